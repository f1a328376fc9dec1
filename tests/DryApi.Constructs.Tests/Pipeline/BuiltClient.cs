using System.Net.ServerSentEvents;
using System.Reflection;
using DryApi.Http;

namespace DryApi.Constructs.Tests.Pipeline;

/// <summary>The client of a document, built once for all tests, and called as code that has only its names.</summary>
/// <param name="document">The document.</param>
public abstract class BuiltClient(string document) : IAsyncLifetime
{
    private ClientBuildResult? _result;
    private Assembly? _assembly;

    internal ClientBuildResult Result => _result!;

    public async ValueTask InitializeAsync()
    {
        _result = await ClientBuild.OfAsync(document);
        _assembly = _result.Load();
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>Runs an operation by its method and path.</summary>
    /// <returns>What the typed method returns.</returns>
    public async Task<object?> RunAsync(Uri url, string operation, Dictionary<string, object?> values)
    {
        using var transport = Transport(url);
        return await Find(operation).RunAsync(transport, values, TestContext.Current.CancellationToken);
    }

    /// <summary>Reads the events of an operation by its method and path.</summary>
    public async Task<List<SseItem<object>>> ReadAsync(Uri url, string operation, Dictionary<string, object?> values)
    {
        using var transport = Transport(url);
        var events = new List<SseItem<object>>();
        await foreach (var item in Find(operation).StreamAsync(transport, values, TestContext.Current.CancellationToken))
        {
            events.Add(item);
        }

        return events;
    }

    public Type TypeOf(string name) => _assembly!.GetType("Bakery." + name, throwOnError: true)!;

    private OperationDescription Find(string operation) =>
        ((IReadOnlyList<OperationDescription>)TypeOf("ApiOperations").GetProperty("All")!.GetValue(null)!).Single(each => $"{each.Method} {each.Path}" == operation);

    private ApiTransport Transport(Uri url)
    {
        var options = (ClientOptions)Activator.CreateInstance(TypeOf("ApiClientOptions"))!;
        (options.ApiKey, options.BaseAddress) = ("secret-key", url);
        return new ApiTransport(options);
    }
}
