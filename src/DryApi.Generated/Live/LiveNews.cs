using System.Text.Json;
using System.Text.Json.Nodes;
using DryApi.Http;
using Microsoft.Kiota.Abstractions;

namespace DryApi;

/// <summary>
/// Listens to the live updates of an account from the first time that somebody wants to hear of a job, and connects again when that is lost. What may have
/// happened meanwhile is asked for: each time that it is lost, and each time that it comes again.
/// </summary>
internal sealed class LiveNews : IJobNews
{
    /// <summary>How many jobs are followed for those who watch all. Further ones are told as they come.</summary>
    private const int MostFollowed = 10_000;

    private const string AuthorizationPath = "/broadcasting/auth";

    /// <summary>A connection that is lost is tried again by its own schedule.</summary>
    private static readonly DryApiRetryOptions Once = new() { MaxRetries = 0 };

    private readonly object _lock = new();
    private readonly ApiTransport _transport;
    private readonly ApiService _service;
    private readonly ApiOperation _authorization;
    private readonly LiveUpdatesOptions _options;
    private readonly string _channel;
    private readonly bool _isLocalService;
    private readonly CancellationTokenSource _disposed = new();
    private readonly Dictionary<string, List<JobNewsQueue>> _listeners = new(StringComparer.Ordinal);
    private readonly List<JobUpdateQueue> _watchers = [];
    private readonly HashSet<string> _followed = new(StringComparer.Ordinal);
    private readonly EndedJobs _ended = new();
    private TaskCompletionSource _change = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private CancellationTokenSource? _following;
    private LiveEnd? _stopped;
    private bool _isStarted;
    private volatile bool _isLive;
    private long _liveSince;

    public LiveNews(ApiTransport transport, ApiService service)
    {
        (_transport, _service, _options) = (transport, service, ((DryApiClientOptions)transport.Options).LiveUpdates!);
        _authorization = new ApiOperation(service, Method.POST, "POST", ApiOperation.BaseUrl + AuthorizationPath) { ContentType = "application/json" };
        _channel = LiveUpdatesOptions.ChannelPrefix + _options.ClientId;
        _isLocalService = Uri.TryCreate(transport.BaseUrl, UriKind.Absolute, out var address) && LoopbackBypass.IsLoopback(address);
    }

    /// <inheritdoc />
    public bool IsLive => _isLive;

    /// <inheritdoc />
    public TimeSpan StatusPause => _options.StatusPause;

    /// <summary>How many listen to jobs, the followers of those who watch all among them.</summary>
    internal int Listening
    {
        get
        {
            lock (_lock)
            {
                return _listeners.Values.Sum(static each => each.Count);
            }
        }
    }

    /// <summary>Whether there will be no more connection.</summary>
    internal bool IsStopped
    {
        get
        {
            lock (_lock)
            {
                return _stopped is not null;
            }
        }
    }

    /// <summary>How long the pause before the next connection is; null while there is one, or none any more.</summary>
    internal TimeSpan? Pausing
    {
        get
        {
            lock (_lock)
            {
                return field;
            }
        }

        private set
        {
            lock (_lock)
            {
                field = value;
            }
        }
    }

    /// <inheritdoc />
    public JobNewsQueue Listen(string jobId)
    {
        lock (_lock)
        {
            Start();
            return Add(jobId);
        }
    }

    /// <inheritdoc />
    public void Forget(JobNewsQueue queue)
    {
        lock (_lock)
        {
            if (_listeners.TryGetValue(queue.JobId, out var queues) && queues.Remove(queue) && queues.Count == 0)
            {
                _listeners.Remove(queue.JobId);
            }
        }
    }

    /// <inheritdoc />
    public void Know(DryApiJob job)
    {
        lock (_lock)
        {
            if (_watchers.Count > 0)
            {
                TryFollow(job.Id, job)?.TellToAsk();
            }
        }
    }

