using DryApi.Benchmarks.Runtime.Checks;
using DryApi.Benchmarks.Runtime.Clients;

namespace DryApi.Benchmarks.Runtime.Short;

/// <summary>A call over the stub by all clients.</summary>
internal static class CallScenario
{
    public static ScenarioResult Run(CallKind kind, params Limit[] limits)
    {
        SameWork.Check(kind);
        var clients = kind.CreateClients();
        var measures = CallLoop.Run(Array.ConvertAll(clients, client => (Action)(() => kind.Run(client))));
        var rows = clients.Select((client, index) => new Row(client.Name, measures[index])).ToArray();
        AllClients.Dispose(clients);
        return new ScenarioResult(kind.Name, kind.Title, rows, [.. limits.Select(limit => limit.Of(rows))]);
    }
}
