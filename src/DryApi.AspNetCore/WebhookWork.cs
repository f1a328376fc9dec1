using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace DryApi;

/// <summary>Handles deliveries that are claimed, so many at a time, to the end even where nobody waits for it; the program ends after them.</summary>
internal sealed class WebhookWork(IOptions<DryApiWebhookOptions> options, IDryApiWebhookClaims claims, IServiceScopeFactory scopes, TimeProvider timeProvider, ILogger<WebhookWork> logger) : IHostedService, IDisposable
{
    private readonly CancellationTokenSource _killed = new();
    private readonly ConcurrentDictionary<Task, bool> _running = [];
    private readonly Lazy<SemaphoreSlim> _turns = new(() => new SemaphoreSlim(options.Value.MaxConcurrency));
    private int _count;

    /// <summary>Begins to handle a delivery.</summary>
    /// <param name="received">What it tells.</param>
    /// <param name="deliveryId">What it is claimed by.</param>
    /// <param name="submission">The trace of what submitted the job; null where that is not known.</param>
    /// <param name="handlers">Who handles it, besides the services.</param>
    /// <returns>Whether it was handled; null where too many others wait.</returns>
    public Task<bool>? Begin(WebhookEvent received, string deliveryId, string? submission, IReadOnlyList<Func<WebhookEvent, IServiceProvider, CancellationToken, Task>> handlers)
    {
        if (Interlocked.Increment(ref _count) > options.Value.MaxConcurrency + (long)options.Value.QueueCapacity)
        {
            Interlocked.Decrement(ref _count);
            return null;
        }

        var handling = Task.Run(() => HandleAsync(received, deliveryId, submission, handlers));
        _running.TryAdd(handling, true);
        _ = handling.ContinueWith(done => _running.TryRemove(done, out _), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        return handling;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Waits for what is being handled, as long as the host has time.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        using var registration = cancellationToken.UnsafeRegister(static killed => ((CancellationTokenSource)killed!).Cancel(), _killed);
        while (_running.Keys.FirstOrDefault() is { } running)
        {
            await running.ConfigureAwait(false);
        }
    }

    public void Dispose() => _killed.Dispose();

    private async Task<bool> HandleAsync(WebhookEvent received, string deliveryId, string? submission, IReadOnlyList<Func<WebhookEvent, IServiceProvider, CancellationToken, Task>> handlers)
    {
        var start = timeProvider.GetTimestamp();
        var activity = WebhookTelemetry.Start(received, deliveryId, submission);
        Exception? failure = null;
        try
        {
            await using (new ClaimRenewal(claims, deliveryId, options.Value.ClaimTimeout, timeProvider, logger))
            {
                await HandleInTurnAsync(received, handlers).ConfigureAwait(false);
            }
        }
        catch (Exception exception)
        {
            failure = exception;
            await FailAsync(received, deliveryId, exception).ConfigureAwait(false);
            return false;
        }
        finally
        {
            WebhookTelemetry.End(activity, received, timeProvider.GetElapsedTime(start), failure);
            Interlocked.Decrement(ref _count);
        }

        WebhookLog.Handled(logger, deliveryId, received.GetType().Name);
        try
        {
            await claims.CompleteAsync(deliveryId, options.Value.DuplicateWindow, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            // It was handled all the same: it is not to come again.
            WebhookLog.NotNoted(logger, deliveryId, exception);
        }

        return true;
    }

    private async Task HandleInTurnAsync(WebhookEvent received, IReadOnlyList<Func<WebhookEvent, IServiceProvider, CancellationToken, Task>> handlers)
    {
        await _turns.Value.WaitAsync(_killed.Token).ConfigureAwait(false);
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var services = scope.ServiceProvider.GetServices<IDryApiWebhookHandler>().ToList();
            if (services.Count + handlers.Count == 0)
            {
                throw new InvalidOperationException("Nobody handles webhooks. Register a handler with AddDryApiWebhooks<THandler>(), or add one to the endpoint: MapDryApiWebhooks(…).On<WebhookCompletedEvent>(…).");
            }

            foreach (var service in services)
            {
                await service.HandleAsync(received, _killed.Token).ConfigureAwait(false);
            }

            foreach (var handle in handlers)
            {
                await handle(received, scope.ServiceProvider, _killed.Token).ConfigureAwait(false);
            }
        }
        finally
        {
            _turns.Value.Release();
        }
    }

    private async Task FailAsync(WebhookEvent received, string deliveryId, Exception exception)
    {
        if (options.Value.RespondFirst)
        {
            WebhookLog.Lost(logger, deliveryId, received.GetType().Name, exception);
        }
        else
        {
            WebhookLog.Failed(logger, deliveryId, received.GetType().Name, exception);
        }

        try
        {
            await claims.ReleaseAsync(deliveryId, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception lost)
        {
            // It ends by itself when its time is over.
            WebhookLog.NotReleased(logger, deliveryId, lost);
        }
    }
}
