using System.Text;
using DryApi.OpenApi.Documents;
using DryApi.OpenApi.Reading;

namespace DryApi.Contracts.Tests.Comparison.Verdicts;

/// <summary>Schemas that are held against one another.</summary>
/// <param name="Name">What they have in common.</param>
/// <param name="Text">
/// A schema a line, in YAML, where <c>@Name</c> refers to a component; behind <c>where</c>, the components that are others for this schema. Before
/// them, and a blank line, the components of all.
/// </param>
internal sealed partial record VerdictGroup(string Name, string Text)
{
    private static readonly ComparisonOptions Options = new() { Today = new DateTime(2026, 1, 1) };

    private string[] Components => Text.Split("\n\n") is [var components, _] ? components.Split('\n') : [];

    private string[] Schemas => Text.Split("\n\n")[^1].Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>How many schemas before one and behind it, round in a circle, it is held against.</summary>
    private const int Reach = 3;

    /// <summary>
    /// For each pair a line for each change: how much it matters where it is sent and where it is received, the rule, from what to what, and
    /// where that stands.
    /// </summary>
    public string Table() => string.Concat(Components.Select(component => $"{component}\n"))
        + string.Concat(Pairs().GroupBy(pair => pair.Old).Select(pairs => $"\n{pairs.Key}\n" + string.Concat(pairs.Select(pair => $"  → {pair.New}\n{string.Concat(pair.Told.Select(line => $"      {line}\n"))}"))));

    /// <summary>Each schema against itself and those near it, with what is told.</summary>
    public IEnumerable<(string Old, string New, IReadOnlyList<string> Told)> Pairs()
    {
        var schemas = Schemas;
        var (old, @new) = (schemas.Select(schema => Read(schema, "base")).ToList(), schemas.Select(schema => Read(schema, "head")).ToList());
        return
            from i in Enumerable.Range(0, schemas.Length)
            from j in Enumerable.Range(i - Reach, 2 * Reach + 1).Select(j => (j + schemas.Length) % schemas.Length)
            select (schemas[i], i == j ? "itself" : schemas[j], (IReadOnlyList<string>)[.. Compare(old[i], @new[j])]);
    }

    private static IEnumerable<string> Compare(Contract old, Contract @new) => ContractComparer.Compare(old, @new, Options)
        .Where(change => !change.Rule.Id.StartsWith("DRY16", StringComparison.Ordinal))
        .GroupBy(change => $"{OfEitherWay().Replace(change.RuleName, "")}: {change.Difference} @{Place(change.Origin!)}", StringComparer.Ordinal)
        .Select(changes => $"{string.Join(", ", changes.Select(change => $"{Ways(change)} {change.Severity}").Order(StringComparer.Ordinal))} {changes.Key}");

    private static string Ways(Change change) => string.Join("+", change.Operations.Select(operation => operation switch
    {
        "POST /sent" => "sent",
        "GET /received" => "received",
        "GET /others" => "others",
        _ => operation,
    }).DefaultIfEmpty("-"));

    private static string Place(IOrigin origin) => $"{origin.File} {origin.Pointer.Replace("/components/schemas/", "", StringComparison.Ordinal)}";

    private Contract Read(string schema, string file)
    {
        var parts = schema.Split(" where ");
        var own = parts.Skip(1).Select(component => component.Trim()).ToList();
        var components = Components.Where(component => !own.Exists(other => other.Split(':')[0] == component.Split(':')[0])).Concat(own).ToList();

        // All components are used on both sides: what nothing uses any more is another matter.
        var uses = string.Join(", ", components.Select(component => "@" + component.Split(':')[0]).Append("{ type: boolean }"));
        var text = $$"""
            openapi: 3.1.0
            info: { title: t, version: '1' }
            paths:
              /others: { get: { responses: { '200': { description: x, content: { application/json: { schema: { anyOf: [{{uses}}] } } } } } } }
            {{Frame(parts[0])}}
                Other: { type: string }
            {{string.Concat(components.Select(component => $"    {component}\n"))}}
            """;
        return OpenApiContractReader.Read(OpenApiDocument.From(DocumentReader.Read(Encoding.UTF8.GetBytes(Reference().Replace(text, "{ $$ref: '#/components/schemas/$1' }")), file + ".yaml")).Root);
    }

    /// <summary>Where a schema stands: of what is text on the wire in a parameter and a header, else in a property of a body. Operations and paths are the whole.</summary>
    private string Frame(string schema) => Name switch
    {
        "Operations" or "Messages" or "Contents" or "Parameters" => $"  /a: {{ post: {{ {schema} }} }}\n{Schemes}",
        "Paths" => string.Concat(schema.Split(" | ").Select(path => $"  {path}\n")) + Schemes,
        "Texts" => $$"""
              /sent: { post: { parameters: [{ name: p, in: query, schema: {{schema}} }], responses: { '204': { description: x } } } }
              /received: { get: { responses: { '200': { description: x, headers: { p: { schema: {{schema}} } } } } } }
            components:
              schemas:
            """,
        _ => $$"""
              /sent: { post: { requestBody: { content: { application/json: { schema: @Thing } } }, responses: { '204': { description: x } } } }
              /received: { get: { responses: { '200': { description: x, content: { application/json: { schema: @Thing } } } } } }
            components:
              schemas:
                Thing: { type: object, properties: { p: {{schema}} } }
            """,
    };

    private const string Schemes = """
        components:
          securitySchemes:
            key: { type: apiKey, in: header, name: X-Key }
            token: { type: http, scheme: bearer }
            login: { type: oauth2, flows: { clientCredentials: { tokenUrl: 'https://a.example/token', scopes: { read: r, write: w } } } }
          schemas:
        """;

    [System.Text.RegularExpressions.GeneratedRegex("@([A-Z][A-Za-z]*)")]
    private static partial System.Text.RegularExpressions.Regex Reference();

    [System.Text.RegularExpressions.GeneratedRegex("^(request|response|webhook)-")]
    private static partial System.Text.RegularExpressions.Regex OfEitherWay();
}
