using System.Runtime.CompilerServices;
using DryApi.Http;
using Microsoft.Kiota.Abstractions;

namespace DryApi;

/// <summary>Where the waits of an account hear of their jobs.</summary>
internal static class JobNewsSource
{
    /// <summary>Whoever has the adapter has the account.</summary>
    private static readonly ConditionalWeakTable<IRequestAdapter, IJobNews> OfAdapters = [];

    /// <summary>The one of an adapter; null where live updates are off.</summary>
    public static IJobNews? Of(IRequestAdapter adapter, ApiService service) =>
        adapter is ApiTransport { Options: DryApiClientOptions { LiveUpdates: { } options } } transport ? OfAdapters.GetValue(adapter, _ => options.Listen(transport, service)) : null;

    /// <summary>The one of an adapter that somebody listens to already; null where nobody does.</summary>
    public static IJobNews? Find(IRequestAdapter adapter) => OfAdapters.TryGetValue(adapter, out var news) ? news : null;
}
