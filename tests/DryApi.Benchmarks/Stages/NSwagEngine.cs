using System.Reflection;
using System.Runtime.Loader;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace DryApi.Benchmarks.Stages;

/// <summary>NSwag inside this process, with the options of the build step. Its assemblies are in the folder of packages, and nothing refers to them: none of them is known when this is compiled.</summary>
internal sealed class NSwagEngine
{
    private readonly MethodInfo _main;
    private readonly string _root;
    private readonly string _options;

    public NSwagEngine(string root)
    {
        _root = root;
        var folder = typeof(NSwagEngine).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "NSwagFolder").Value!;
        var context = new AssemblyLoadContext("NSwag");
        context.Resolving += (_, name) => Path.Combine(folder, name.Name + ".dll") is var file && File.Exists(file) ? context.LoadFromAssemblyPath(file) : null;
        _main = context.LoadFromAssemblyPath(Path.Combine(folder, "dotnet-nswag.dll")).EntryPoint!;
        _options = XDocument.Load(Path.Combine(root, "build", "DryApi.OpenApi.targets")).Descendants("_NSwagClientOptions").Single().Value;
    }

    /// <summary>Writes the code of a normalized document.</summary>
    public void Run(string document, string code)
    {
        var options = _options
            .Replace("\"$(Var)DOCUMENT$(EndVar)\"", document, StringComparison.Ordinal)
            .Replace("\"$(Var)CODE$(EndVar)\"", code, StringComparison.Ordinal)
            .Replace("\"$(Var)NAMESPACE$(EndVar)\"", "DryApi", StringComparison.Ordinal)
            .Replace("\"$(Var)TEMPLATES$(EndVar)\"", Path.Combine(_root, "build", "nswag", "templates"), StringComparison.Ordinal);

        // It writes nothing where nothing has changed.
        File.Delete(code);
        var console = Console.Out;
        Console.SetOut(TextWriter.Null);
        try
        {
            var exitCode = _main.Invoke(null, [Regex.Split("openapi2csclient " + options.Trim(), @"\s+")]);
            if (exitCode is not (null or 0) || !File.Exists(code))
            {
                throw new InvalidOperationException($"NSwag ended with {exitCode} for {document}");
            }
        }
        finally
        {
            Console.SetOut(console);
        }
    }
}
