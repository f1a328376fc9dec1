using System.CommandLine;
using System.CommandLine.Help;
using System.Globalization;
using DryApi.OpenApi.Documents;
using DryApi.OpenApi.Drift;
using DryApi.OpenApi.Encoders;
using DryApi.OpenApi.Pulling;

namespace DryApi.OpenApi.Commands;

/// <summary><c>diff BASE HEAD [--overlay FILE] [--base-overlay FILE] [--format text|json|markdown|msbuild] [--fail-on breaking|warning|any|none] [--link URL] [--base-link URL] [--max-bytes NUMBER] [--client NAME] [--types NAMES]</c></summary>
internal static class DiffCommand
{
    private static readonly string[] Formats = ["text", "json", "markdown", "msbuild"];
    private static readonly string[] FailOns = ["breaking", "warning", "any", "none"];

    public static Command Create(HttpDocumentClient client, TimeProvider time, ToolOutput output)
    {
        var @base = SharedOptions.Base();
        var head = SharedOptions.Head();
        var overlay = SharedOptions.Overlay();
        var baseOverlay = SharedOptions.BaseOverlay();
        var format = new Option<string>("--format") { Description = "How the changes are written.", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong(Formats);
        var failOn = new Option<string>("--fail-on") { Description = "Which changes make the exit code 1.", DefaultValueFactory = _ => "breaking" };
        failOn.AcceptOnlyFromAmong(FailOns);

        var link = new Option<string?>("--link") { Description = "For markdown: the URL of a line of HEAD's files; {file} in it stands for the file as it is given here, {name} for its last part, {line} for the line.", HelpName = "URL" };
        var baseLink = new Option<string?>("--base-link") { Description = "For markdown: the URL of a line of BASE's files, in the same form.", HelpName = "URL" };
        var maxBytes = new Option<int>("--max-bytes") { Description = "For markdown: how many bytes the report may have. Information is left out first, then warnings; what is left out is counted.", HelpName = "NUMBER", DefaultValueFactory = _ => MarkdownOptions.DefaultMaxBytes };

        var command = new Command("diff", "Compares two contracts and says what each change means for callers. Between two documents, texts that changed (descriptions, titles, examples) are listed as well; they are no changes of the contract. Exit code: 0 nothing to fail on, 1 something, 2 unusable input.") { @base, head, overlay, baseOverlay, format, failOn, link, baseLink, maxBytes };
        var limits = LimitOptions.AddTo(command);
        var remote = RemoteOption.AddTo(command, client);
        var taken = TakenNameOptions.AddTo(command);
        command.SetAction(result =>
        {
            var (overlayPath, baseOverlayPath) = (result.GetValue(overlay), result.GetValue(baseOverlay));
            string?[] baseFiles = [result.GetRequiredValue(@base), baseOverlayPath];
            var links = new SourceLinks(SourceLinks.TemplateOf("--link", result.GetValue(link)), SourceLinks.TemplateOf("--base-link", result.GetValue(baseLink)), [.. baseFiles.OfType<string>()]);
            var markdown = new MarkdownOptions(links, MaxBytesOf(result.GetValue(maxBytes)));
            var found = DriftCheck.Run(result.GetRequiredValue(@base), result.GetRequiredValue(head), overlayPath, time.GetUtcNow().UtcDateTime.Date, limits.Of(result), baseOverlayPath, remote.Of(result), taken.OfProject(result));
            MSBuildReport.WriteFindings(found.Findings, output.Diagnostics);
            MSBuildReport.WriteBaseFindings(found.BaseFindings, output.Diagnostics);
            var report = new DriftReport(found.Changes, FailOnOf(result.GetRequiredValue(failOn)), found.Texts) { Findings = [.. found.Findings, .. found.BaseFindings] };
            Write(report, result.GetRequiredValue(format), markdown, output);
            return report.IsFailure ? ExitCode.Findings : ExitCode.Success;
        });
        return command;
    }

    /// <summary>The command with its own help, which lists the rules.</summary>
    public static Command WithHelp(Command command, ToolOutput output)
    {
        var help = new HelpOption();
        help.Action = new RulesHelpAction((HelpAction)help.Action!, output.Terminal);
        command.Options.Add(help);
        return command;
    }

    // Not Enum.Parse, which takes more of the start than the comparison.
    private static FailOn FailOnOf(string word) => word switch
    {
        "warning" => FailOn.Warning,
        "any" => FailOn.Any,
        "none" => FailOn.None,
        _ => FailOn.Breaking,
    };

    private static int MaxBytesOf(int value) => value is >= MarkdownOptions.LeastMaxBytes and <= MarkdownOptions.MostMaxBytes
        ? value
        : throw new InputException(string.Create(CultureInfo.InvariantCulture, $"--max-bytes is {value}; give it a number from {MarkdownOptions.LeastMaxBytes} to {MarkdownOptions.MostMaxBytes}"));

    private static void Write(DriftReport report, string format, MarkdownOptions options, ToolOutput output)
    {
        switch (format)
        {
            case "json":
                JsonReport.Write(report, output.Json);
                break;
            case "markdown":
                MarkdownReport.Write(report, output.Markdown, options);
                break;
            case "msbuild":
                MSBuildReport.Write(report, output.MSBuild);
                break;
            default:
                TextReport.Write(report, output);
                break;
        }
    }
}
