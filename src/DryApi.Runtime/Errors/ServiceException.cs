using System.Collections.ObjectModel;
using System.Text;
using DryApi.Http;
using DryApi.Serialization;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Serialization;

namespace DryApi.Errors;

/// <summary>
/// A call that failed. <see cref="Kind"/> tells why, and so does the type, where the client has several; <see cref="ApiException.ResponseStatusCode"/> and <see cref="ApiException.ResponseHeaders"/>
/// are those of the response, 0 and empty when there was none.
/// </summary>
/// <remarks>Whoever tests what a program does with a failure makes one: <c>new …Exception("Slower.") { RetryAfter = TimeSpan.FromMinutes(1) }</c>.</remarks>
public class ServiceException : ApiException, IParsable
{
    private const int LongestText = 2000;
    private const int LongestPart = 1000;
    private const int LongestName = 200;

    private readonly HeaderNames _headers;
    private readonly string? _what;
    private RateLimitInfo? _rateLimit;
    private string? _requestId;
    private string? _requestMethod;
    private Uri? _requestUri;
    private string? _serviceMessage;
    private IDictionary<string, string[]> _errors = ReadOnlyDictionary<string, string[]>.Empty;
    private string? _excerpt;
    private TimeSpan? _retryAfter;
    private IReadOnlyList<CallAttempt> _attempts = [];

    /// <summary>Initializes a new instance with a message of its own.</summary>
    /// <param name="kind">What went wrong.</param>
    /// <param name="message">What happened, in one sentence; null where the service says it.</param>
    /// <param name="innerException">What it came from.</param>
    public ServiceException(FailureKind kind = FailureKind.Other, string? message = null, Exception? innerException = null)
        : this(HeaderNames.Default, kind, message, innerException)
    {
    }

    /// <summary>Initializes a new instance for a service with headers of its own.</summary>
    /// <param name="headers">The names of the headers.</param>
    /// <param name="kind">What went wrong.</param>
    /// <param name="message">What happened, in one sentence; null where the service says it.</param>
    /// <param name="innerException">What it came from.</param>
    protected internal ServiceException(HeaderNames headers, FailureKind kind, string? message, Exception? innerException)
        : base(message!, innerException!) => (_headers, Kind, _what) = (headers, kind, message);

    /// <summary>Gets what went wrong.</summary>
    public FailureKind Kind { get; }

    /// <summary>Gets the HTTP method of the request; null when it never became one.</summary>
    public string? RequestMethod { get => _requestMethod; init => _requestMethod = value; }

    /// <summary>Gets the URL of the request, without the key where it has it; null when it never became one.</summary>
    public Uri? RequestUri { get => _requestUri; init => _requestUri = value; }

    /// <summary>Gets the service's own message as it came: untrusted text, which only <see cref="Message"/> has in a form for terminals and logs. Null when it sent none that could be read.</summary>
    public string? ServiceMessage { get => _serviceMessage; init => _serviceMessage = value; }

    /// <summary>Gets what is wrong with which field, as the service (untrusted text, as it came) or the contract says it; empty when the error is not about fields.</summary>
    /// <exception cref="ArgumentNullException">It is set to null.</exception>
    public IDictionary<string, string[]> Errors { get => _errors; init => _errors = value ?? throw new ArgumentNullException(nameof(value)); }

    /// <summary>Gets the beginning of the response's body, at most 500 characters, as it came but for the key: untrusted text. Null when there was no body.</summary>
    public string? Excerpt { get => _excerpt; init => _excerpt = value; }

    /// <summary>Gets how long the service asks to wait before the call is sent again (<c>Retry-After</c>); null when it does not say.</summary>
    public TimeSpan? RetryAfter { get => _retryAfter; init => _retryAfter = value; }

    /// <summary>Gets what the service says about its rate limits. Default: what the headers of the response say; null when they say nothing.</summary>
    public RateLimitInfo? RateLimit { get => _rateLimit ?? RateLimitHeaders.Read(_headers, ResponseHeaders); init => _rateLimit = value; }

    /// <summary>Gets the id by which the service knows the request. Default: what the header says that it sends it in; null when it gave none.</summary>
    public string? RequestId { get => _requestId ?? (ResponseHeaders.TryGetValue(_headers.RequestId, out var values) ? values.FirstOrDefault() : null); init => _requestId = value; }

