namespace DryApi.Benchmarks.Runtime.Clients;

/// <summary>
/// One client of the service, and the calls that are measured. A call gives back the client's own task, so that nothing but the client is measured;
/// what it answered is judged by <see cref="HasRead"/>.
/// </summary>
internal interface IClientCalls : IDisposable
{
    string Name { get; }

    /// <summary>Whether the client has a way to fetch a result.</summary>
    bool CanDownload { get; }

    Task PostJson();

    Task PostForm();

    Task GetStatus();

    Task GetModels();

    Task Upload(string path);

    Task Download(Uri address, string path);

    /// <summary>Whether a call that has ended gave what the service answered. It allocates nothing: it is called in what is measured.</summary>
    bool HasRead(Task call);
}
