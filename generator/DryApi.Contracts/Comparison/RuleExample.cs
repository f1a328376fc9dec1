namespace DryApi.Contracts;

/// <summary>A pair of lines of contracts that a rule tells apart.</summary>
/// <param name="Frame">What the lines are a part of.</param>
/// <param name="Base">The lines of the old contract.</param>
/// <param name="Head">The lines of the new contract.</param>
public sealed record RuleExample(RuleFrame Frame, string Base, string Head)
{
    /// <summary>The old contract as a whole.</summary>
    public string BaseContract => Complete(Base);

    /// <summary>The new contract as a whole.</summary>
    public string HeadContract => Complete(Head);

    private string Complete(string lines)
    {
        const string head = ContractWriter.Header + "\ntitle: \"Things\"\nversion: \"1\"\n";
        const string operation = "\noperation POST /things\n";
        return Frame switch
        {
            RuleFrame.Request => head + operation + "  body application/json: Thing required\n  response 204: empty\n\nschema Thing: object\n" + Indent(lines),
            RuleFrame.Response => head + operation + "  response 200 application/json: Thing\n\nschema Thing: object\n" + Indent(lines),
            RuleFrame.Operation => head + operation + Indent(lines),
            _ => head + lines + "\n",
        };
    }

    private static string Indent(string lines) => lines.Length == 0 ? "" : "  " + lines.Replace("\n", "\n  ") + "\n";
}
