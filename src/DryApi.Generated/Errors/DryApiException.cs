using DryApi.Serialization;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Serialization;

namespace DryApi;

/// <summary>
/// A call that failed. The type tells why; <see cref="ApiException.ResponseStatusCode"/> and <see cref="ApiException.ResponseHeaders"/>
/// are those of the answer, 0 and empty when there was none.
/// </summary>
public class DryApiException : ApiException, IParsable
{
    private readonly string? _what;

    /// <summary>Makes one with a message of its own.</summary>
    /// <param name="message">What happened, in one sentence.</param>
    /// <param name="innerException">What it came from.</param>
    public DryApiException(string? message = null, Exception? innerException = null)
        : base(message!, innerException!) => _what = message;

    /// <summary>The HTTP method of the request; null when it never became one.</summary>
    public string? RequestMethod { get; internal set; }

    /// <summary>The address of the request; null when it never became one.</summary>
    public Uri? RequestAddress { get; internal set; }

    /// <summary>The service's own message; null when it sent none that could be read.</summary>
    public string? ServiceMessage { get; internal set; }

    /// <summary>What is wrong with which field, as the service or the contract says it; empty when the error is not about fields.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Errors { get; internal set; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>The beginning of the answer's body, at most 500 characters; null when there was no body.</summary>
    public string? Excerpt { get; internal set; }

    /// <summary>What happened: the service's message, the fields, the request and the status.</summary>
    public override string Message
    {
        get
        {
            var what = _what ?? ServiceMessage ?? Excerpt ?? "The service answered with an error.";
            // The service repeats the first field's message as its own.
            var fields = string.Concat(Errors.SelectMany(error => error.Value.Where(message => message != what).Select(message => $" {error.Key}: {message}")));
            var status = ResponseStatusCode > 0 ? $"status {ResponseStatusCode}" : null;
            var request = RequestMethod is null ? null : $"{RequestMethod} {RequestAddress}";
            var where = string.Join(", ", new[] { request, status }.Where(part => part is not null));
            return what + fields + (where.Length == 0 ? "" : $" ({where})");
        }
    }

    /// <inheritdoc />
    public IDictionary<string, Action<IParseNode>> GetFieldDeserializers() => new Dictionary<string, Action<IParseNode>>
    {
        ["message"] = node => ServiceMessage = node.GetStringValue(),
        ["errors"] = node => Errors = KiotaReader.Json(node) is { } errors ? ErrorBody.ReadErrors(errors) : Errors,
    };

    /// <summary>Errors are only received.</summary>
    public void Serialize(ISerializationWriter writer)
    {
    }

    /// <summary>Takes over what the service said.</summary>
    internal void Take(ErrorBody body)
    {
        ServiceMessage = body.Message;
        Errors = body.Errors;
        Excerpt = body.Excerpt;
    }
}
