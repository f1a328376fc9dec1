using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;

namespace DryApi.Cli.Commands;

/// <summary><c>watch</c></summary>
internal static class WatchCommand
{
    public static Command Create(Terminal terminal)
    {
        var options = new OutputOptions();
        var command = new Command("watch", "Tells of all jobs of the account as they go, whoever submitted them, until it is ended; DRYAPI_CLIENT_ID says which account.");
        options.AddTo(command);
        command.SetAction(async (result, cancellationToken) =>
        {
            var told = options.Of(terminal, result);
            var attempts = new LiveAttempts(told);
            var (client, address) = Session.OpenLive(terminal, attempts.Ended);
            using var closed = client;
            told.Notes.WriteLine($"connecting to {address.AbsoluteUri}");
            await foreach (var update in WatchAsync(client, attempts, told, cancellationToken).ConfigureAwait(false))
            {
                if (options.IsJson(result))
                {
                    JsonText.Write(terminal.Output, ToJson(update));
                }
                else
                {
                    var percent = update is { Percent: { } share, IsEnd: false } ? string.Create(CultureInfo.InvariantCulture, $" {share:0.#} %") : "";
                    terminal.Output.WriteLine($"{update.JobId}  {update.Status.Value}{percent}");
                }
            }

            return ExitCode.Success;
        });
        return command;
    }

    private static async IAsyncEnumerable<JobUpdate> WatchAsync(DryApiClient client, LiveAttempts attempts, Terminal terminal, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (!await IsConnectedAsync(client, attempts, cancellationToken).ConfigureAwait(false))
        {
            yield break;
        }

        var updates = client.Live.WatchAllAsync(cancellationToken).GetAsyncEnumerator(cancellationToken);
        await using (updates.ConfigureAwait(false))
        {
            // Asked for before it is told, so that nothing after the telling is missed.
            var next = updates.MoveNextAsync();
            terminal.Notes.WriteLine("watching all jobs of the account; Ctrl+C ends it");
            while (await NextAsync(next, attempts).ConfigureAwait(false))
            {
                yield return updates.Current;
                next = updates.MoveNextAsync();
            }
        }
    }

    /// <summary>Ctrl+C is how watching ends.</summary>
    private static async Task<bool> NextAsync(ValueTask<bool> next, LiveAttempts attempts)
    {
        try
        {
            return await next.ConfigureAwait(false);
        }
        catch (DryApiConnectionException) when (attempts.Useless.IsFaulted)
        {
            // It says what to check here.
            await attempts.Useless.ConfigureAwait(false);
            return false;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private static async Task<bool> IsConnectedAsync(DryApiClient client, LiveAttempts attempts, CancellationToken cancellationToken)
    {
        try
        {
            await attempts.ConnectAsync(client, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    private static JsonObject ToJson(JobUpdate update)
    {
        var json = new JsonObject { ["id"] = update.JobId, ["status"] = update.Status.Value };
        if (update.Percent is { } percent)
        {
            json["progress"] = percent;
        }

        if (update.ResultUrl is { } url)
        {
            json["result_url"] = url.AbsoluteUri;
        }

        json["is_end"] = update.IsEnd;
        return json;
    }
}
