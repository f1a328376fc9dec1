using System.Text;

namespace DryApi.Contracts;

/// <summary>Type expressions as text: <c>array&lt;Lora&gt; nullable minItems=1</c>, and back.</summary>
internal static class ExpressionText
{
    private static readonly Dictionary<string, SchemaKind> Kinds = new(StringComparer.Ordinal)
    {
        ["any"] = SchemaKind.Any,
        ["null"] = SchemaKind.Null,
        ["boolean"] = SchemaKind.Boolean,
        ["integer"] = SchemaKind.Integer,
        ["number"] = SchemaKind.Number,
        ["string"] = SchemaKind.String,
        ["object"] = SchemaKind.Object,
        ["array"] = SchemaKind.Array,
        ["map"] = SchemaKind.Map,
        ["oneOf"] = SchemaKind.OneOf,
        ["anyOf"] = SchemaKind.AnyOf,
        ["allOf"] = SchemaKind.AllOf,
        ["not"] = SchemaKind.Not,
    };

    private static readonly Dictionary<SchemaKind, string> Words = Kinds.ToDictionary(pair => pair.Value, pair => pair.Key);

    public static string Write(SchemaExpression expression)
    {
        var text = new StringBuilder();
        Write(expression, text);
        return text.ToString();
    }

    /// <summary>The word before the type of properties without a name of their own; a property of that name is quoted.</summary>
    public const string Others = "others";

    /// <summary>A name as it stands in a line: bare where that is clear, else as a JSON string.</summary>
    public static string WriteName(string name) => IsBare(name) && name != Others ? name : JsonText.Quote(name);

    private static void Write(SchemaExpression expression, StringBuilder text)
    {
        if (expression.Kind == SchemaKind.Reference)
        {
            var name = expression.Reference!;
            text.Append(Kinds.ContainsKey(name) ? JsonText.Quote(name) : WriteName(name));
        }
        else
        {
            text.Append(Words[expression.Kind]);
        }

        if (expression.Arguments.Count > 0)
        {
            text.Append('<');
            for (var i = 0; i < expression.Arguments.Count; i++)
            {
                if (i > 0)
                {
                    text.Append(", ");
                }

                Write(expression.Arguments[i], text);
            }

            text.Append('>');
        }

        foreach (var constraint in expression.Constraints)
        {
            text.Append(' ').Append(constraint);
        }
    }

    public static SchemaExpression Parse(string text, int line)
    {
        var position = 0;
        var expression = Parse(text, ref position, line);
        return position == text.Length
            ? expression
            : throw new ContractFormatException(line, $"'{text.Substring(position)}' is more than a type and its constraints");
    }

    /// <summary>Reads a bare or quoted name and moves behind it.</summary>
    public static string ParseName(string text, ref int position, int line)
    {
        var start = position;
        if (position < text.Length && text[position] == '"')
        {
            position = JsonText.Skip(text, position);
            return JsonText.Unquote(text.Substring(start, position - start));
        }

        while (position < text.Length && IsNameCharacter(text[position]))
        {
            position++;
        }

        return position > start
            ? text.Substring(start, position - start)
            : throw new ContractFormatException(line, $"a name is missing before '{text.Substring(start)}'");
    }

    private static SchemaExpression Parse(string text, ref int position, int line)
    {
        var isQuoted = position < text.Length && text[position] == '"';
        var word = ParseName(text, ref position, line);
        SchemaKind kind;
        string? reference = null;
        if (isQuoted || !Kinds.TryGetValue(word, out kind))
        {
            (kind, reference) = (SchemaKind.Reference, word);
        }

        var arguments = new List<SchemaExpression>();
        if (position < text.Length && text[position] == '<')
        {
            do
            {
                position += arguments.Count == 0 ? 1 : 2;
                arguments.Add(Parse(text, ref position, line));
            }
            while (position + 1 < text.Length && text[position] == ',' && text[position + 1] == ' ');
            if (position >= text.Length || text[position] != '>')
            {
                throw new ContractFormatException(line, $"'<' of '{word}' is not closed");
            }

            position++;
        }

        var constraints = new List<Constraint>();
        while (position < text.Length && text[position] == ' ')
        {
            position++;
            var name = ParseName(text, ref position, line);
            var value = "true";
            if (position < text.Length && text[position] == '=')
            {
                var end = JsonText.Skip(text, position + 1);
                value = text.Substring(position + 1, end - position - 1);
                position = end;
            }

            constraints.Add(new Constraint(name, value));
        }

        return new SchemaExpression(kind, constraints, arguments, reference);
    }

    private static bool IsBare(string name) => name.Length > 0 && name.All(IsNameCharacter);

    private static bool IsNameCharacter(char c) =>
        c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_' or '-' or '.' or '$' or '*';
}
