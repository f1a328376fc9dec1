using System.Text;
using DryApi.Contracts;

namespace DryApi.OpenApi.Drift;

/// <summary>The page that explains every diagnostic of the tool, made from the rules themselves.</summary>
internal static class RulesPage
{
    private const string Head = """
        # DRY1xxx: what the tool says about a document

        <!-- Made from the rules: dotnet run --project generator/DryApi.OpenApi -- rules > generator/DryApi.Contracts/RULES.md -->

        The tool `dryapi-openapi` names what it finds as `file(line,column): error DRY1…: …`, so that a build shows it at the line.

        ## DRY1000

        **The input cannot be used.** A file is missing or is not what its name says, a `$ref` leads nowhere, an action of the overlay matches
        nothing, a source cannot be reached. The message is one line: what, where, why, what to do. Nothing was written.

        ```
        openapi/overlay.json(159,5): the overlay's target "$.components.schemas.Nothing" matches nothing in the document; correct the target or remove the action
        ```

        ## DRY1001

        **The accepted contract is stale.** `openapi/contract.txt` is reviewed like source; the local document and overlay, or the pulled document,
        now say something else. The lines before this one say what each difference means.

        What to do: read the differences. If they are wanted, accept them and commit `openapi/`; the message has the command.

        ```
        dotnet build src/DryApi.Generated -t:AcceptOpenApi
        ```

        ## DRY1002

        **A text changed.** A description, a summary, a title, an example, a reason of a deprecation or a link to documentation is another one
        than in the other document: no change of the contract, and never a failure, but documentation that callers read and reviewers answer for.
        Where one side is the text of a contract, which has no such texts, nothing is listed.

        ```
        openapi/dryapi.json(412,15): message DRY1002: /paths/~1orders/post/summary: "Makes an order" → "Places an order". A text changed, and nothing of the contract.
        ```

        **What is shown of a document is text.** Signs that cannot be seen, line ends and directions of writing stand as `\n` or `\u202e`; one
        character of what a build server, a code host or a terminal would act on is written so too. `--format json` has every text exactly.

        # Rules of drift

        What callers **send** may loosen, and breaks when it tightens; what they **receive** may narrow, and breaks when it loses something or
        widens. *Breaking*: callers that keep to the old contract can fail. *Warning*: somebody has to look at it. *Info*: callers go on as before.
        Severity is about the wire; whether C# stops compiling is said beside it. In names, `*` is the place: `body`, `property`, `parameter` or
        `header`; the examples are lines of a contract, before → after.


        """;

    public static string Write()
    {
        var text = new StringBuilder(Head.ReplaceLineEndings("\n"));
        foreach (var group in DriftRules.All.GroupBy(GroupOf))
        {
            text.Append("## ").Append(group.Key).Append("\n\n| rule | severity | what happened, and what it means | example |\n|---|---|---|---|\n");
            foreach (var rule in group)
            {
                text.Append("| <a id=\"").Append(rule.Id.ToLowerInvariant()).Append("\"></a>").Append(rule.Id).Append("<br>`").Append(rule.Name)
                    .Append("` | ").Append(rule.Severity.ToString().ToLowerInvariant())
                    .Append(" | ").Append(Escape(rule.Sentence))
                    .Append(" | ").Append(Example(rule.Example)).Append(" |\n");
            }

            text.Append('\n');
        }

        return text.ToString().TrimEnd('\n') + "\n";
    }

    private static string GroupOf(DriftRule rule) => rule.Id[..5] switch
    {
        "DRY11" => "Operations, parameters, bodies, answers, security",
        "DRY12" or "DRY13" => "Types that callers send",
        "DRY14" or "DRY15" => "Types that callers receive",
        "DRY16" => "C# alone",
        _ => "Words, overlays and what cannot be used",
    };

    private static string Example(RuleExample example) => Lines(example.Base) + " → " + Lines(example.Head);

    private static string Lines(string lines)
    {
        var shown = lines.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => $"<code>{Escape(line)}</code>");
        return lines.Trim('\n').Length == 0 ? "*nothing*" : string.Join("<br>", shown);
    }

    private static string Escape(string text) => text.Trim().Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;").Replace("|", "&#124;").Replace("*", "&#42;").Replace("_", "&#95;");
}
