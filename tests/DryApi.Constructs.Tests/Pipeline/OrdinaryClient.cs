using System.Reflection;
using System.Text.Json.Nodes;
using DryApi.Tests;

namespace DryApi.Constructs.Tests.Pipeline;

/// <summary>Our own client, made of its document with every ordinary change.</summary>
public sealed class OrdinaryClient : IAsyncLifetime
{
    private ClientBuildResult? _result;
    private Assembly? _assembly;

    internal ClientBuildResult Result => _result!;

    public async ValueTask InitializeAsync()
    {
        var document = JsonNode.Parse(await File.ReadAllTextAsync(RepositoryFiles.Document))!;
        OrdinaryChanges.Apply(document);
        _result = await ClientBuild.OfAsync(document.ToJsonString(), ClientProject.Own());
        _assembly = _result.Load();
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>The type of that name; null where there is none.</summary>
    public Type? TypeOf(string name)
    {
        _assembly.ShouldNotBeNull(string.Join('\n', _result!.Raw.Concat(_result.Said)));
        return _assembly.GetType("DryApi." + name);
    }
}
