using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using DryApi.Contracts;

namespace DryApi.OpenApi.Commands;

/// <summary>The help of <c>diff</c>: the usual one, and every rule.</summary>
internal sealed class RulesHelpAction(HelpAction help) : SynchronousCommandLineAction
{
    public override int Invoke(ParseResult parseResult)
    {
        var exitCode = help.Invoke(parseResult);
        var output = parseResult.InvocationConfiguration.Output;
        output.WriteLine("Rules (* is body, property, parameter or header):");
        foreach (var rule in DriftRules.All)
        {
            output.WriteLine($"  {rule.Id}  {rule.Severity.ToString().ToLowerInvariant(),-8}  {rule.Name}");
        }

        return exitCode;
    }
}
