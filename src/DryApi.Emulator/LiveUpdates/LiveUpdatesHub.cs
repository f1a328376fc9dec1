using System.Globalization;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using DryApi.Emulator.Accounts;
using DryApi.Emulator.Jobs;
using DryApi.Emulator.Results;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;

namespace DryApi.Emulator.LiveUpdates;

/// <summary>Tells those who listen where their jobs stand, over the Pusher protocol. What it does not know of the protocol it does as soketi, which the service runs.</summary>
internal sealed partial class LiveUpdatesHub
{
    /// <summary>How many may listen at once.</summary>
    public const int MaxConnections = 100;

    private const string StatusUpdated = "request.status.updated";
    private const int MaxChannelName = 200;

    private readonly Lock _lock = new();
    private readonly List<LiveConnection> _connections = [];
    private readonly LiveUpdatesApp _app;
    private readonly AccountStore _accounts;
    private readonly ResultLinks _links;
    private readonly Previews _previews = new();

    public LiveUpdatesHub(LiveUpdatesApp app, AccountStore accounts, ResultLinks links, JobStore jobs, IHostApplicationLifetime lifetime)
    {
        (_app, _accounts, _links) = (app, accounts, links);
        jobs.Changed += Tell;
        lifetime.ApplicationStopping.Register(EndAll);
    }

    /// <summary>Serves a connection to its end.</summary>
    /// <param name="context">The request that asks for it.</param>
    /// <param name="key">The key of the app that it names.</param>
    public async Task ServeAsync(HttpContext context, string key)
    {
        if (!context.WebSockets.IsWebSocketRequest)
        {
            context.Response.StatusCode = StatusCodes.Status426UpgradeRequired;
            context.Response.Headers.Upgrade = "websocket";
            await context.Response.WriteAsJsonAsync(new JsonObject { ["message"] = "Live updates are at this path over a websocket, with the Pusher protocol." }, EmulatorJson.Plain.JsonObject, cancellationToken: context.RequestAborted).ConfigureAwait(false);
            return;
        }

        using var connection = new LiveConnection(await context.WebSockets.AcceptWebSocketAsync().ConfigureAwait(false));
        using var broken = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        var writing = WriteAsync(connection, broken);
        try
        {
            Welcome(connection, key);
            while (await connection.ReadAsync(broken.Token).ConfigureAwait(false) is { } message)
            {
                Handle(connection, message);
            }
        }
        catch (Exception exception) when (IsGone(exception))
        {
            await broken.CancelAsync().ConfigureAwait(false);
        }
        finally
        {
            Forget(connection);
            await writing.ConfigureAwait(false);
        }
    }

    private static async Task WriteAsync(LiveConnection connection, CancellationTokenSource broken)
    {
        try
        {
            await connection.WriteAsync(broken.Token).ConfigureAwait(false);
        }
        catch (Exception exception) when (IsGone(exception))
        {
            await broken.CancelAsync().ConfigureAwait(false);
        }
    }

    private static bool IsGone(Exception exception) => exception is WebSocketException or OperationCanceledException or IOException or ObjectDisposedException;

    [GeneratedRegex("^#?[-a-zA-Z0-9_=@,.;]+$(?!\n)")]
    private static partial Regex ChannelName { get; }

    private void Welcome(LiveConnection connection, string key)
    {
        if (key != _app.Key)
        {
            connection.End(LiveMessage.UnknownKey, $"App key {key} does not exist.");
            return;
        }

        lock (_lock)
        {
            if (_connections.Count == MaxConnections)
            {
                connection.End(LiveMessage.OverCapacity, "The current concurrent connections quota has been reached.");
                return;
            }

            connection.Send(LiveMessage.Established(connection.Id));
            _connections.Add(connection);
        }
    }

    /// <summary>Does what a message asks for. What is none of the protocol is of no account.</summary>
    private void Handle(LiveConnection connection, ReadOnlyMemory<byte> message)
    {
        if (Read(message) is not { } said || Text(said, "event") is not { } name)
        {
            return;
        }

        var data = said["data"] as JsonObject;
        switch (name)
        {
            case "pusher:ping":
                connection.Send(LiveMessage.Pong);
                break;
            case "pusher:subscribe" when Text(data, "channel") is { } channel:
                Subscribe(connection, channel, Text(data, "auth") ?? "");
                break;
            case "pusher:unsubscribe" when Text(data, "channel") is { } channel:
                lock (_lock)
                {
                    connection.Channels.Remove(channel);
                }

                break;
            case var _ when name.Contains("client-", StringComparison.Ordinal):
                connection.Send(LiveMessage.ClientEventRefused(Text(said, "channel")));
                break;
        }
    }

    private void Subscribe(LiveConnection connection, string channel, string signature)
    {
        var needsSignature = channel.Contains("private-", StringComparison.Ordinal) || channel.Contains("presence-", StringComparison.Ordinal);
        if (channel.Length > MaxChannelName)
        {
            connection.Send(LiveMessage.NameTooLong(channel, MaxChannelName));
        }
        else if (needsSignature && !_app.IsSigned(connection.Id, channel, signature))
        {
            connection.Send(LiveMessage.Unauthorized(channel));
        }
        else if (!ChannelName.IsMatch(channel))
        {
            connection.Send(LiveMessage.NameNotAllowed(channel));
        }
        else
        {
            lock (_lock)
            {
                // On others nothing happens, so they need not be kept.
                if (_accounts.All.Any(account => LiveUpdatesApp.ChannelOf(account.Settings.ClientId) == channel))
                {
                    connection.Channels.Add(channel);
                }

                connection.Send(LiveMessage.Subscribed(channel));
            }
        }
    }

    /// <summary>Tells of a job, inside of the clock's gate: what takes time is made when it is sent.</summary>
    private void Tell(JobChange change)
    {
        var job = change.Job;
        var status = change.IsProgress ? "in_progress" : job.Status;
        if (change.Previous is null || status is not ("in_progress" or JobStatus.Processing or JobStatus.Done))
        {
            return;
        }

        var channel = LiveUpdatesApp.ChannelOf(job.Account.Settings.ClientId);
        lock (_lock)
        {
            var listeners = _connections.FindAll(each => each.Channels.Contains(channel));
            if (listeners.Count > 0)
            {
                var progress = job.ProgressAt(change.At);
                var makesPicture = job.Failure is null && progress > 0;
                var url = job.IsDone ? _links.Create(job.Origin, job, job.Work.File) : null;
                var message = new Lazy<byte[]>(() => LiveMessage.Event(StatusUpdated, channel, new JsonObject
                {
                    ["request_id"] = job.Id,
                    ["status"] = status,
                    ["preview"] = makesPicture ? _previews.Of(job, progress) : null,
                    ["result_url"] = url,
                    ["progress"] = progress.ToString("F2", CultureInfo.InvariantCulture),
                }));
                listeners.ForEach(each => each.Send(message));
            }
        }
    }

    private void EndAll()
    {
        lock (_lock)
        {
            _connections.ForEach(each => each.End(LiveMessage.Closing, "Server closed. Please reconnect shortly."));
        }
    }

    private void Forget(LiveConnection connection)
    {
        lock (_lock)
        {
            _connections.Remove(connection);
        }
    }

    private static JsonObject? Read(ReadOnlyMemory<byte> message)
    {
        try
        {
            return JsonNode.Parse(message.Span) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Text(JsonObject? parent, string name) => parent?[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
