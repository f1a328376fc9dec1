using System.CommandLine;
using System.CommandLine.Help;
using DryApi.OpenApi.Drift;
using DryApi.OpenApi.Encoders;

namespace DryApi.OpenApi.Commands;

/// <summary><c>diff BASE HEAD [--overlay FILE] [--base-overlay FILE] [--format text|json|markdown|msbuild] [--fail-on breaking|warning|any|none]</c></summary>
internal static class DiffCommand
{
    private static readonly string[] Formats = ["text", "json", "markdown", "msbuild"];
    private static readonly string[] FailOns = ["breaking", "warning", "any", "none"];

    public static Command Create(TimeProvider time, ToolOutput output)
    {
        var @base = new Argument<string>("BASE") { Description = "The contract that callers keep to: an OpenAPI 3.0, 3.1 or 3.2 document, or a contract's text." };
        var head = new Argument<string>("HEAD") { Description = "The contract that takes its place: a document or a contract's text." };
        var overlay = SharedOptions.Overlay();
        var baseOverlay = new Option<string?>("--base-overlay") { Description = "The overlay of BASE, where it is another one than HEAD's.", HelpName = "FILE" };
        var format = new Option<string>("--format") { Description = "How the changes are written.", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong(Formats);
        var failOn = new Option<string>("--fail-on") { Description = "Which changes make the exit code 1.", DefaultValueFactory = _ => "breaking" };
        failOn.AcceptOnlyFromAmong(FailOns);

        var command = new Command("diff", "Compares two contracts and says what each change means for callers. Between two documents, texts that changed (descriptions, titles, examples) are listed as well; they are no changes of the contract. Exit code: 0 nothing to fail on, 1 something, 2 unusable input.") { @base, head, overlay, baseOverlay, format, failOn };
        var limits = LimitOptions.AddTo(command);
        command.SetAction(result =>
        {
            var found = DriftCheck.Run(result.GetRequiredValue(@base), result.GetRequiredValue(head), result.GetValue(overlay), time.GetUtcNow().UtcDateTime.Date, limits.Of(result), result.GetValue(baseOverlay));
            MSBuildReport.WriteFindings(found.Findings, output.Diagnostics);
            var report = new DriftReport(found.Changes, FailOnOf(result.GetRequiredValue(failOn)), found.Texts);
            Write(report, result.GetRequiredValue(format), output);
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

    private static void Write(DriftReport report, string format, ToolOutput output)
    {
        switch (format)
        {
            case "json":
                JsonReport.Write(report, output.Json);
                break;
            case "markdown":
                MarkdownReport.Write(report, output.Markdown);
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