    /// <inheritdoc />
    public JobUpdateQueue Watch()
    {
        var watcher = new JobUpdateQueue();
        lock (_lock)
        {
            Start();
            if (_stopped is not null)
            {
                watcher.Complete(Failure(_stopped));
                return watcher;
            }

            _watchers.Add(watcher);
            _following ??= CancellationTokenSource.CreateLinkedTokenSource(_disposed.Token);
        }

        return watcher;
    }

    /// <inheritdoc />
    public void Forget(JobUpdateQueue watcher)
    {
        lock (_lock)
        {
            if (_watchers.Remove(watcher) && _watchers.Count == 0)
            {
                StopFollowing();
            }
        }
    }

    /// <inheritdoc />
    public async Task ConnectAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            Task change;
            lock (_lock)
            {
                Start();
                if (_isLive)
                {
                    return;
                }

                change = _stopped is null ? _change.Task : throw Failure(_stopped);
            }

            await change.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        lock (_lock)
        {
            if (_disposed.IsCancellationRequested)
            {
                return;
            }

            _watchers.ForEach(static each => each.Complete());
            _watchers.Clear();
            StopFollowing();
        }

        // Not under the lock: whoever is canceled may come back here at once. Not disposed either, for others may be about to look at it.
        _disposed.Cancel();
    }

    /// <summary>Begins to listen, with nothing of whoever happens to be the first: neither his trace nor his culture.</summary>
    private void Start()
    {
        ObjectDisposedException.ThrowIf(_disposed.IsCancellationRequested, typeof(DryApiClientBase));
        if (!_isStarted)
        {
            _isStarted = true;
            ThreadPool.UnsafeQueueUserWorkItem(static news => _ = news.RunAsync(), this, preferLocal: false);
        }
    }

    private async Task RunAsync()
    {
        try
        {
            for (var failures = 0; ; failures++)
            {
                _liveSince = 0;
                var end = await new LiveSession(_options, _channel, _transport.TimeProvider, AuthorizeAsync, () => SetLive(true), Tell).RunAsync(_disposed.Token).ConfigureAwait(false);
                if (_liveSince != 0 && _transport.TimeProvider.GetElapsedTime(_liveSince) >= _options.MaxReconnectDelay)
                {
                    failures = 0;
                }

                if (end.Next == LiveNext.Stop)
                {
                    _options.Ended?.Invoke(end, null);
                    Stop(end);
                    return;
                }

                Pausing = PauseOf(end, failures);
                SetLive(false);
                _options.Ended?.Invoke(end, Pausing);
                if (Pausing > TimeSpan.Zero)
                {
                    await Task.Delay(Pausing.Value, _transport.TimeProvider, _disposed.Token).ConfigureAwait(false);
                }

                Pausing = null;
            }
        }
        catch (OperationCanceledException) when (_disposed.IsCancellationRequested)
        {
            Stop(new LiveEnd(LiveNext.Stop, "The client is disposed."));
        }
    }

    /// <summary>The pause before the next connection: each twice as long as the one before, half of it at random.</summary>
    private TimeSpan PauseOf(LiveEnd end, int failures)
    {
        if (end.Next == LiveNext.ConnectAtOnce && failures-- == 0)
        {
            return TimeSpan.Zero;
        }

        var pause = _options.ReconnectDelay * Math.Pow(2, Math.Min(failures, 30));
        pause = (pause < _options.MaxReconnectDelay ? pause : _options.MaxReconnectDelay) * (0.5 + (_options.Randomizer() / 2));
        return pause > end.RetryAfter ? pause : end.RetryAfter;
    }

    /// <summary>Has the API sign that a connection may listen. The key goes there, and nowhere else.</summary>
    private async Task<string> AuthorizeAsync(string socketId, CancellationToken cancellationToken)
    {
        var body = new JsonObject { ["socket_id"] = socketId, ["channel_name"] = _channel }.ToJsonString();
        var call = _authorization.Call(_transport, AuthorizationPath, [], static configuration => configuration.Options.Add(Once), body);
        var response = await ApiCalls.SendTextAsync(call, cancellationToken).ConfigureAwait(false);
        try
        {
            using var document = JsonDocument.Parse(response);
            return LiveMessage.Text(document.RootElement, "auth") ?? throw NoSignature(null);
        }
        catch (JsonException exception)
        {
            throw NoSignature(exception);
        }
    }

    private static DryApiResponseException NoSignature(Exception? exception) => new($"The response of POST {AuthorizationPath} has no signature (auth).", exception);

    private static DryApiConnectionException Failure(LiveEnd end) =>
        new($"There are no live updates, and no more attempts are made. {end.Reason} Check {nameof(DryApiClientOptions.LiveUpdates)} of the client's options. Waiting for jobs goes on by asking.");

    private void SetLive(bool isLive)
    {
        if (isLive)
        {
            _liveSince = _transport.TimeProvider.GetTimestamp();
        }

        lock (_lock)
        {
            if (_isLive != isLive)
            {
                _isLive = isLive;
                foreach (var queue in _listeners.Values.SelectMany(static each => each))
                {
                    queue.TellToAsk();
                }
            }

            _change.TrySetResult();
            _change = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    private void Stop(LiveEnd end)
    {
        lock (_lock)
        {
            _stopped = end;
            SetLive(false);
            _watchers.ForEach(each => each.Complete(Failure(end)));
            _watchers.Clear();
            StopFollowing();
        }
    }

    private void StopFollowing()
    {
        var following = _following;
        _following = null;
        _followed.Clear();
        _ended.Clear();
        if (following is not null)
        {
            // Those who are canceled come back here.
            ThreadPool.UnsafeQueueUserWorkItem(static source =>
            {
                source.Cancel();
                source.Dispose();
            }, following, preferLocal: false);
        }
    }

    private void Tell(LiveMessage message)
    {
        if (JobUpdate.Read(message.Data, _isLocalService) is not { } update || PathSegment.Problem(update.JobId) is not null)
        {
            return;
        }

        lock (_lock)
        {
            if (_watchers.Count > 0)
            {
                TryFollow(update.JobId, null);
            }

            if (_listeners.TryGetValue(update.JobId, out var queues))
            {
                queues.ForEach(each => each.Tell(update));
            }
        }
    }

    /// <summary>Follows a job to its end, for those who watch all.</summary>
    /// <returns>What its follower hears; null where it is followed, or has ended.</returns>
    private JobNewsQueue? TryFollow(string jobId, DryApiJob? job)
    {
        if (_ended.Contains(jobId) || _followed.Count == MostFollowed || !_followed.Add(jobId))
        {
            return null;
        }

        var heard = Add(jobId);
        var cancellationToken = _following!.Token;
        job ??= new DryApiJob(_service, _transport, jobId, JobKind.Unknown);
        ThreadPool.UnsafeQueueUserWorkItem(static follower => _ = follower.Item1.FollowAsync(follower.job, follower.heard, follower.cancellationToken), (this, job, heard, cancellationToken), preferLocal: false);
        return heard;
    }

    private async Task FollowAsync(DryApiJob job, JobNewsQueue heard, CancellationToken cancellationToken)
    {
        try
        {
            await job.FollowAsync(Broadcast, heard, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception)
        {
            // A job that failed was told, one that nobody knows has nothing to tell, and whatever else fails here fails each other call as well.
        }
        finally
        {
            heard.Dispose();
            lock (_lock)
            {
                if (_following?.Token == cancellationToken)
                {
                    _followed.Remove(job.Id);
                }
            }
        }
    }

    /// <summary>Tells all who watch; of each job one end, and nothing after it.</summary>
    private void Broadcast(JobUpdate update)
    {
        lock (_lock)
        {
            if (_ended.Contains(update.JobId))
            {
                return;
            }

            if (update.IsEnd)
            {
                _ended.Add(update.JobId);
            }

            _watchers.ForEach(each => each.Tell(update));
        }
    }

    private JobNewsQueue Add(string jobId)
    {
        var queue = new JobNewsQueue(this, jobId);
        if (!_listeners.TryGetValue(jobId, out var queues))
        {
            _listeners[jobId] = queues = [];
        }

        queues.Add(queue);
        return queue;
    }
}
