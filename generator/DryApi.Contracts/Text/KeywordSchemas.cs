using System.Runtime.CompilerServices;

namespace DryApi.Contracts;

/// <summary>
/// The keywords whose values hold schemas: <c>contains="Tag"</c>, <c>prefixItems=["string","integer minimum=1"]</c>. Each schema is the text
/// of a type in a JSON string; true and false are themselves.
/// </summary>
internal static class KeywordSchemas
{
    /// <summary>What was read of each constraint: a comparison knows types again by their identity.</summary>
    private static readonly ConditionalWeakTable<Constraint, IReadOnlyList<KeyValuePair<string, SchemaExpression>>> Known = new();

    public static bool IsKeyword(string constraint) => Keywords.Find(constraint) is { HoldsSchemas: true };

    /// <summary>Whether a type, or one inside it, has such a keyword.</summary>
    public static bool IsAnyIn(SchemaExpression type)
    {
        for (var i = 0; i < type.Constraints.Count; i++)
        {
            if (IsKeyword(type.Constraints[i].Name))
            {
                return true;
            }
        }

        return type.Arguments.Count > 0 && type.Arguments.Any(IsAnyIn);
    }

    /// <summary>The schemas in a constraint, each with its name or number; none where its value holds no schema.</summary>
    /// <exception cref="ContractFormatException">A text in it is no type.</exception>
    public static IReadOnlyList<KeyValuePair<string, SchemaExpression>> Of(Constraint constraint, int line = 0) =>
        IsKeyword(constraint.Name) ? OfKeyword(constraint, line) : [];

    private static IReadOnlyList<KeyValuePair<string, SchemaExpression>> OfKeyword(Constraint constraint, int line) => Known.GetValue(constraint, each => Read(each, line));

    private static IReadOnlyList<KeyValuePair<string, SchemaExpression>> Read(Constraint constraint, int line)
    {
        var value = constraint.Value;
        return value[0] switch
        {
            '[' => [.. JsonText.Items(value).Select((item, i) => new KeyValuePair<string, SchemaExpression>(i.ToString(System.Globalization.CultureInfo.InvariantCulture), Parse(item, line)))],
            '{' => [.. JsonText.Members(value).Select(member => new KeyValuePair<string, SchemaExpression>(member.Key, Parse(member.Value, line)))],
            _ => [new KeyValuePair<string, SchemaExpression>("", Parse(value, line))],
        };
    }

    private static SchemaExpression Parse(string json, int line) => json switch
    {
        "true" => new SchemaExpression(SchemaKind.Any),
        "false" => new SchemaExpression(SchemaKind.Not, arguments: [new SchemaExpression(SchemaKind.Any)]),
        _ when json[0] == '"' => ExpressionText.Parse(JsonText.Unquote(json), line),
        _ => throw new ContractFormatException(line, $"'{ContractFormatException.Cut(json)}' is no type in a JSON string"),
    };
}
