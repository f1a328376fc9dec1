using DryApi.Benchmarks.Runtime;
using DryApi.Benchmarks.Runtime.Clients;

namespace DryApi.Benchmarks.Telemetry;

/// <summary>A JSON call of the SDK that this assembly was loaded with.</summary>
public static class JsonCall
{
    /// <summary>Makes a client.</summary>
    /// <returns>What makes a call with it.</returns>
    public static Action Create()
    {
        var sdk = new SdkCalls(Samples.BaseAddress, new StubHandler(CallKind.Json.Response));
        return () => CallKind.Json.Run(sdk);
    }
}
