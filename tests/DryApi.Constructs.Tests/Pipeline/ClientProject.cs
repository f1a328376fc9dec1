using System.Xml.Linq;

namespace DryApi.Constructs.Tests.Pipeline;

/// <summary>What a project adds to its document.</summary>
/// <param name="AssemblyName">The assembly's name: the runtime shows its internals to the client's own.</param>
/// <param name="Namespace">The namespace of the code.</param>
/// <param name="Overlay">The overlay's file; null for none.</param>
/// <param name="Names">What <c>normalize</c> is told besides.</param>
/// <param name="Sources">What is written by hand.</param>
internal sealed record ClientProject(string AssemblyName, string Namespace, string? Overlay, IReadOnlyList<string> Names, IReadOnlyList<(string Name, string Text)> Sources)
{
    /// <summary>Gets the class of the client; null for the usual one.</summary>
    public string? Client { get; private init; }

    /// <summary>The project of our own client, as its file has it.</summary>
    public static ClientProject Own()
    {
        const string Folder = "src/DryApi.Generated";
        var project = XDocument.Load(RepositoryFiles.PathOf(Folder + "/DryApi.Generated.csproj"));
        var document = project.Descendants("OpenApiDocument").Single();
        string[] names =
        [
            .. new[] { ("--client-base", "ClientBase"), ("--client-options", "ClientOptions"), ("--exceptions", "Exceptions"), ("--job-handle", "JobHandle"), ("--job-id", "JobId"), ("--price-segment", "PriceSegment") }
                .SelectMany(option => (string[])[option.Item1, document.Attribute(option.Item2)!.Value]),
        ];
        var files = new[] { "" }.Concat(Directory.EnumerateDirectories(RepositoryFiles.PathOf(Folder)).Where(folder => Path.GetFileName(folder) is not ("bin" or "obj")))
            .SelectMany(folder => Directory.EnumerateFiles(RepositoryFiles.PathOf(folder.Length == 0 ? Folder : folder), "*.cs"));
        return new ClientProject("DryApi.Generated", project.Descendants("RootNamespace").Single().Value, RepositoryFiles.Overlay, names, [.. files.Select(file => (Path.GetFileName(file), File.ReadAllText(file)))])
        {
            Client = document.Attribute("ClientName")!.Value,
        };
    }
}
