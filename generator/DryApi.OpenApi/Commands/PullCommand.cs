using System.CommandLine;
using DryApi.OpenApi.Documents;
using DryApi.OpenApi.Drift;
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
        var remote = RemoteOption.AddTo(command, client);
        command.SetAction((result, cancellationToken) =>
        {
            var time = TimeoutOf(result.GetValue(timeout));
            var request = new PullRequest(result.GetRequiredValue(source), result.GetRequiredValue(output), time, limits.Of(result), remote.Of(result, time));
            return RunAsync(request, client, toolOutput, cancellationToken);
        });
        return command;
    }

    private static async Task<int> RunAsync(PullRequest request, HttpDocumentClient client, ToolOutput output, CancellationToken cancellationToken)
    {
        var result = await new DocumentPuller(client).PullAsync(request, cancellationToken).ConfigureAwait(false);
        MSBuildReport.WriteFindings([.. result.Unresolved.Select(LoadedDocument.ToFinding)], output.Diagnostics);
        output.Terminal.WriteLine(result.IsNew
            ? $"{request.Output}: pulled"
            : (Encoded<Terminal>)$"{request.Output}: not changed since the last pull");
        return ExitCode.Success;
    }

    private static TimeSpan TimeoutOf(double seconds) => seconds is > 0 and <= LongestTimeout
        ? TimeSpan.FromSeconds(seconds)
        : throw new InputException(FormattableString.Invariant($"--timeout is {seconds}; give it seconds above 0, at most {LongestTimeout}"));
}
