using System.Reflection;
using DryApi.Constructs.Tests.Documents;

namespace DryApi.Constructs.Tests.Pipeline;

/// <summary>The client of the one document with everything, built once for all tests, and called as code that has only its names.</summary>
public sealed class EverythingClient : IAsyncLifetime
{
    private ClientBuildResult? _result;
    private Assembly? _assembly;

    internal ClientBuildResult Result => _result!;

    public async ValueTask InitializeAsync()
    {
        _result = await ClientBuild.OfAsync(Everything.Document);
        _assembly = _result.Load();
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>Runs an operation by its method and path.</summary>
    /// <returns>What the typed method returns.</returns>
    public async Task<object?> RunAsync(Uri url, string operation, Dictionary<string, object?> values)
    {
        var options = (DryApi.Http.ClientOptions)Activator.CreateInstance(TypeOf("ApiClientOptions"))!;
        (options.ApiKey, options.BaseAddress) = ("secret-key", url);
        using var transport = new DryApi.Http.ApiTransport(options);
        var all = (IReadOnlyList<OperationDescription>)TypeOf("ApiOperations").GetProperty("All")!.GetValue(null)!;
        return await all.Single(each => $"{each.Method} {each.Path}" == operation).RunAsync(transport, values, TestContext.Current.CancellationToken);
    }

    public Type TypeOf(string name) => _assembly!.GetType("Bakery." + name, throwOnError: true)!;
}
