using System.ComponentModel;
using System.Reflection;
using DryApi.Errors;
using DryApi.Telemetry;

namespace DryApi.Http;

/// <summary>What a client is told of its service, and the calls ask for: nothing of it stands in the runtime.</summary>
/// <param name="name">The service's name, that of the source of traces and of the meter.</param>
/// <param name="assembly">The assembly of the client; requests name it, with its version, as the program that sends them.</param>
/// <param name="defaultServer">The service's own URL.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ApiService(string name, Assembly assembly, string defaultServer)
{
    /// <summary>Made when the first call is: who only reads of operations measures nothing.</summary>
    private readonly Lazy<ServiceTelemetry> _telemetry = new(() => new ServiceTelemetry(name, UserAgent.VersionOf(assembly)));

    /// <summary>Gets the service's own URL; a relative one where its document says none, and clients have to be told.</summary>
    public Uri DefaultServer { get; } = new(defaultServer, UriKind.RelativeOrAbsolute);

    /// <summary>Gets the exceptions of the client. Default: all are <see cref="ServiceException"/>.</summary>
    public ServiceErrors Errors
    {
        get => field ??= new ServiceErrors(Headers);
        init;
    }

    /// <summary>Gets the names of the headers that say something of every call.</summary>
    public HeaderNames Headers { get; init; } = HeaderNames.Default;

    /// <summary>Gets the path that says where a job stands, with its id in braces; null where the service has no jobs.</summary>
    public string? JobStatusPath { get; init; }

    /// <summary>Gets what a user without a key is told to do, as a sentence.</summary>
    public string KeyAdvice { get; init; } = "Pass the key of your account.";

    /// <summary>Gets what asks where a job stands.</summary>
    internal JobStatusOperation JobStatus => field ??= new JobStatusOperation(this, JobStatusPath ?? throw new InvalidOperationException("The service says of no path where a job stands."));

    /// <summary>Gets how requests name the program that sends them.</summary>
    internal UserAgent UserAgent => field ??= new UserAgent(assembly);

    /// <summary>Gets where the traces and the metrics of calls come from.</summary>
    internal ServiceTelemetry Telemetry => _telemetry.Value;
}
