using System.Globalization;
using DryApi.Errors;
using DryApi.Http;
using DryApi.Serialization;
using DryApi.Validation;
using Microsoft.Kiota.Abstractions;

namespace DryApi;

/// <summary>
/// An intent to submit a job, whose token stands in the URL of its webhook: a delivery that comes there tells that the service took the job, and which it is.
/// </summary>
public class DryApiSubmissionIntent
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(10);

    private readonly IDryApiSubmissionStore? _store;
    private readonly ApiService _service;
    private readonly IRequestAdapter _adapter;

    private DryApiSubmissionIntent(IDryApiSubmissionStore store, ApiService service, IRequestAdapter adapter, string token, JobKind kind) =>
        (_store, _service, _adapter, Token, Kind) = (store, service, adapter, token, kind);

    /// <summary>Initializes a new instance that asks nobody, for tests that replace its members.</summary>
    protected DryApiSubmissionIntent() => (_service, _adapter, Token) = (DryApiClient.Service, NoAdapter.Instance, "");

    /// <summary>Gets the token of the intent, 32 hexadecimal digits, by which another process goes on (<see cref="DryApiClientBase.GetSubmission"/>).</summary>
    public virtual string Token { get; }

    /// <summary>Gets what the job makes.</summary>
    public virtual JobKind Kind { get; }

    /// <summary>Waits until a webhook tells that the service took the job, and which it is. What it told before counts.</summary>
    /// <remarks>
    /// A job that is returned was taken, for certain. Null means that nothing was heard of one, which is as sure as the time was long: the service sends its first delivery when a worker takes the
    /// job up, not while it waits in the queue, sends what your endpoint missed again after 1, 2, 5, 10, 30 minutes, 1, 3, 6 and 12 hours, and sends none to an account whose webhooks it has switched off. Where the endpoint
    /// was there all the time, the time that jobs wait in the queue is enough; else it is a day. The intent is kept for two days, and can be asked for again.
    /// </remarks>
    /// <param name="timeout">How long to wait. Zero asks once; <see cref="Timeout.InfiniteTimeSpan"/> waits without an end.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The job; null where nothing told of it in that time.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="timeout"/> is negative.</exception>
    /// <exception cref="DryApiException">The store has no such intent, or no longer: nothing can be said of it.</exception>
    public virtual async Task<DryApiJob?> ResolveAsync(TimeSpan timeout, CancellationToken cancellationToken = default)
    {
        if (timeout < TimeSpan.Zero && timeout != Timeout.InfiniteTimeSpan)
        {
            throw new ArgumentOutOfRangeException(nameof(timeout), timeout, "The time to wait is negative.");
        }

        var store = _store ?? throw NoAdapter.Refusal();
        var time = (_adapter as ApiTransport)?.TimeProvider ?? TimeProvider.System;
        var start = time.GetTimestamp();
        for (var pause = FirstPause; ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            var known = await store.FindAsync(Token, cancellationToken).ConfigureAwait(false)
                ?? throw new DryApiException("The store of submissions does not have this intent, or no longer, so nobody can tell whether its job was taken. Intents are kept for two days, and not once the submission has a response.");
            if (known.JobId is { } jobId)
            {
                return new DryApiJob(_service, _adapter, jobId, Kind);
            }

            var left = timeout == Timeout.InfiniteTimeSpan ? TimeSpan.MaxValue : timeout - time.GetElapsedTime(start);
            if (left <= TimeSpan.Zero)
            {
                return null;
            }

            await Task.Delay(pause < left ? pause : left, time, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>An intent of before.</summary>
    /// <exception cref="InvalidOperationException">The client has no store.</exception>
    /// <exception cref="ArgumentException">It is no token.</exception>
    internal static DryApiSubmissionIntent Of(ApiService service, IRequestAdapter adapter, string token, JobKind kind)
    {
        ArgumentNullException.ThrowIfNull(token);
        var store = StoreOf(adapter) ?? throw new InvalidOperationException("The client keeps no submissions. Set DryApiClientOptions.Submissions to the store of the client that submitted.");
        return SubmissionToken.IsToken(token)
            ? new DryApiSubmissionIntent(store, service, adapter, token, kind)
            : throw new ArgumentException($"'{PrintableText.Of(token, 100)}' is no token of a submission, which is 32 hexadecimal digits.", nameof(token));
    }

    /// <summary>The intent of a submission with a webhook, which the store has now; null for one without, or where the client has no store.</summary>
    /// <exception cref="ServiceException">The request breaks a rule, perhaps with the token alone.</exception>
    internal static async ValueTask<(DryApiSubmissionIntent Intent, ReplacedText Url)?> BeginAsync(ApiService service, IRequestAdapter adapter, object? body, JobKind kind, CancellationToken cancellationToken)
    {
        if (body is null || StoreOf(adapter) is not { } store)
        {
            return null;
        }

        RequestValidation.ThrowIfInvalid(body as IValidatableModel, service.Errors);
        string? url;
        try
        {
            url = ReplacedText.Find(body, WebhookUrl.Field);
        }
        catch (InvalidValueException invalid)
        {
            throw service.Errors.OfFields(invalid.Errors);
        }

        if (string.IsNullOrEmpty(url))
        {
            return null;
        }

        var intent = new DryApiSubmissionIntent(store, service, adapter, SubmissionToken.Create(), kind);
        var marked = SubmissionToken.AddTo(url, intent.Token);
        var added = marked.Length - url.Length;
        if (marked.EnumerateRunes().Count() > WebhookUrl.Longest)
        {
            throw service.Errors.OfFields(new Dictionary<string, string[]>
            {
                [WebhookUrl.Field] = [string.Create(CultureInfo.InvariantCulture, $"Must have at most {WebhookUrl.Longest - added} characters: DryApiClientOptions.Submissions adds {added}, and the service takes {WebhookUrl.Longest}.")],
            });
        }

        await store.AddAsync(intent.Token, cancellationToken).ConfigureAwait(false);
        return (intent, new ReplacedText(WebhookUrl.Field, marked));
    }

    /// <summary>Forgets the intent: what became of it is known. A store that fails costs nobody the job; it forgets by itself in time.</summary>
    internal async ValueTask ForgetAsync()
    {
        try
        {
            await _store!.RemoveAsync(Token, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception)
        {
            // Said above.
        }
    }

    private static IDryApiSubmissionStore? StoreOf(IRequestAdapter adapter) => ((adapter as ApiTransport)?.Options as DryApiClientOptions)?.Submissions;
}
