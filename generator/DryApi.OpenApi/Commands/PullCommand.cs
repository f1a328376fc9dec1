using System.CommandLine;
using DryApi.OpenApi.Documents;
using DryApi.OpenApi.Encoders;
using DryApi.OpenApi.Pulling;

namespace DryApi.OpenApi.Commands;

/// <summary><c>pull --source URL|FILE --output FILE [--timeout SECONDS]</c></summary>
internal static class PullCommand
{
    private const double DefaultTimeout = 60;
    private const double LongestTimeout = 86_400;

    public static Command Create(HttpDocumentClient client, ToolOutput toolOutput)
    {
        var source = new Option<string>("--source")
        {
            Description = "An https address (http for this machine only) or a file.",
            HelpName = "URL|FILE",
            Required = true,
        };
        var output = SharedOptions.RequiredOutput("Where the document is written, indented as JSON. Its ETag is kept in FILE.etag.");
        var timeout = new Option<double>("--timeout")
        {
            Description = "Limit: The time for everything, in seconds.",
            HelpName = "SECONDS",
            DefaultValueFactory = _ => DefaultTimeout,
        };

        var command = new Command("pull", "Brings an OpenAPI document from its source into a file.") { source, output, timeout };
        var limits = LimitOptions.AddTo(command);
        command.SetAction((result, cancellationToken) => RunAsync(
            new PullRequest(result.GetRequiredValue(source), result.GetRequiredValue(output), TimeoutOf(result.GetValue(timeout)), limits.Of(result)),
            client,
            toolOutput.Terminal,
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(PullRequest request, HttpDocumentClient client, EncodingWriter<Terminal> output, CancellationToken cancellationToken)
    {
        var result = await new DocumentPuller(client).PullAsync(request, cancellationToken).ConfigureAwait(false);
        output.WriteLine(result == PullResult.NotModified
            ? $"{request.Output}: not changed since the last pull"
            : (Encoded<Terminal>)$"{request.Output}: pulled");
        return ExitCode.Success;
    }

    private static TimeSpan TimeoutOf(double seconds) => seconds is > 0 and <= LongestTimeout
        ? TimeSpan.FromSeconds(seconds)
        : throw new InputException(FormattableString.Invariant($"--timeout is {seconds}; give it seconds above 0, at most {LongestTimeout}"));
}
