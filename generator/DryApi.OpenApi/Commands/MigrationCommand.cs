using System.CommandLine;
using System.Text;
using DryApi.Contracts;
using DryApi.OpenApi.Documents;
using DryApi.OpenApi.Drift;
using DryApi.OpenApi.Encoders;
using DryApi.OpenApi.Migration;
using DryApi.OpenApi.Overlays;
using DryApi.OpenApi.Pulling;

namespace DryApi.OpenApi.Commands;

/// <summary><c>migration BASE HEAD [--overlay FILE] [--base-overlay FILE] [--output FILE]</c></summary>
internal static class MigrationCommand
{
    public static Command Create(HttpDocumentClient client, TimeProvider time, ToolOutput toolOutput)
    {
        var @base = SharedOptions.Base();
        var head = SharedOptions.Head();
        var overlay = SharedOptions.Overlay();
        var baseOverlay = SharedOptions.BaseOverlay();
        var output = new Option<string?>("--output") { Description = "Where the page is written; without it, to the standard output.", HelpName = "FILE" };

        var command = new Command("migration", "Writes for those who call BASE from C# what becomes of each call in HEAD, and of each field of what it takes and returns, as Markdown.") { @base, head, overlay, baseOverlay, output };
        var limits = LimitOptions.AddTo(command);
        var remote = RemoteOption.AddTo(command, client);
        command.SetAction(result =>
        {
            var (basePath, headPath, overlayPath, baseOverlayPath) = (result.GetRequiredValue(@base), result.GetRequiredValue(head), result.GetValue(overlay), result.GetValue(baseOverlay));
            var (bounds, documents) = (limits.Of(result), remote.Of(result));
            using var baseInput = new DriftInput(basePath, bounds, documents);
            using var headInput = new DriftInput(headPath, bounds, documents);
            DriftCheck.RequireDocuments(baseInput, headInput, overlayPath, baseOverlayPath);
            var old = Load(baseInput, baseOverlayPath ?? overlayPath, bounds, toolOutput);
            var @new = Load(headInput, overlayPath, bounds, toolOutput);
            var page = MigrationPage.Write(GuideOf(old, @new, basePath, headPath, new ComparisonOptions { Today = time.GetUtcNow().UtcDateTime.Date, MaxWork = bounds.MaxWork }));
            if (result.GetValue(output) is { } path)
            {
                OutputFile.Write(path, stream => stream.Write(Encoding.UTF8.GetBytes(page)));
            }
            else
            {
                toolOutput.Terminal.WriteLines(page);
            }

            return ExitCode.Success;
        });
        return command;
    }

    private static Contract Load(DriftInput input, string? overlayPath, DocumentLimits limits, ToolOutput output)
    {
        var side = input.Load(overlayPath is null || input.IsContract ? null : Overlay.Load(overlayPath, limits));
        ContractInput.RequireFit(side.Overlay);
        MSBuildReport.WriteFindings(side.Findings, output.Diagnostics);
        return side.Contract;
    }

    /// <exception cref="InputException">No C# can be made of one of them.</exception>
    private static MigrationGuide GuideOf(Contract @base, Contract head, string basePath, string headPath, ComparisonOptions options)
    {
        var (before, after) = (SurfaceOf(@base, basePath), SurfaceOf(head, headPath));
        return MigrationGuide.Of(@base, before, head, after, options);
    }

    private static CSharpSurface SurfaceOf(Contract contract, string path)
    {
        try
        {
            return CSharpSurface.Of(contract);
        }
        catch (SurfaceException exception)
        {
            throw InputException.In(path, exception.Message, "see the overlay's vocabulary");
        }
    }
}
