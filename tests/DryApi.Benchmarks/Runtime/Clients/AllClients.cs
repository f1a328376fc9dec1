namespace DryApi.Benchmarks.Runtime.Clients;

/// <summary>The clients that are compared; the first one is what the others are measured by, the last one is ours.</summary>
internal static class AllClients
{
    /// <summary>All of them, each with a handler of its own; without one, each with what it makes itself.</summary>
    public static IClientCalls[] Create(Uri baseAddress, Func<HttpMessageHandler>? handler = null) =>
    [
        new HandWrittenCalls(baseAddress, handler?.Invoke()),
        new NSwagCalls(baseAddress, handler?.Invoke()),
        new KiotaCalls(baseAddress, handler?.Invoke()),
        new SdkCalls(baseAddress, handler?.Invoke()),
    ];

    public static void Dispose(IClientCalls[] clients) => Array.ForEach(clients, client => client.Dispose());
}
