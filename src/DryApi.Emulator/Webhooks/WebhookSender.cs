using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Security;
using System.Security.Cryptography;
using System.Text;
using DryApi.Emulator.Accounts;
using DryApi.Emulator.Control;
using DryApi.Emulator.Hosting;
using DryApi.Emulator.Jobs;
using DryApi.Emulator.Results;

namespace DryApi.Emulator.Webhooks;

/// <summary>Delivers webhooks: signed, again and again while they come to nothing, and no more to an account where too many did.</summary>
internal sealed class WebhookSender : IDisposable
{
    private const int MaxRemembered = 1000;
    private const int MaxFailedDeliveries = 10;
    private const string Ended = "The emulator has ended.";

    /// <summary>How long after the attempt before each attempt is made.</summary>
    private static readonly TimeSpan[] Pauses =
    [
        TimeSpan.Zero, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(30),
        TimeSpan.FromHours(1), TimeSpan.FromHours(3), TimeSpan.FromHours(6), TimeSpan.FromHours(12),
    ];

    /// <summary>The URL of a webhook that goes to the application, as long as that does not listen.</summary>
    private static readonly Uri Unknown = new("http://localhost/");

    private readonly DryApiEmulatorOptions _options;
    private readonly EmulatorClock _clock;
    private readonly AccountStore _accounts;
    private readonly EmulatorFaults _faults;
    private readonly ResultLinks _links;
    private readonly Queue<Delivery> _deliveries = new();
    private readonly Dictionary<string, Task> _underWay = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _ended = new();
    private readonly HttpClient _http = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseProxy = false,
        UseCookies = false,
        ActivityHeadersPropagator = null,
        SslOptions = new SslClientAuthenticationOptions { RemoteCertificateValidationCallback = IsTrusted },
    })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    public WebhookSender(DryApiEmulatorOptions options, EmulatorClock clock, AccountStore accounts, EmulatorFaults faults, ResultLinks links, JobStore jobs)
    {
        (_options, _clock, _accounts, _faults, _links) = (options, clock, accounts, faults, links);
        jobs.Changed += Tell;
        clock.Settle = SettleAsync;
    }

    /// <summary>Is told of each delivery that changes, inside of the clock's gate.</summary>
    public event Action<Delivery>? Changed;

    /// <summary>The deliveries that are remembered, the oldest first.</summary>
    public IReadOnlyList<Delivery> All
    {
        get
        {
            lock (_clock.Gate)
            {
                _clock.RunDue();
                return [.. _deliveries];
            }
        }
    }

    /// <summary>Sends a delivery once more, now; false where there is none of that id.</summary>
    public bool Repeat(string id)
    {
        lock (_clock.Gate)
        {
            if (_deliveries.FirstOrDefault(each => each.Id == id) is not { } delivery)
            {
                return false;
            }

            delivery.State = DeliveryState.Pending;
            SendAt(delivery, _clock.GetUtcNow());
            return true;
        }
    }

    /// <summary>Puts back what a snapshot has, in place of what there is.</summary>
    public void Restore(IEnumerable<Delivery> deliveries)
    {
        lock (_clock.Gate)
        {
            _deliveries.Clear();
            foreach (var delivery in deliveries)
            {
                _deliveries.Enqueue(delivery);
                if (delivery.State == DeliveryState.Pending)
                {
                    SendAt(delivery, delivery.NextAttempt ?? _clock.GetUtcNow());
                }
            }
        }
    }

    public void Dispose()
    {
        _ended.Cancel();
        _http.Dispose();
    }

    /// <summary>Any certificate is good on this machine, where those of developers are; elsewhere only one that is trusted.</summary>
    private static bool IsTrusted(object sender, object? certificate, object? chain, SslPolicyErrors errors) =>
        errors == SslPolicyErrors.None || (sender is SslStream { TargetHostName: var host } && (host == "localhost" || (System.Net.IPAddress.TryParse(host, out var address) && System.Net.IPAddress.IsLoopback(address))));

    private void Tell(JobChange change)
    {
        var (job, account) = (change.Job, change.Job.Account);
        var asked = job.Request.WebhookUrl is { } own ? new Uri(own) : account.Settings.WebhookUrl;
        var url = _options.Application switch
        {
            null => asked,
            { IsStarted: true } application => UrlIn(application, asked),
            _ => asked ?? Unknown,
        };
        if (change.Previous is null || change.IsProgress || url is null || !account.HasWebhooks)
        {
            return;
        }

        var happened = WebhookPayload.EventOf(job.Status);
        var id = Guid.NewGuid().ToString();
        var delivery = new Delivery
        {
            Id = id,
            Event = happened,
            JobId = job.Id,
            ClientId = account.Settings.ClientId,
            Url = url,
            Secret = job.Request.WebhookSecret ?? account.Settings.WebhookSecret,
            HeaderPrefix = _options.WebhookHeaderPrefix ?? WebhookPayload.HeaderPrefixOf(job.Request.Operation.Document),
            Body = WebhookPayload.Write(change, id, _links),
        };
        _deliveries.Enqueue(delivery);
        while (_deliveries.Count > MaxRemembered)
        {
            _deliveries.Dequeue();
        }

        Plan(delivery, _faults.TakeForWebhook(happened), change.At);
        Changed?.Invoke(delivery);
    }

    private void Plan(Delivery delivery, EmulatorFault? fault, DateTimeOffset at)
    {
        if (IsElsewhere(delivery.Url) && _options.Application is not { IsStarted: false })
        {
            delivery.State = DeliveryState.NotSent;
        }
        else if (fault?.Kind == EmulatorFaultKind.LoseWebhook)
        {
            delivery.State = DeliveryState.Lost;
        }
        else
        {
            SendAt(delivery, at + (fault is { Kind: EmulatorFaultKind.DelayWebhook, Duration: { } delay } ? delay : TimeSpan.Zero));
            if (fault?.Kind == EmulatorFaultKind.DoubleWebhook)
            {
                _clock.Schedule(at, _ => Begin(delivery, isExtra: true));
            }
        }
    }

    private void SendAt(Delivery delivery, DateTimeOffset due)
    {
        delivery.NextAttempt = due;
        _clock.Schedule(due, _ =>
        {
            if (delivery.NextAttempt == due && _deliveries.Contains(delivery))
            {
                delivery.NextAttempt = null;
                Begin(delivery, isExtra: false);
            }
        });
    }

    /// <summary>Begins an attempt. Those about one job are made one after the other, so that they arrive in order.</summary>
    private void Begin(Delivery delivery, bool isExtra)
    {
        var before = _underWay.GetValueOrDefault(delivery.JobId, Task.CompletedTask);
        var task = Task.Run(async () =>
        {
            await before.ConfigureAwait(false);
            var attempt = await SendAsync(delivery).ConfigureAwait(false);
            lock (_clock.Gate)
            {
                Note(delivery, attempt, isExtra);
            }
        });
        _underWay[delivery.JobId] = task;
        // Outside of the task, so that whoever waits for it finds what it has noted.
        _ = task.ContinueWith(
            done =>
            {
                lock (_clock.Gate)
                {
                    if (_underWay.GetValueOrDefault(delivery.JobId) == done)
                    {
                        _underWay.Remove(delivery.JobId);
                    }
                }
            },
            TaskScheduler.Default);
    }

    private async Task<DeliveryAttempt> SendAsync(Delivery delivery)
    {
        if (_options.Application is { } application && !await FindAsync(delivery, application).ConfigureAwait(false))
        {
            return new DeliveryAttempt(_clock.GetUtcNow(), null, _ended.IsCancellationRequested ? Ended : "The application has no endpoint for it: it does not call MapDryApiWebhooks.");
        }

        var at = _clock.GetUtcNow();
        using var request = new HttpRequestMessage(HttpMethod.Post, delivery.Url) { Content = new ByteArrayContent(delivery.Body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        var timestamp = at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        request.Headers.TryAddWithoutValidation(delivery.HeaderPrefix + "-Signature", Sign(delivery, timestamp));
        request.Headers.TryAddWithoutValidation(delivery.HeaderPrefix + "-Timestamp", timestamp);
        request.Headers.TryAddWithoutValidation(delivery.HeaderPrefix + "-Event", delivery.Event);
        request.Headers.TryAddWithoutValidation(delivery.HeaderPrefix + "-Delivery-Id", delivery.Id);
        request.Headers.TryAddWithoutValidation("User-Agent", "dryAPI-Webhook/1.0");
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(_ended.Token);
        limit.CancelAfter(_options.WebhookTimeout);
        try
        {
            using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token).ConfigureAwait(false);
            var status = (int)response.StatusCode;
            return new DeliveryAttempt(at, status, response.IsSuccessStatusCode ? null : status is >= 300 and < 400 ? $"The status {status} leads elsewhere, which counts as a failure." : $"The status {status} is none of 200 to 299.");
        }
        catch (OperationCanceledException)
        {
            return new DeliveryAttempt(at, null, _ended.IsCancellationRequested ? Ended : $"No answer came within {_options.WebhookTimeout.TotalSeconds:0.###} seconds.");
        }
        catch (HttpRequestException exception)
        {
            return new DeliveryAttempt(at, null, $"No answer came: {exception.HttpRequestError}.");
        }
    }

    private Uri? UrlIn(ApplicationWebhooks application, Uri? asked) => asked is null || IsElsewhere(asked) ? application.UrlOf(asked) : asked;

    private bool IsElsewhere(Uri url) => !url.IsLoopback && !_options.AllowExternalWebhooks;

    /// <summary>Waits until the application listens, and finds where in it a webhook goes that was made before; false where it goes nowhere.</summary>
    private async Task<bool> FindAsync(Delivery delivery, ApplicationWebhooks application)
    {
        try
        {
            await application.StartedAsync(_ended.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return false;
        }

        if (UrlIn(application, delivery.Url == Unknown ? null : delivery.Url) is not { } url || IsElsewhere(url))
        {
            return false;
        }

        delivery.Url = url;
        return true;
    }

    private static string Sign(Delivery delivery, string timestamp) => delivery.Secret is { Length: > 0 } secret
        ? "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), (byte[])[.. Encoding.UTF8.GetBytes(timestamp + "."), .. delivery.Body]))
        : "";

    private void Note(Delivery delivery, DeliveryAttempt attempt, bool isExtra)
    {
        delivery.Attempts.Add(attempt);
        var account = _accounts.OfClient(delivery.ClientId);
        if (attempt.Error is null)
        {
            (delivery.State, delivery.NextAttempt) = (DeliveryState.Delivered, null);
            SetFailed(account, 0);
        }
        else if (!isExtra && delivery.State == DeliveryState.Pending)
        {
            delivery.Tries++;
            if (delivery.Tries < Pauses.Length)
            {
                SendAt(delivery, attempt.At + Pauses[delivery.Tries]);
            }
            else
            {
                delivery.State = DeliveryState.Failed;
                SetFailed(account, (account?.FailedDeliveries ?? 0) + 1);
            }
        }

        Changed?.Invoke(delivery);
    }

    private static void SetFailed(Account? account, int count)
    {
        if (account is not null)
        {
            account.FailedDeliveries = count;
            account.HasWebhooks &= count < MaxFailedDeliveries;
        }
    }

    private async Task SettleAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            Task[] tasks;
            lock (_clock.Gate)
            {
                tasks = [.. _underWay.Values.Where(each => !each.IsCompleted)];
            }

            if (tasks.Length == 0)
            {
                return;
            }

            await Task.WhenAll(tasks).WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }
}
