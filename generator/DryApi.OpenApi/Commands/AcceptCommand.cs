using System.CommandLine;
using DryApi.OpenApi.Acceptance;
using DryApi.OpenApi.Drift;
using DryApi.OpenApi.Encoders;
using DryApi.OpenApi.Pulling;

namespace DryApi.OpenApi.Commands;

/// <summary><c>accept DOCUMENT [--overlay FILE] --contract FILE [--pulled FILE] [--changelog FILE] [--client NAME] [--types NAMES]</c></summary>
internal static class AcceptCommand
{
    public static Command Create(HttpDocumentClient client, TimeProvider time, ToolOutput output)
    {
        var document = SharedOptions.Document();
        var overlay = SharedOptions.Overlay();
        var contract = new Option<string>("--contract") { Description = "The accepted contract, which is written.", HelpName = "FILE", Required = true };
        var pulled = new Option<string?>("--pulled") { Description = "A document that takes the place of DOCUMENT. Actions of the overlay that it leaves nothing to change are taken out.", HelpName = "FILE" };
        var changelog = new Option<string?>("--changelog") { Description = "A Markdown file to which the changes are added; its first heading is the next version, which they raise.", HelpName = "FILE" };

        var command = new Command("accept", "Accepts what a document says now: writes its contract, says what changed and which version that asks for.") { document, overlay, contract, pulled, changelog };
        var limits = LimitOptions.AddTo(command);
        var remote = RemoteOption.AddTo(command, client);
        var taken = TakenNameOptions.AddTo(command);
        command.SetAction(result => Run(
            new AcceptRequest(
                result.GetRequiredValue(document),
                result.GetValue(overlay),
                result.GetRequiredValue(contract),
                result.GetValue(pulled),
                result.GetValue(changelog),
                time.GetUtcNow().UtcDateTime.Date,
                limits.Of(result),
                remote.Of(result),
                taken.Of(result)),
            output));
        return command;
    }

    private static int Run(AcceptRequest request, ToolOutput output)
    {
        var acceptance = PreparedAcceptance.Of(request);
        MSBuildReport.WriteFindings(acceptance.Findings, output.Diagnostics);
        TextReport.Write(acceptance.Changes, output);
        foreach (var action in acceptance.RemovedActions)
        {
            output.Terminal.WriteLine($"taken out of the overlay: {action.Position.ToString()}: {action.Target}");
        }

        foreach (var name in acceptance.KeptNames)
        {
            output.Terminal.WriteLine($"kept by the overlay: {name.Target} is {name.Name} in C#");
        }

        if (acceptance.Changelog is { } changelog)
        {
            output.Terminal.WriteLine(changelog.Released is { } released
                ? $"next version: {changelog.Next}, after {released}"
                : (Encoded<Terminal>)$"next version: {changelog.Next}, the first");
        }

        acceptance.Write();
        foreach (var file in acceptance.Files)
        {
            output.Terminal.WriteLine($"accepted: {file}");
        }

        return ExitCode.Success;
    }
}
