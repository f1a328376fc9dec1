namespace DryApi.Injection.Tests.Pipeline;

/// <summary>A folder of its own, gone after use.</summary>
internal sealed class Folder : IDisposable
{
    private readonly string _path = Directory.CreateTempSubdirectory("dryapi-injection-").FullName;

    public string this[string name] => Path.Combine(_path, name);

    public void Dispose() => Directory.Delete(_path, recursive: true);
}
