using DryApi.Benchmarks.Runtime.Clients;

namespace DryApi.Benchmarks.Runtime.Checks;

/// <summary>Figures of clients that do not do the same are worth nothing: each call is made once by each, and what was sent and read is compared.</summary>
internal static class SameWork
{
    /// <exception cref="InvalidOperationException">A client sent or read something else than the others; the message says what.</exception>
    public static void Check(CallKind kind)
    {
        var handlers = new List<RecordingHandler>();
        var clients = AllClients.Create(Samples.BaseAddress, () =>
        {
            handlers.Add(new RecordingHandler(kind.Response));
            return handlers[^1];
        });
        foreach (var client in clients)
        {
            kind.Run(client);
        }

        for (var i = 0; i < clients.Length; i++)
        {
            Compare(kind, clients[0].Name, handlers[0].Requests, clients[i].Name, handlers[i].Requests);
        }

        AllClients.Dispose(clients);
    }

    /// <exception cref="InvalidOperationException">The SDK finds something else in the two requests than what is in them.</exception>
    public static void CheckValidation()
    {
        if (SdkCalls.ValidateValid() != 0 || SdkCalls.ValidateInvalid() != 1)
        {
            throw new InvalidOperationException("The valid request has no wrong field and the invalid one has one; the SDK says otherwise.");
        }
    }

    private static void Compare(CallKind kind, string expectedName, List<string> expected, string name, List<string> sent)
    {
        if (expected.Count != 1 || sent.Count != 1 || expected[0] != sent[0])
        {
            throw new InvalidOperationException($"{kind.Title}: {name} does not send what {expectedName} does.\n{name}: {string.Join('\n', sent)}\n{expectedName}: {string.Join('\n', expected)}");
        }
    }
}
