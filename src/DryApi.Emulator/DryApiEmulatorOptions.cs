using System.Net;
using DryApi.Emulator.Hosting;
using static DryApi.Emulator.Control.Requirement;

namespace DryApi.Emulator;

/// <summary>How an emulator behaves. Every property has a default that suits a test.</summary>
public sealed record DryApiEmulatorOptions
{
    /// <summary>The address to listen on. Default: 127.0.0.1, which this machine alone reaches; another one lets others in, who need no key to control the emulator.</summary>
    public IPAddress ListenAddress { get; init; } = IPAddress.Loopback;

    /// <summary>The port, from 0 to 65535. Default: 0, which takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>The clock that jobs and links go by. Default: the system's. A test that turns it needs no waiting.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>How long a job is <c>pending</c>. Default: 100 milliseconds. Zero or more.</summary>
    public TimeSpan PendingTime { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>How long a job is <c>processing</c> after that. Default: 500 milliseconds. Zero or more.</summary>
    public TimeSpan ProcessingTime { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>How long a link to a result is good for. Default: one hour. More than zero.</summary>
    public TimeSpan ResultLifetime { get; init; } = TimeSpan.FromHours(1);

    /// <summary>How many jobs are worked on at once, from 1 to 100,000; others wait. Default: 100.</summary>
    public int Workers { get; init; } = 100;

    /// <summary>The accounts there are; no two with one key or one client id. Default: one for any key, with a balance of 10 and no quotas.</summary>
    public IReadOnlyList<EmulatorAccount> Accounts { get; init; } = [new EmulatorAccount()];

    /// <summary>How many jobs are remembered, from 1 to 100,000; the oldest are forgotten first. Default: 1,000.</summary>
    public int MaxJobs { get; init; } = 1000;

    /// <summary>The port of the result links, from 0 to 65535: another one than that of the API, as the service has another host for them. Default: 0, which takes a free one.</summary>
    public int ResultPort { get; init; }

    /// <summary>
    /// How the headers of webhooks begin, such as <c>X-dryAPI</c> or <c>X-DeAPI</c>. Default: null, which is as the document says of the job's operation.
    /// </summary>
    public string? WebhookHeaderPrefix { get; init; }

    /// <summary>How long a receiver of a webhook may take to answer, in real time. Default: ten seconds, as the service. More than zero.</summary>
    public TimeSpan WebhookTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Whether webhooks may leave this machine. Default: false: one with a URL of another host is written down as not sent, so that no test calls a stranger.
    /// </summary>
    public bool AllowExternalWebhooks { get; init; }

    /// <summary>
    /// Whether only what the document says is taken: bodies of the media types that it names, numbers and booleans as such in JSON, and an empty
    /// text as a text. Default: false, which takes JSON and forms alike, as the service does.
    /// </summary>
    public bool Strict { get; init; }

    /// <summary>
    /// Fields that are demanded, though the document calls them optional, such as <see cref="EmulatorDemand.Known"/>. Default: none.
    /// </summary>
    public IReadOnlyList<EmulatorDemand> Demands { get; init; } = [];

    /// <summary>
    /// Whether errors without fields have the envelope that the document shows (<c>data</c>, <c>errors</c>, <c>statusCode</c>). Default: false, which has
    /// <c>message</c> alone, as the running service.
    /// </summary>
    public bool DocumentedErrors { get; init; }

    /// <summary>The key in the path of live updates, letters, digits, hyphens and underscores. Default: that of the service.</summary>
    public string LiveUpdatesKey { get; init; } = "depin-api-prod-key";

    /// <summary>
    /// What signs who may listen to which channel of live updates. Default: null, one that nobody knows. A server of your own that is to take the emulator's
    /// signatures needs the same.
    /// </summary>
    public string? LiveUpdatesSecret { get; init; }

    /// <summary>
    /// Whether the emulator does what the running service was seen to do, where its document says otherwise: the inference types of models are a list of names, and pictures
    /// need no <c>guidance</c>. Default: false, as the document says.
    /// </summary>
    public bool AsSeen { get; init; }

    /// <summary>
    /// Files with OpenAPI documents in JSON that are emulated in place of the two that come with the emulator: a newer one of the service, say. Default:
    /// none, which emulates both versions of the API that the SDK knows.
    /// </summary>
    public IReadOnlyList<string> Documents { get; init; } = [];

    /// <summary>
    /// The real service, in front of which the emulator stands as a proxy that records: https, or http on a loopback address. Only with <see cref="RecordTo"/>. Default: null.
    /// </summary>
    public Uri? Upstream { get; init; }

    /// <summary>
    /// The folder to which requests and responses are written, without keys, secrets, signatures and e-mail addresses. Only with <see cref="Upstream"/>. Default: null.
    /// </summary>
    public string? RecordTo { get; init; }

    /// <summary>A folder with a recording, from which the emulator responds in place of emulating. Not with <see cref="RecordTo"/>. Default: null.</summary>
    public string? ReplayFrom { get; init; }

    /// <summary>The application that webhooks go to, where one has the emulator inside; null for none.</summary>
    internal ApplicationWebhooks? Application { get; init; }

    /// <exception cref="ArgumentException">A value is outside its range; the message says which.</exception>
    internal void Validate()
    {
        Require(Upstream is null == RecordTo is null, $"{nameof(Upstream)} and {nameof(RecordTo)} go together: the one says what to record, the other where to.");
        Require(Upstream is null || (Upstream.IsAbsoluteUri && (Upstream.Scheme == Uri.UriSchemeHttps || (Upstream.Scheme == Uri.UriSchemeHttp && Upstream.IsLoopback))), $"{nameof(Upstream)} has to be an absolute https URL, or http on a loopback address.");
        Require(RecordTo is null || ReplayFrom is null, $"{nameof(RecordTo)} and {nameof(ReplayFrom)} exclude each other: the emulator records or replays.");
        ArgumentNullException.ThrowIfNull(Documents);
        Require(Port is >= 0 and <= 65535, $"{nameof(Port)} is {Port}; it has to be from 0 to 65535.");
        ArgumentNullException.ThrowIfNull(TimeProvider);
        ArgumentNullException.ThrowIfNull(ListenAddress);
        ArgumentNullException.ThrowIfNull(Demands);
        Require(PendingTime >= TimeSpan.Zero, $"{nameof(PendingTime)} is {PendingTime}; it has to be zero or more.");
        Require(ProcessingTime >= TimeSpan.Zero, $"{nameof(ProcessingTime)} is {ProcessingTime}; it has to be zero or more.");
        Require(ResultLifetime > TimeSpan.Zero, $"{nameof(ResultLifetime)} is {ResultLifetime}; it has to be more than zero.");
        Require(Workers is >= 1 and <= 100_000, $"{nameof(Workers)} is {Workers}; it has to be from 1 to 100,000.");
        Require(ResultPort is >= 0 and <= 65535, $"{nameof(ResultPort)} is {ResultPort}; it has to be from 0 to 65535.");
        Require(ResultPort == 0 || ResultPort != Port, $"{nameof(ResultPort)} is {ResultPort}, as {nameof(Port)}; results have a port of their own.");
        Require(WebhookHeaderPrefix is null || (WebhookHeaderPrefix.Length > 0 && WebhookHeaderPrefix.All(each => char.IsAsciiLetterOrDigit(each) || each == '-')),
            $"{nameof(WebhookHeaderPrefix)} has to be letters, digits and hyphens.");
        Require(WebhookTimeout > TimeSpan.Zero && WebhookTimeout <= TimeSpan.FromHours(1), $"{nameof(WebhookTimeout)} is {WebhookTimeout}; it has to be more than zero, and an hour at most.");
        Require(!string.IsNullOrEmpty(LiveUpdatesKey) && LiveUpdatesKey.All(each => char.IsAsciiLetterOrDigit(each) || each is '-' or '_'),
            $"{nameof(LiveUpdatesKey)} has to be letters, digits, hyphens and underscores.");
        Require(LiveUpdatesSecret is not "", $"{nameof(LiveUpdatesSecret)} is empty; it has to be a text, or null.");
        ArgumentNullException.ThrowIfNull(Accounts);
        Require(Accounts.Count > 0, $"{nameof(Accounts)} is empty; there has to be one at least.");
        foreach (var account in Accounts)
        {
            account.Validate();
        }

        Require(Accounts.DistinctBy(account => account.ApiKey).Count() == Accounts.Count, $"{nameof(Accounts)} has one {nameof(EmulatorAccount.ApiKey)} twice.");
        Require(Accounts.DistinctBy(account => account.ClientId).Count() == Accounts.Count, $"{nameof(Accounts)} has one {nameof(EmulatorAccount.ClientId)} twice.");
        Require(MaxJobs is >= 1 and <= 100_000, $"{nameof(MaxJobs)} is {MaxJobs}; it has to be from 1 to 100,000.");
    }
}
