using DryApi.Http;

namespace DryApi;

/// <inheritdoc />
public sealed class DryApiClientOptions() : ClientOptions(DryApiClient.Service)
{
    /// <summary>The service's own address.</summary>
    public static readonly Uri DefaultBaseAddress = DryApiClient.Service.DefaultServer;

    /// <summary>How many status calls a minute an account has that is not told otherwise: those of a Basic account.</summary>
    internal const int DefaultStatusCallsPerMinute = 50;

    /// <summary>
    /// Gets or sets how many calls a minute all waits of this client together make to ask where their jobs stand. They share it fairly: whichever job has been due
    /// longest is asked for next. A Basic account has 50, a Premium account 300. 1 to 1,000,000. Default: 50.
    /// </summary>
    public int StatusCallsPerMinute { get; set; } = DefaultStatusCallsPerMinute;

    /// <summary>Gets or sets how jobs are waited for, where the wait does not say. Default: without an end, and as often as <see cref="JobKind"/> says.</summary>
    public JobWaitOptions JobWait { get; set; } = new();

    /// <summary>
    /// Gets or sets where the intents to submit jobs are kept, so that a webhook tells whether the service took a job whose submission ended without a response
    /// (<see cref="DryApiSubmissionUncertainException.Intent"/>). With it, <c>SubmitAsync</c> adds <c>dryapi-submission</c> with a random token to the query of each <c>WebhookUrl</c>, 51 characters
    /// of the 2,048 that the service takes; requests without one are sent as they are, as are calls of <c>PostAsync</c>. What receives the webhooks needs the same store. Default: null, none.
    /// </summary>
    public IDryApiSubmissionStore? Submissions { get; set; }

    /// <summary>
    /// Gets or sets live updates of jobs, which make waits quicker with fewer status calls, and <see cref="DryApiClientBase.Live"/> give every update:
    /// <c>LiveUpdates = new LiveUpdatesOptions { ClientId = "…" }</c>. Default: null, no live updates.
    /// </summary>
    public LiveUpdatesOptions? LiveUpdates { get; set; }

    /// <summary>
    /// Gets or sets whether the log of a client that <c>AddDryApi</c> registers has the prompts of its jobs: the <c>prompt</c> of a request, its <c>text</c>, <c>input</c> or <c>caption</c>, in a form that can
    /// be printed, and of each at most 1,000 characters. They are what users write, so whoever may read the log has to be allowed to read them. Default: false, no log has a prompt.
    /// </summary>
    public bool LogPrompts { get; set; }

    /// <inheritdoc />
    public override void Validate()
    {
        base.Validate();
        JobWait.Validate(nameof(JobWait) + ".");
        LiveUpdates?.Validate(nameof(LiveUpdates) + ".");
        if (StatusCallsPerMinute is < 1 or > 1_000_000)
        {
            throw new ArgumentException($"{nameof(StatusCallsPerMinute)} is {StatusCallsPerMinute}; it has to be 1 to 1000000.", nameof(StatusCallsPerMinute));
        }
    }

    private protected override ClientOptions Copy()
    {
        var copy = (DryApiClientOptions)base.Copy();
        copy.JobWait = JobWait.Copy();
        copy.LiveUpdates = LiveUpdates?.Copy();
        return copy;
    }
}
