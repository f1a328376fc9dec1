using System.CommandLine;
using DryApi.Contracts;
using DryApi.OpenApi.Documents;
using DryApi.OpenApi.Drift;
using DryApi.OpenApi.Encoders;
using DryApi.OpenApi.Normalization;
using DryApi.OpenApi.Prose;
using DryApi.OpenApi.Pulling;

namespace DryApi.OpenApi.Commands;

/// <summary><c>normalize DOCUMENT [--overlay FILE] --output FILE [--declarations FILE] [--client NAME] [--types NAMES] [--client-base NAME --client-options NAME] [--exceptions PREFIX] [--job-handle NAME --job-id PATH] [--price-segment SEGMENT] [--contract FILE [--accept-with TEXT]]</c></summary>
internal static class NormalizeCommand
{
    public static Command Create(HttpDocumentClient client, TimeProvider time, ToolOutput toolOutput)
    {
        var document = SharedOptions.Document();
        var overlay = SharedOptions.Overlay();
        var output = SharedOptions.RequiredOutput("Where the document for the code generator is written.");
        var contract = new Option<string?>("--contract")
        {
            Description = "The accepted contract. Where the document gives another one, nothing is written and the exit code is 1.",
            HelpName = "FILE",
        };
        var acceptWith = new Option<string?>("--accept-with")
        {
            Description = "The command that accepts a changed contract, for the message that says so.",
            HelpName = "TEXT",
        };

        var declarations = new Option<string?>("--declarations")
        {
            Description = "Where the list of what the code will declare is written, for the generator (default: the output with the extension .declarations.txt).",
            HelpName = "FILE",
        };
        var names = new CodeNameOptions();

        var command = new Command("normalize", "Writes the plain OpenAPI 3.0 document that the code generator reads.") { document, overlay, output, declarations, contract, acceptWith };
        var taken = TakenNameOptions.AddTo(command);
        names.AddTo(command);
        var limits = LimitOptions.AddTo(command);
        var remote = RemoteOption.AddTo(command, client);
        command.SetAction(result => Run(
            result.GetRequiredValue(document),
            result.GetValue(overlay),
            result.GetRequiredValue(output),
            result.GetValue(declarations) ?? Path.ChangeExtension(result.GetRequiredValue(output), ".declarations.txt"),
            result.GetValue(contract) is { } accepted ? new AcceptedContract(accepted, result.GetValue(acceptWith), time.GetUtcNow().UtcDateTime.Date, limits.Of(result)) : null,
            names.Of(result, taken.NamesOf(result)),
            taken.Of(result),
            limits.Of(result),
            remote.Of(result),
            toolOutput.Diagnostics));
        return command;
    }

    private static int Run(string document, string? overlay, string output, string declarations, AcceptedContract? accepted, CodeNames names, IReadOnlyCollection<string> taken, DocumentLimits limits, RemoteDocuments? remote, EncodingWriter<MSBuildLine> error)
    {
        var side = ContractInput.Load(document, overlay, limits, remote, taken);
        MSBuildReport.WriteFindings([.. side.Findings, .. RelianceFindings.Of(side.Contract)], error);
        if (accepted is not null)
        {
            MSBuildReport.Write(new DriftReport([.. OverlayDrift.Compare(null, side.Overlay), .. ProseDrift.Of(side.Contract)], FailOn.None), error);
            if (!accepted.Accepts(side.Contract, error))
            {
                return ExitCode.Findings;
            }
        }

        try
        {
            // Neither takes its name before both are written.
            OutputFile.Write(output, normalized => OutputFile.Write(declarations, list =>
            {
                NormalizedDocument.Write(side.Contract, normalized, list, names);
                normalized.Flush();
            }));
        }
        catch (SurfaceException exception)
        {
            throw InputException.In(document, exception.Message, "see the overlay's vocabulary");
        }

        return ExitCode.Success;
    }
}
