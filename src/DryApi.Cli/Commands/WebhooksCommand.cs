using System.CommandLine;
using DryApi.Cli.Webhooks;

namespace DryApi.Cli.Commands;

/// <summary><c>webhooks listen|verify|send</c></summary>
internal static class WebhooksCommand
{
    private const int DefaultPort = 4749;

    /// <summary>What a test payload is made of: the schema that the contract has for each event.</summary>
    private static readonly Dictionary<string, Func<string, DateTimeOffset, byte[]>> Payloads = new(StringComparer.Ordinal)
    {
        [WebhookEventType.JobProcessing.Value] = (job, now) => ModelJson.BytesOf(new WebhookProcessingPayload
        {
            Event = WebhookEventType.JobProcessing, DeliveryId = NewId(), Timestamp = now,
            Data = new() { JobRequestId = job, Status = JobStatus.Processing, PreviousStatus = JobStatus.Pending, JobType = InferenceType.Txt2Img, StartedAt = now },
        }),
        [WebhookEventType.JobCompleted.Value] = (job, now) => ModelJson.BytesOf(new WebhookCompletedPayload
        {
            Event = WebhookEventType.JobCompleted, DeliveryId = NewId(), Timestamp = now,
            Data = new() { JobRequestId = job, Status = JobStatus.Done, PreviousStatus = JobStatus.Processing, JobType = InferenceType.Txt2Img, CompletedAt = now, ProcessingTimeMs = 1500, ResultUrl = "https://example.com/result.png" },
        }),
        [WebhookEventType.JobFailed.Value] = (job, now) => ModelJson.BytesOf(new WebhookFailedPayload
        {
            Event = WebhookEventType.JobFailed, DeliveryId = NewId(), Timestamp = now,
            Data = new() { JobRequestId = job, Status = JobStatus.Error, PreviousStatus = JobStatus.Processing, JobType = InferenceType.Txt2Img, FailedAt = now, ErrorCode = JobErrorCode.ProcessingError, ErrorMessage = "A failure, for a test." },
        }),
    };

    public static Command Create(Terminal terminal) => new("webhooks", $"Helps to write a webhook. The secret is read from {WebhookVerdict.SecretVariable}.") { Listen(terminal), Verify(terminal), Send(terminal) };

    private static Command Listen(Terminal terminal)
    {
        var port = new Option<int>("--port") { Description = "Where to listen on this machine; 0 is a free port.", HelpName = "N", DefaultValueFactory = _ => DefaultPort };
        var forward = new Option<string?>("--forward") { Description = "The webhook that genuine deliveries go on to; the service gets its response.", HelpName = "URL" };
        var save = new Option<string?>("--save") { Description = "Keep each delivery as a file in this folder, to verify or to send again.", HelpName = "FOLDER" };
        var command = new Command("listen", "Takes deliveries until Ctrl+C: verifies and shows each, and hands it on.") { port, forward, save };
        command.SetAction(async (result, cancellationToken) =>
        {
            var secret = WebhookVerdict.SecretOf(terminal);
            using var target = result.GetValue(forward) is { } url ? DeliveryTarget.At(url, forward.Name) : null;
            await new WebhookListener(terminal, secret, target, FolderOf(result.GetValue(save), save.Name)).RunAsync(
                PortOf(result.GetValue(port)),
                address =>
                {
                    // The URL alone, so that a script can read it.
                    terminal.Output.WriteLine(address);
                    terminal.Error.WriteLine($"{(secret is not null ? "deliveries are verified" : $"{WebhookVerdict.SecretVariable} is not set: deliveries are shown and not verified{(target is null ? "" : $", and whatever any program of this machine sends goes on to {target.Url}")}")}; any path is taken, Ctrl+C ends it");
                },
                cancellationToken).ConfigureAwait(false);
            return ExitCode.Success;
        });
        return command;
    }

