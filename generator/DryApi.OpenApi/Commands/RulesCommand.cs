using System.CommandLine;
using DryApi.OpenApi.Drift;
using DryApi.OpenApi.Encoders;

namespace DryApi.OpenApi.Commands;

/// <summary><c>rules</c></summary>
internal static class RulesCommand
{
    public static Command Create(ToolOutput output)
    {
        var command = new Command("rules", "Writes the page that explains every diagnostic of this tool, as Markdown.");
        command.SetAction(_ => output.Terminal.WriteLines(RulesPage.Write()));
        return command;
    }
}
