using System.CommandLine;
using System.CommandLine.Help;
using DryApi.OpenApi.Drift;

namespace DryApi.OpenApi.Commands;

/// <summary><c>diff BASE HEAD [--overlay FILE] [--format text|json|markdown|msbuild] [--fail-on breaking|warning|any|none]</c></summary>
internal static class DiffCommand
{
    private static readonly string[] Formats = ["text", "json", "markdown", "msbuild"];
    private static readonly string[] FailOns = ["breaking", "warning", "any", "none"];

    public static Command Create(TimeProvider time, bool hasColor)
    {
        var @base = new Argument<string>("BASE") { Description = "The contract that callers keep to: an OpenAPI 3.0 or 3.1 document, or a contract's text." };
        var head = new Argument<string>("HEAD") { Description = "The contract that takes its place: a document or a contract's text." };
        var overlay = SharedOptions.Overlay();
        var maxWork = SharedOptions.MaxWork();
        var format = new Option<string>("--format") { Description = "How the changes are written.", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong(Formats);
        var failOn = new Option<string>("--fail-on") { Description = "Which changes make the exit code 1.", DefaultValueFactory = _ => "breaking" };
        failOn.AcceptOnlyFromAmong(FailOns);

        var command = new Command("diff", "Compares two contracts and says what each change means for callers. Exit code: 0 nothing to fail on, 1 something, 2 unusable input.") { @base, head, overlay, format, failOn, maxWork };
        command.SetAction(result =>
        {
            var changes = DriftCheck.Run(result.GetRequiredValue(@base), result.GetRequiredValue(head), result.GetValue(overlay), time.GetUtcNow().UtcDateTime.Date, result.GetValue(maxWork));
            var report = new DriftReport(changes, FailOnOf(result.GetRequiredValue(failOn)));
            Write(report, result.GetRequiredValue(format), result.InvocationConfiguration.Output, hasColor);
            return report.IsFailure ? ExitCode.Findings : ExitCode.Success;
        });
        return command;
    }

    /// <summary>The command with its own help, which lists the rules.</summary>
    public static Command WithHelp(Command command)
    {
        var help = new HelpOption();
        help.Action = new RulesHelpAction((HelpAction)help.Action!);
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

    private static void Write(DriftReport report, string format, TextWriter output, bool hasColor)
    {
        switch (format)
        {
            case "json":
                JsonReport.Write(report, output);
                break;
            case "markdown":
                MarkdownReport.Write(report, output);
                break;
            case "msbuild":
                MSBuildReport.Write(report, output);
                break;
            default:
                TextReport.Write(report, output, hasColor);
                break;
        }
    }
}
