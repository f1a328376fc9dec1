using Microsoft.CodeAnalysis;

namespace DryApi.Surface.Tests.Text;

/// <summary>What users of an assembly can name, as text that a review can read and a change of it cannot leave as it was.</summary>
internal static class SurfaceText
{
    public static string Of(IAssemblySymbol assembly)
    {
        var namespaces = PublicTypesOf(assembly.GlobalNamespace)
            .GroupBy(type => Display.Namespace(type.ContainingNamespace))
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .ToArray();
        IEnumerable<string> lines =
        [
            $"// The public surface of {assembly.Name}{(namespaces.Length == 0 ? ": no public types" : "")}",
            // What became of another client is made of the contracts, and reviewed as the page of the migration.
            .. AttributeText.Of([.. assembly.GetAttributes().Where(attribute => attribute.AttributeClass?.Name != "SuccessorOfAttribute")], "assembly: "),
            .. namespaces.SelectMany(group => Lines(group.Key, group)),
        ];
        return string.Join('\n', lines) + "\n";
    }

    private static IEnumerable<string> Lines(string name, IEnumerable<INamedTypeSymbol> types) =>
        Enumerable.Concat(name == "" ? [] : ["", $"namespace {name};"], TypeText.Sorted(types).SelectMany(type => TypeText.Lines(type).Prepend("")));

    private static IEnumerable<INamedTypeSymbol> PublicTypesOf(INamespaceSymbol space) =>
        space.GetTypeMembers().Where(Visibility.IsVisible).Concat(space.GetNamespaceMembers().SelectMany(PublicTypesOf));
}
