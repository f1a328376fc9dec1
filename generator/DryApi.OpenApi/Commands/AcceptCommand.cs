using System.CommandLine;
using DryApi.OpenApi.Acceptance;
using DryApi.OpenApi.Documents;
using DryApi.OpenApi.Drift;

namespace DryApi.OpenApi.Commands;

/// <summary><c>accept DOCUMENT [--overlay FILE] --contract FILE [--pulled FILE] [--changelog FILE]</c></summary>
internal static class AcceptCommand
{
    public static Command Create(TimeProvider time, bool hasColor)
    {
        var document = SharedOptions.Document();
        var overlay = SharedOptions.Overlay();
        var maxWork = SharedOptions.MaxWork();
        var contract = new Option<string>("--contract") { Description = "The accepted contract, which is written.", HelpName = "FILE", Required = true };
        var pulled = new Option<string?>("--pulled") { Description = "A document that takes the place of DOCUMENT. Actions of the overlay that it leaves nothing to change are taken out.", HelpName = "FILE" };
        var changelog = new Option<string?>("--changelog") { Description = "A Markdown file to which the changes are added; its first heading is the next version, which they raise.", HelpName = "FILE" };

        var command = new Command("accept", "Accepts what a document says now: writes its contract, says what changed and which version that asks for.") { document, overlay, contract, pulled, changelog, maxWork };
        command.SetAction(result => Run(
            new AcceptRequest(
                result.GetRequiredValue(document),
                result.GetValue(overlay),
                result.GetRequiredValue(contract),
                result.GetValue(pulled),
                result.GetValue(changelog),
                time.GetUtcNow().UtcDateTime.Date) { MaxWork = result.GetValue(maxWork) },
            result.InvocationConfiguration.Output,
            hasColor));
        return command;
    }

    private static int Run(AcceptRequest request, TextWriter output, bool hasColor)
    {
        var acceptance = PreparedAcceptance.Of(request);
        TextReport.Write(acceptance.Changes, output, hasColor);
        foreach (var action in acceptance.RemovedActions)
        {
            output.WriteLine(InputException.OneLine($"taken out of the overlay: {action.Position}: {action.Target}"));
        }

        if (acceptance.Changelog is { } changelog)
        {
            output.WriteLine($"next version: {changelog.Next}, {(changelog.Released is null ? "the first" : $"after {changelog.Released}")}");
        }

        acceptance.Write();
        foreach (var file in acceptance.Files)
        {
            output.WriteLine($"accepted: {file}");
        }

        return ExitCode.Success;
    }
}
