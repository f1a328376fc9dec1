using System.ComponentModel;
using System.Globalization;
using DryApi.Http;
using Microsoft.Kiota.Abstractions.Serialization;

namespace DryApi.Errors;

/// <summary>Makes the exceptions of a client. A client that has types of its own for them derives from it; by default all are <see cref="ServiceException"/>.</summary>
/// <param name="headers">The names of the headers that the exceptions read; null for the usual ones.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public class ServiceErrors(HeaderNames? headers = null)
{
    private const string NotSent = "The request breaks the contract and was not sent.";

    private readonly HeaderNames _headers = headers ?? HeaderNames.Default;
    private Dictionary<string, ParsableFactory<IParsable>>? _mapping;

    /// <summary>Gets those of no service in particular.</summary>
    public static ServiceErrors Default { get; } = new();

    /// <summary>Gets the exceptions by status, as Kiota's adapters ask for them.</summary>
    internal Dictionary<string, ParsableFactory<IParsable>> Mapping => _mapping ??= new(StringComparer.Ordinal)
    {
        ["401"] = node => OfNode(401, node),
        ["403"] = node => OfNode(403, node),
        ["404"] = node => OfNode(404, node),
        ["422"] = node => OfNode(422, node),
        ["429"] = node => OfNode(429, node),
        ["4XX"] = node => OfNode(400, node),
        ["5XX"] = node => OfNode(500, node),
    };

    /// <summary>Makes the exception of a kind.</summary>
    /// <param name="kind">What went wrong.</param>
    /// <param name="message">What happened, in one sentence; null where the service says it.</param>
    /// <param name="innerException">What it came from.</param>
    public virtual ServiceException New(FailureKind kind, string? message = null, Exception? innerException = null) => new(_headers, kind, message, innerException);

    /// <summary>Makes the exception for a response that is no success.</summary>
    /// <param name="status">Its status.</param>
    /// <param name="hasField">Tells whether its errors name a field.</param>
    public virtual ServiceException OfStatus(int status, Predicate<string> hasField) => New(status switch
    {
        401 => FailureKind.Unauthorized,
        403 => FailureKind.Forbidden,
        404 => FailureKind.NotFound,
        422 => FailureKind.InvalidRequest,
        429 => FailureKind.RateLimit,
        >= 500 => FailureKind.Server,
        _ => FailureKind.Other,
    });

    /// <summary>Makes the exception for a request that breaks a rule and was not sent.</summary>
    /// <param name="errors">What is wrong, by field.</param>
    public virtual ServiceException OfFields(IDictionary<string, string[]> errors) =>
        new(_headers, FailureKind.InvalidRequest, NotSent, null) { Errors = errors };

    /// <summary>Makes the exception for a file that cannot be sent.</summary>
    /// <param name="fileName">The file's name, without folders.</param>
    /// <param name="message">What happened.</param>
    /// <param name="innerException">What it came from.</param>
    public virtual ServiceException OfFile(string fileName, string message, Exception? innerException = null) => New(FailureKind.File, message, innerException);

    /// <summary>Makes the exception for a job that may have been taken, with all that its cause says.</summary>
    /// <param name="cause">What happened.</param>
    /// <param name="sendings">How often its body was begun to be sent.</param>
    public ServiceException OfUncertainty(ServiceException cause, int sendings = 1)
    {
        var sent = sendings > 1 ? string.Create(CultureInfo.InvariantCulture, $"It was sent {sendings} times, of which the service took none but perhaps the last, and not again") : "It was sent once and not again";
        var exception = New(
            FailureKind.SubmissionUncertain,
            $"The job may have been taken, or not: {cause.What.TrimEnd('.')}. {sent}, as a second job would be paid for too; see the account's jobs before submitting it anew.",
            cause);
        exception.TakeFrom(cause);
        return exception;
    }

    private ServiceException OfNode(int status, IParseNode node) => OfStatus(status, field => node.GetChildNode("errors")?.GetChildNode(field) is not null);
}
