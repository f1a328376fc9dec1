using System.Reflection;

namespace DryApi.TestSupport.Folders;

/// <summary>The files of the repository that tests read.</summary>
public static class RepositoryFiles
{
    /// <summary>The accepted document, from the repository's folder.</summary>
    public const string DocumentFile = Accepted + "dryapi.json";

    /// <summary>The overlay of the document, from the repository's folder.</summary>
    public const string OverlayFile = Accepted + "overlay.json";

    /// <summary>The accepted contract, from the repository's folder.</summary>
    public const string ContractFile = Accepted + "contract.txt";

    /// <summary>What acceptances of the document changed, from the repository's folder.</summary>
    public const string ChangelogFile = Accepted + "CHANGELOG.md";

    private const string Accepted = Documents + "/v1/";
    private const string Documents = "openapi";

    /// <summary>The repository's folder.</summary>
    public static string Root { get; } = typeof(RepositoryFiles).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "RepositoryRoot").Value!;

    /// <summary>The names of the accepted documents' folders: a folder more is a document that the tests of documents take up by themselves.</summary>
    public static IReadOnlyList<string> DocumentNames { get; } = [.. Directory.EnumerateDirectories(PathOf(Documents)).Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal)];

    /// <summary>The accepted document.</summary>
    public static string Document => PathOf(DocumentFile);

    /// <summary>The overlay of the document.</summary>
    public static string Overlay => PathOf(OverlayFile);

    /// <summary>The accepted contract.</summary>
    public static string Contract => PathOf(ContractFile);

    /// <summary>A file of one of the accepted documents.</summary>
    public static string PathOf(string document, string file) => PathOf($"{Documents}/{document}/{file}");

    /// <summary>A file or folder by its path from the repository's folder, with slashes.</summary>
    public static string PathOf(string relative) => Path.Combine(Root, relative);

    /// <summary>Copies a folder without what builds leave behind.</summary>
    public static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.EnumerateFiles(from))
        {
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        }

        foreach (var folder in Directory.EnumerateDirectories(from).Where(f => Path.GetFileName(f) is not ("bin" or "obj")))
        {
            Copy(folder, Path.Combine(to, Path.GetFileName(folder)));
        }
    }
}