    /// <summary>Gets each time that the call was sent, in order; empty when it was not sent, or not by the SDK's own transport.</summary>
    /// <exception cref="ArgumentNullException">It is set to null.</exception>
    public IReadOnlyList<CallAttempt> Attempts { get => _attempts; init => _attempts = value ?? throw new ArgumentNullException(nameof(value)); }

    /// <summary>
    /// What happened: the service's message, the fields, the request, the status, and how often it was tried. One line of at most about
    /// 8,000 characters that can be printed: what a service sends of line breaks, escape codes and invisible characters stands in it as
    /// escapes (<c>\n</c>, <c>\u001b</c>).
    /// </summary>
    public override string Message
    {
        get
        {
            var what = What;
            var request = RequestMethod is null ? null : $"{RequestMethod} {PrintableText.Of(RequestUri?.ToString(), LongestPart)}";
            var status = ResponseStatusCode > 0 ? $"status {ResponseStatusCode}" : null;
            var id = RequestId is null ? null : "request id " + PrintableText.Of(RequestId, LongestName);
            var attempts = Attempts.Count > 1 ? $"{Attempts.Count} attempts" : null;
            var where = string.Join(", ", new[] { request, status, id, attempts }.Where(part => part is not null));
            return what + FieldText(what) + (Advice is null ? "" : " " + PrintableText.Of(Advice, LongestPart)) + (where.Length == 0 ? "" : $" ({where})");
        }
    }

    /// <summary>What happened, in one sentence that can be printed.</summary>
    internal string What => PrintableText.Of(_what ?? ServiceMessage ?? Excerpt ?? "The service answered with an error.", LongestText);

    private string FieldText(string what)
    {
        var text = new StringBuilder();
        foreach (var (field, messages) in Errors)
        {
            // The service repeats the first field's message as its own.
            foreach (var message in messages.Where(message => message != ServiceMessage).Select(message => PrintableText.Of(message, LongestPart)).Where(message => message != what))
            {
                if (text.Length > LongestText)
                {
                    return text.Append(" …").ToString();
                }

                text.Append(' ').Append(PrintableText.Of(field, LongestName)).Append(": ").Append(message);
            }
        }

        return text.ToString();
    }

    /// <summary>What more there is to know, as a sentence of its own.</summary>
    internal string? Advice { get; set; }

    /// <inheritdoc />
    public IDictionary<string, Action<IParseNode>> GetFieldDeserializers() => new Dictionary<string, Action<IParseNode>>
    {
        ["message"] = node => _serviceMessage = node.GetStringValue(),
        ["errors"] = node => _errors = KiotaReader.Json(node) is { } errors ? ErrorBody.ReadErrors(errors) : _errors,
    };

    /// <summary>Errors are only received.</summary>
    public void Serialize(ISerializationWriter writer)
    {
    }

    /// <summary>Takes over what the service said.</summary>
    internal void Take(ErrorBody body) => (_serviceMessage, _errors, _excerpt) = (body.Message, body.Errors, body.Excerpt);

    /// <summary>Takes over which request failed.</summary>
    internal void TakeRequest(string? method, Uri? uri) => (_requestMethod, _requestUri) = (method, uri);

    /// <summary>Takes over how long the service asks to wait.</summary>
    internal void TakeRetryAfter(TimeSpan? retryAfter) => _retryAfter ??= retryAfter;

    /// <summary>Takes over how often it was tried.</summary>
    internal void TakeAttempts(IReadOnlyList<CallAttempt> attempts) => _attempts = attempts;

    /// <summary>Takes over all that another one says beside its message.</summary>
    internal void TakeFrom(ServiceException other)
    {
        (ResponseStatusCode, ResponseHeaders) = (other.ResponseStatusCode, other.ResponseHeaders);
        (_requestMethod, _requestUri) = (other._requestMethod, other._requestUri);
        (_serviceMessage, _errors, _excerpt) = (other._serviceMessage, other._errors, other._excerpt);
        (_retryAfter, _attempts, _rateLimit, _requestId) = (other._retryAfter, other._attempts, other._rateLimit, other._requestId);
    }

    /// <summary>Takes secrets out of what the service said.</summary>
    internal void Mask(Func<string?, string?> mask) => (_serviceMessage, _excerpt) = (mask(_serviceMessage), mask(_excerpt));
}
