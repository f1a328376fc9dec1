namespace DryApi.OpenApi.Tests.Documents;

/// <summary>A folder of its own for one test, deleted with it.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("dryapi-openapi-");

    public string this[string name] => Path.Combine(_folder.FullName, name);

    /// <summary>Writes a file, with the folders on the way to it.</summary>
    public string Write(string name, string content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(this[name])!);
        File.WriteAllText(this[name], content);
        return this[name];
    }

    public string Write(string name, byte[] content)
    {
        File.WriteAllBytes(this[name], content);
        return this[name];
    }

    /// <summary>The names of all that is in the folder.</summary>
    public string[] Names() => [.. _folder.GetFileSystemInfos().Select(entry => entry.Name).Order(StringComparer.Ordinal)];

    public void Dispose() => _folder.Delete(recursive: true);
}
