using System.Security.Cryptography;
using System.Text;
using DryApi.Contracts;

namespace DryApi.Generator.Emission;

/// <summary>Writes what says which contract the assembly was made from, and which client it has.</summary>
internal static class ContractEmitter
{
    public static string Emit(Contract contract, string text, Declarations declarations)
    {
        using var sha = SHA256.Create();
        var hash = sha.ComputeHash(Encoding.UTF8.GetBytes(text.Replace("\r\n", "\n")));
        var code = new CodeWriter(declarations.Namespace, [], [$"global::DryApi.Http.ServiceClient({CSharpLiteral.Quote(declarations.Namespace + "." + declarations.Client)})"]);
        code.Line();
        code.Line("/// <summary>The contract that this assembly was made from.</summary>");
        code.Open($"public static class {declarations.ContractClass}");
        code.Line("/// <summary>SHA-256 of the contract's text, in hexadecimal: two assemblies with the same hash know the same service.</summary>");
        code.Line($"public static string Hash => \"{string.Concat(hash.Select(b => b.ToString("x2")))}\";");
        code.Line();
        code.Line("/// <summary>The version that the service gives its interface.</summary>");
        code.Line($"public static string ServiceVersion => {CSharpLiteral.Quote(contract.Version)};");
        code.Line();
        code.Line("/// <summary>The service's own address.</summary>");
        code.Line($"public static string DefaultServer => {CSharpLiteral.Quote(contract.Servers.FirstOrDefault() ?? "")};");
        EmitHeaders(code, contract);
        code.Close();
        return code.ToString();
    }

    /// <summary>The headers that hand-written code reads: one that the service no longer says has no constant, and that code does not compile.</summary>
    private static void EmitHeaders(CodeWriter code, Contract contract)
    {
        var headers = contract.Reliances.Where(reliance => reliance.Kind == ContractReliance.Header).ToList();
        if (headers.Count == 0)
        {
            return;
        }

        code.Line();
        code.Line("/// <summary>The headers of responses that hand-written code reads.</summary>");
        code.Open("internal static class Headers");
        foreach (var header in headers)
        {
            code.Line($"public const string {header.Name} = {CSharpLiteral.Quote(header["name"])};");
        }

        code.Close();
    }
}
