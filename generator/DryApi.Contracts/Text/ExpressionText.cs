using System.Text;

namespace DryApi.Contracts;

/// <summary>Type expressions as text: <c>array&lt;Lora&gt; nullable minItems=1</c>, and back.</summary>
internal static class ExpressionText
{
    /// <summary>The word of each <see cref="SchemaKind"/>, in its order; a reference has a name in its place.</summary>
    private static readonly string?[] Words = ["any", "null", "boolean", "integer", "number", "string", "object", "array", "map", null, "oneOf", "anyOf", "allOf", "not"];

    /// <summary>More digits than any fact needs, and few enough to compare them.</summary>
    private const int LongestNumber = 1_000;

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

    /// <summary>A path or media type as it stands in a line: bare where nothing in it has to be escaped, else as a JSON string.</summary>
    public static string WriteFree(string text)
    {
        var quoted = JsonText.Quote(text);
        var isBare = text.Length > 0 && quoted.Length == text.Length + 2 && text.IndexOf(": ", StringComparison.Ordinal) < 0
            && text is not "empty" && !text.StartsWith("header ", StringComparison.Ordinal);
        return isBare ? text : quoted;
    }

    /// <summary>The path or media type that <see cref="WriteFree"/> wrote.</summary>
    public static string ReadFree(string text, int line) => text.Length > 0 && text[0] == '"' ? ReadString(text, line) : text;

    /// <summary>The text that a JSON string stands for.</summary>
    public static string ReadString(string literal, int line) => literal.Length > 1 && literal[0] == '"' && JsonText.IsJson(literal)
        ? JsonText.Unquote(literal)
        : throw new ContractFormatException(line, $"'{ContractFormatException.Cut(literal)}' is no JSON string");

    private static void Write(SchemaExpression expression, StringBuilder text)
    {
        if (expression.Kind == SchemaKind.Reference)
        {
            var name = expression.Reference!;
            text.Append(IsWord(name) ? JsonText.Quote(name) : WriteName(name));
        }
        else
        {
            text.Append(Words[(int)expression.Kind]);
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
        var expression = Parse(text, ref position, line, depth: 0);
        return position == text.Length
            ? expression
            : throw new ContractFormatException(line, $"'{ContractFormatException.Cut(text.Substring(position))}' is more than a type and its constraints");
    }

    /// <summary>Reads a bare or quoted name and moves behind it.</summary>
    public static string ParseName(string text, ref int position, int line)
    {
        var start = position;
        if (position < text.Length && text[position] == '"')
        {
            position = JsonText.Skip(text, position);
            return ReadString(text.Substring(start, position - start), line);
        }

        while (position < text.Length && IsNameCharacter(text[position]))
        {
            position++;
        }

        return position > start
            ? text.Substring(start, position - start)
            : throw new ContractFormatException(line, $"a name is missing before '{ContractFormatException.Cut(text.Substring(start))}'");
    }

    private static SchemaExpression Parse(string text, ref int position, int line, int depth)
    {
        if (depth > WorkBudget.MaxDepth)
        {
            throw new ContractFormatException(line, $"types are nested more than {WorkBudget.MaxDepth} deep");
        }

        var isQuoted = position < text.Length && text[position] == '"';
        var word = ParseName(text, ref position, line);
        var isReference = isQuoted || !IsWord(word);
        var (kind, reference) = isReference ? (SchemaKind.Reference, word) : ((SchemaKind)Array.IndexOf(Words, word), null);

        var arguments = new List<SchemaExpression>();
        if (position < text.Length && text[position] == '<')
        {
            do
            {
                position = Math.Min(position + (arguments.Count == 0 ? 1 : 2), text.Length);
                arguments.Add(Parse(text, ref position, line, depth + 1));
            }
            while (position + 1 < text.Length && text[position] == ',' && text[position + 1] == ' ');
            if (position >= text.Length || text[position] != '>')
            {
                throw new ContractFormatException(line, $"'<' of '{ContractFormatException.Cut(word)}' is not closed");
            }

            position++;
        }

        CheckArguments(kind, word, arguments.Count, line);
        var constraints = new List<Constraint>();
        var known = new HashSet<string>(StringComparer.Ordinal);
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

            CheckValue(name, value, line);
            if (!known.Add(name))
            {
                throw new ContractFormatException(line, $"'{ContractFormatException.Cut(name)}' is there twice");
            }

            constraints.Add(new Constraint(name, value));
            KeywordSchemas.Of(constraints[constraints.Count - 1], line);
        }

        return new SchemaExpression(kind, constraints, arguments, reference);
    }

    private static void CheckArguments(SchemaKind kind, string word, int count, int line)
    {
        var isRight = kind switch
        {
            SchemaKind.Array or SchemaKind.Map or SchemaKind.Not => count == 1,
            SchemaKind.OneOf or SchemaKind.AnyOf or SchemaKind.AllOf => count > 0,
            _ => count == 0,
        };
        if (!isRight)
        {
            var expected = kind is SchemaKind.Array or SchemaKind.Map or SchemaKind.Not ? "1 type" : kind is SchemaKind.OneOf or SchemaKind.AnyOf or SchemaKind.AllOf ? "types" : "no type";
            throw new ContractFormatException(line, $"'{ContractFormatException.Cut(word)}' has {expected} in <>, not {count}");
        }
    }

    /// <summary>What the generated code is written from has to be of its kind; other values only have to be JSON.</summary>
    private static void CheckValue(string name, string value, int line)
    {
        if (value.Length > LongestNumber && value[0] is '-' or (>= '0' and <= '9'))
        {
            throw new ContractFormatException(line, $"'{ContractFormatException.Cut(name)}' is a number of more than {LongestNumber} characters");
        }

        var (isRight, expected) = Keywords.Find(name)?.Value switch
        {
            KeywordValue.Number or KeywordValue.Count or KeywordValue.NumberOrFlag => (JsonText.IsNumber(value), "a number"),
            KeywordValue.Text => (value.StartsWith("\"", StringComparison.Ordinal) && JsonText.IsJson(value), "a JSON string"),
            KeywordValue.List or KeywordValue.Texts => (value.StartsWith("[", StringComparison.Ordinal) && JsonText.IsJson(value), "a JSON list"),
            _ => (JsonText.IsJson(value), "JSON"),
        };
        if (!isRight)
        {
            throw new ContractFormatException(line, $"'{ContractFormatException.Cut(name)}' is '{ContractFormatException.Cut(value)}' and has to be {expected}");
        }
    }

    private static bool IsWord(string name) => Array.IndexOf(Words, name) >= 0;

    private static bool IsBare(string name)
    {
        foreach (var character in name)
        {
            if (!IsNameCharacter(character))
            {
                return false;
            }
        }

        return name.Length > 0;
    }

    private static bool IsNameCharacter(char c) =>
        c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_' or '-' or '.' or '$' or '*';
}
