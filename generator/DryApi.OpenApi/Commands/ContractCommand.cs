using System.CommandLine;
using DryApi.Contracts;
using DryApi.OpenApi.Documents;
using DryApi.OpenApi.Drift;
using DryApi.OpenApi.Encoders;
using DryApi.OpenApi.Pulling;

namespace DryApi.OpenApi.Commands;

/// <summary><c>contract DOCUMENT [--overlay FILE] [--output FILE] [--client NAME] [--types NAMES]</c></summary>
internal static class ContractCommand
{
    public static Command Create(HttpDocumentClient client, ToolOutput toolOutput)
    {
        var document = SharedOptions.Document();
        var overlay = SharedOptions.Overlay();
        var output = new Option<string?>("--output")
        {
            Description = "Where the contract is written; without it, to the standard output.",
            HelpName = "FILE",
        };

        var command = new Command("contract", "Writes everything that a caller can depend on as sorted lines of text.") { document, overlay, output };
        var limits = LimitOptions.AddTo(command);
        var remote = RemoteOption.AddTo(command, client);
        var taken = TakenNameOptions.AddTo(command);
        command.SetAction(result => Run(
            result.GetRequiredValue(document),
            result.GetValue(overlay),
            result.GetValue(output),
            limits.Of(result),
            remote.Of(result),
            taken.Of(result),
            toolOutput));
        return command;
    }

    private static int Run(string document, string? overlay, string? output, DocumentLimits limits, RemoteDocuments? remote, IReadOnlyCollection<string> taken, ToolOutput toolOutput)
    {
        var side = ContractInput.Load(document, overlay, limits, remote, taken);
        MSBuildReport.WriteFindings([.. side.Findings, .. RelianceFindings.Of(side.Contract), .. OverlayDrift.Compare(null, side.Overlay).Where(change => change.Rule == ProseRules.OverlayMatchesChanged)], toolOutput.Diagnostics);
        var contract = ContractWriter.Write(side.Contract);
        if (output is null)
        {
            toolOutput.Terminal.WriteLines(contract);
        }
        else
        {
            OutputFile.Write(output, stream => stream.Write(System.Text.Encoding.UTF8.GetBytes(contract)));
        }

        return ExitCode.Success;
    }
}
