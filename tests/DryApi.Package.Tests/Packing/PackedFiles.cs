using System.IO.Compression;
using System.Reflection;

namespace DryApi.Package.Tests.Packing;

/// <summary>
/// The packages: those in the folder that <c>DRYAPI_PACKAGES</c> names, as <c>build/verify-packages.sh</c> does, or else those that
/// <c>build/pack.sh</c> makes of a copy of the repository.
/// </summary>
internal sealed class PackedFiles(string folder, string version, bool hasAddress)
{
    public const string RepositoryUrl = "https://github.com/dryapi/DryApi.Generated";

    private static readonly string[] Folders = ["build", "generator", "openapi", "src"];

    public static string Repository { get; } = Assembly.GetExecutingAssembly()
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "RepositoryRoot").Value!;

    public string Folder => folder;

    public string Version => version;

    /// <summary>Whether git knew an address of the sources when they were packed.</summary>
    public bool HasAddress => hasAddress;

    public static async Task<PackedFiles> GetAsync(string work)
    {
        var given = Environment.GetEnvironmentVariable("DRYAPI_PACKAGES");
        var isGiven = !string.IsNullOrEmpty(given);
        var folder = isGiven ? given! : await PackAsync(Path.Combine(work, "repository"));
        var hasAddress = !isGiven || (await Shell.TryAsync("git", Repository, new Dictionary<string, string>(), "remote", "get-url", "origin")).Output.StartsWith("https://", StringComparison.Ordinal);
        var first = Directory.GetFiles(folder, "DryApi.Generated.*.nupkg").ShouldHaveSingleItem($"in {folder}");
        return new PackedFiles(folder, Path.GetFileNameWithoutExtension(first)["DryApi.Generated.".Length..], hasAddress);
    }

    public string PathOf(string id, string extension = "nupkg") => Path.Combine(folder, $"{id}.{version}.{extension}");

    public ZipArchive Open(string id, string extension = "nupkg") => ZipFile.OpenRead(PathOf(id, extension));

    private static async Task<string> PackAsync(string copy)
    {
        Directory.CreateDirectory(copy);
        foreach (var file in Directory.EnumerateFiles(Repository).Where(file => Path.GetExtension(file) is not (".png" or ".wav" or ".git")))
        {
            File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
        }

        foreach (var folder in Folders)
        {
            Copy(Path.Combine(Repository, folder), Path.Combine(copy, folder));
        }

        // As a release finds it: a commit, and an address that the symbols can point to.
        var nothing = new Dictionary<string, string>();
        await Shell.RunAsync("git", copy, nothing, "init", "-q", "-b", "main");
        await Shell.RunAsync("git", copy, nothing, "remote", "add", "origin", RepositoryUrl);
        await Shell.RunAsync("git", copy, nothing, "add", "-A");
        await Shell.RunAsync("git", copy, nothing, "-c", "user.name=Tests", "-c", "user.email=tests@localhost", "commit", "-q", "-m", "A release");
        var said = await Shell.RunAsync("bash", copy, nothing, "build/pack.sh");
        said.ShouldNotContain(": warning ");
        return Path.Combine(copy, "artifacts", "packages");
    }

    /// <summary>Copies a folder without what builds leave behind.</summary>
    private static void Copy(string from, string to)
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
