using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using DryApi.Contracts;
using DryApi.OpenApi.Encoders;

namespace DryApi.OpenApi.Commands;

/// <summary>The help of <c>diff</c>: the usual one, and every rule.</summary>
internal sealed class RulesHelpAction(HelpAction help, EncodingWriter<Terminal> output) : SynchronousCommandLineAction
{
    private const int LongestSeverity = 8;

    public override int Invoke(ParseResult parseResult)
    {
        var exitCode = help.Invoke(parseResult);
        output.WriteLine($"Rules (* is body, property, parameter or header):");
        foreach (var rule in DriftRules.All)
        {
            output.WriteLine($"  {rule.Id}  {rule.Severity.ToString().ToLowerInvariant().PadRight(LongestSeverity)}  {rule.Name}");
        }

        return exitCode;
    }
}
