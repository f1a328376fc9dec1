using System.CommandLine;
using DryApi.OpenApi.Drift;

namespace DryApi.OpenApi.Commands;

/// <summary><c>rules</c></summary>
internal static class RulesCommand
{
    public static Command Create()
    {
        var command = new Command("rules", "Writes the page that explains every diagnostic of this tool, as Markdown.");
        command.SetAction(result => result.InvocationConfiguration.Output.Write(RulesPage.Write()));
        return command;
    }
}