    private static Command Verify(Terminal terminal)
    {
        var file = new Argument<string>("FILE") { Description = "A delivery that 'listen --save' kept, or a body as it came." };
        var signature = new Option<string?>("--signature") { Description = "The signature of a body, as its header had it.", HelpName = "TEXT" };
        var timestamp = new Option<string?>("--timestamp") { Description = "The time of a body, as its header had it.", HelpName = "SECONDS" };
        var command = new Command("verify", "Tells whether a delivery is the service's, and why not. It is as old as it was when it came.") { file, signature, timestamp };
        command.SetAction(result =>
        {
            var secret = RequiredSecret(terminal);
            var (delivery, content) = Delivery.Load(result.GetRequiredValue(file));
            delivery ??= Bare(content, result.GetValue(signature), result.GetValue(timestamp));
            var verdict = WebhookVerdict.Of(secret, delivery);
            if (verdict.IsGenuine != true)
            {
                throw new FailedException($"the delivery is {verdict.Sentence}");
            }

            terminal.Output.WriteLine(verdict.Sentence);
            return ExitCode.Success;
        });
        return command;
    }

    private static Command Send(Terminal terminal)
    {
        var url = new Argument<string>("URL") { Description = "The webhook." };
        var file = new Argument<string?>("FILE") { Description = "A delivery that 'listen --save' kept, or a body, to sign and send again; a test payload when left out.", Arity = ArgumentArity.ZeroOrOne };
        var happened = new Option<string>("--event") { Description = "What the test payload tells.", HelpName = string.Join('|', Payloads.Keys), DefaultValueFactory = _ => WebhookEventType.JobCompleted.Value };
        var job = new Option<string?>("--job") { Description = "The id of the job that the test payload tells of; a new one when left out.", HelpName = "ID" };
        var command = new Command("send", "Signs a delivery as the service does, sends it, and shows the response.") { url, file, happened, job };
        command.SetAction(async (result, cancellationToken) =>
        {
            var secret = RequiredSecret(terminal);
            using var target = DeliveryTarget.At(result.GetRequiredValue(url), url.Name);
            var body = BodyOf(result.GetValue(file), result.GetValue(happened)!, result.GetValue(job));
            var headers = new WebhookSignature(secret).Sign(body);
            var response = await target.SendAsync("", headers.CopyTo, body, cancellationToken).ConfigureAwait(false);
            var what = $"{headers.Event?.Value ?? "a body that names no event"}{(headers.DeliveryId is { Length: > 0 } id ? $", delivery {id}" : "")}";
            if (!response.IsSuccess)
            {
                throw new FailedException($"{what} was not taken: {response.Sentence}; the service would send it again");
            }

            terminal.Output.WriteLine($"{what}: {response.Sentence}");
            return ExitCode.Success;
        });
        return command;
    }

    private static byte[] BodyOf(string? file, string happened, string? job)
    {
        if (file is not null)
        {
            var (delivery, content) = Delivery.Load(file);
            return delivery?.Body ?? content;
        }

        return Payloads.TryGetValue(happened, out var write)
            ? write(job ?? NewId(), TimeProvider.System.GetUtcNow())
            : throw new UsageException($"--event is one of {string.Join(", ", Payloads.Keys)}, and not '{happened}'");
    }

    private static Delivery Bare(byte[] body, string? signature, string? timestamp)
    {
        if (signature is null || timestamp is null)
        {
            throw new UsageException("the file is no delivery that 'dryapi webhooks listen --save' kept: give --signature and --timestamp, as the headers of the delivery had them");
        }

        var headers = new Dictionary<string, string> { [DryApiContract.Headers.WebhookSignature] = signature, [DryApiContract.Headers.WebhookTimestamp] = timestamp };
        return new Delivery(long.TryParse(timestamp, out var seconds) && seconds is >= 0 and <= 99_999_999_999 ? DateTimeOffset.FromUnixTimeSeconds(seconds) : DateTimeOffset.UnixEpoch, [.. headers], body);
    }

    private static string RequiredSecret(Terminal terminal) => WebhookVerdict.SecretOf(terminal)
        ?? throw new UsageException($"{WebhookVerdict.SecretVariable} is not set: set it to the account's webhook secret, by which deliveries are signed");

    private static int PortOf(int port) => port is >= 0 and <= ushort.MaxValue ? port : throw new UsageException($"--port is from 0 to {ushort.MaxValue}, and not {port}");

    private static string? FolderOf(string? folder, string name)
    {
        try
        {
            return folder is null ? null : Directory.CreateDirectory(folder).FullName;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new UsageException($"cannot make the folder {folder}: {Failure.Sentence(exception)}; give {name} another one", exception);
        }
    }

    private static string NewId() => Guid.NewGuid().ToString();
}
