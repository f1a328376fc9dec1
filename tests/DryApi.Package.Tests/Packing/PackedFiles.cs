using System.IO.Compression;

namespace DryApi.Package.Tests.Packing;

/// <summary>
/// The packages: those in the folder that <c>DRYAPI_PACKAGES</c> names, as <c>build/verify-packages.sh</c> does, or else those that
/// <c>build/pack.sh</c> makes of a copy of the repository.
/// </summary>
internal sealed class PackedFiles(string folder, string version, bool hasAddress)
{
    public const string RepositoryUrl = "https://github.com/dryapi/DryApi.Generated";

    private static readonly string[] Folders = ["build", "generator", "openapi", "src"];

    public string Folder => folder;

    public string Version => version;

    /// <summary>Whether git knew an address of the sources when they were packed.</summary>
    public bool HasAddress => hasAddress;

    public static async Task<PackedFiles> GetAsync(string work)
    {
        var given = Environment.GetEnvironmentVariable("DRYAPI_PACKAGES");
        var isGiven = !string.IsNullOrEmpty(given);
        var folder = isGiven ? given! : await PackAsync(Path.Combine(work, "repository"));
        var hasAddress = !isGiven || (await Shell.RunAsync("git", RepositoryFiles.Root, "-c", "safe.directory=*", "remote", "get-url", "origin")).Output.StartsWith("https://", StringComparison.Ordinal);
        var first = Directory.GetFiles(folder, "DryApi.Generated.*.nupkg").Where(file => char.IsDigit(Path.GetFileName(file)["DryApi.Generated.".Length])).ShouldHaveSingleItem($"in {folder}");
        return new PackedFiles(folder, Path.GetFileNameWithoutExtension(first)["DryApi.Generated.".Length..], hasAddress);
    }

    public string PathOf(string id, string extension = "nupkg") => Path.Combine(folder, $"{id}.{version}.{extension}");

    public ZipArchive Open(string id, string extension = "nupkg") => ZipFile.OpenRead(PathOf(id, extension));

    private static async Task<string> PackAsync(string copy)
    {
        Directory.CreateDirectory(copy);
        foreach (var file in Directory.EnumerateFiles(RepositoryFiles.Root).Where(file => Path.GetExtension(file) is not (".png" or ".wav" or ".git")))
        {
            File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
        }

        foreach (var folder in Folders)
        {
            RepositoryFiles.Copy(RepositoryFiles.PathOf(folder), Path.Combine(copy, folder));
        }

        // As a release finds it: a commit, and an address that the symbols can point to.
        (await Shell.RunAsync("git", copy, "init", "-q", "-b", "main")).ShouldExitWithZero();
        (await Shell.RunAsync("git", copy, "remote", "add", "origin", RepositoryUrl)).ShouldExitWithZero();
        (await Shell.RunAsync("git", copy, "add", "-A")).ShouldExitWithZero();
        (await Shell.RunAsync("git", copy, "-c", "user.name=Tests", "-c", "user.email=tests@localhost", "commit", "-q", "-m", "A release")).ShouldExitWithZero();
        var said = (await Shell.RunAsync("bash", copy, "build/pack.sh")).ShouldExitWithZero();
        said.ShouldNotContain(": warning ");
        return Path.Combine(copy, "artifacts", "packages");
    }
}
