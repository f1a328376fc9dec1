using DryApi.Benchmarks.Runtime.Clients;

namespace DryApi.Benchmarks.Runtime;

/// <summary>A call that all clients make over the stub.</summary>
internal sealed record CallKind(string Name, string Title, byte[] Response, Func<IClientCalls, Task> Call)
{
    public static CallKind Json { get; } = new("json", "JSON call (POST txt2img)", Samples.SubmittedResponse, client => client.PostJson());

    public static CallKind Form { get; } = new("form", "Multipart call (POST img2img, 4 KiB file)", Samples.SubmittedResponse, client => client.PostForm());

    public static CallKind Status { get; } = new("status", "Status poll (GET request-status)", Samples.StatusResponse, client => client.GetStatus());

    public static CallKind Models { get; } = new("models", $"Page of {Samples.ModelCount} models (GET models)", Samples.ModelsResponse, client => client.GetModels());

    public static CallKind[] All { get; } = [Json, Form, Status, Models];

    /// <summary>The clients over stubs that answer this call.</summary>
    public IClientCalls[] CreateClients() => AllClients.Create(Samples.BaseAddress, () => new StubHandler(Response));

    /// <summary>Makes the call once.</summary>
    /// <exception cref="InvalidOperationException">The answer was read wrongly.</exception>
    public void Run(IClientCalls client)
    {
        var call = Call(client);
        call.GetAwaiter().GetResult();
        if (!client.HasRead(call))
        {
            throw new InvalidOperationException($"{Title}: {client.Name} read something else than the service answered.");
        }
    }

    public override string ToString() => Name;
}
