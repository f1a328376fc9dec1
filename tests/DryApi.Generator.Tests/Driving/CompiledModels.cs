using System.Reflection;
using System.Text;
using DryApi.Contracts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DryApi.Generator.Tests.Driving;

/// <summary>The models that the generator writes for a contract, compiled against the runtime, so that they can be asked.</summary>
internal static class CompiledModels
{
    /// <summary>Compiles the models of a contract with the simplest other half that they can have.</summary>
    public static Assembly Of(string contract)
    {
        var surface = CSharpSurface.Of(ContractReader.Read(contract));
        var code = DeclaredCode.Of(contract);
        Run.Diagnostics(contract, code).ShouldBeEmpty();
        var compilation = CSharpCompilation.Create(
            "Shop",
            [Sdk.Parse(Run.Files(contract, code)["Models.g.cs"], "Models.g.cs"), Sdk.Parse(Declarations(surface), "Declarations.cs")],
            [
                .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
                    .Where(path => Path.GetFileName(path) is "DryApi.Runtime.dll" || !Path.GetFileName(path).StartsWith("DryApi.", StringComparison.Ordinal))
                    .Select(path => MetadataReference.CreateFromFile(path)),
            ],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        using var image = new MemoryStream();
        compilation.Emit(image, cancellationToken: TestContext.Current.CancellationToken).Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.ToString()).ShouldBeEmpty();
        return Assembly.Load(image.ToArray());
    }

    private static string Declarations(CSharpSurface surface)
    {
        var text = new StringBuilder("#nullable enable\nusing System.Collections.Generic;\nusing DryApi.Files;\nnamespace Shop;\n");
        foreach (var @enum in surface.Enums)
        {
            text.Append($"public readonly struct {@enum.Name}(string value) : DryApi.Serialization.IOpenEnum<{@enum.Name}> {{ public string Value => value; public static {@enum.Name} Create(string value) => new(value); public override string ToString() => value; }}\n");
        }

        foreach (var model in surface.Models)
        {
            text.Append($"public partial class {model.Name} : DryApi.Serialization.JsonRequest\n{{\n");
            foreach (var property in model.Properties)
            {
                text.Append($"    public {(model.IsSent && property.IsRequired ? "required " : "")}partial {property.Declaration} {property.Name} {{ get; set; }}\n");
            }

            text.Append("}\n");
        }

        return text.ToString();
    }
}
