using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DryApi.Surface.Tests.Shipped;

/// <summary>Loads a built assembly as the compiler of a user of it does.</summary>
internal static class AssemblyReader
{
    private static readonly CSharpCompilationOptions Options = new(
        OutputKind.DynamicallyLinkedLibrary,
        metadataImportOptions: MetadataImportOptions.Public,
        // Libraries were built against older versions of the framework, and this is how the compiler takes them.
        assemblyIdentityComparer: DesktopAssemblyIdentityComparer.Default);

    public static IAssemblySymbol Read(ShippedAssembly assembly) =>
        Read(MetadataReference.CreateFromFile(assembly.Path), assembly.References.Select(path => MetadataReference.CreateFromFile(path)));

    public static IAssemblySymbol Read(MetadataReference assembly, IEnumerable<MetadataReference> references) =>
        (IAssemblySymbol)CSharpCompilation.Create("Reader", references: [assembly, .. references], options: Options).GetAssemblyOrModuleSymbol(assembly)!;
}
