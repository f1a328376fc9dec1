using System.Text.Json;

namespace DryApi.OpenApi.Documents;

/// <summary>Reads JSON (RFC 8259: no comments, no trailing commas) without recursion.</summary>
internal static class JsonDocumentReader
{
    public static DocumentNode Read(ReadOnlySpan<byte> utf8, string file, DocumentLimits limits, ICollection<DocumentNode>? replaced)
    {
        // One level more than allowed, so that our own sentence comes first.
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = limits.MaxDepth + 1 });
        var builder = new DocumentBuilder(limits, replaced);
        var cursor = new TextCursor(utf8, file);
        var (names, values) = (new NamePool(), new NamePool());
        try
        {
            while (reader.Read())
            {
                var position = cursor.At((int)reader.TokenStartIndex);
                switch (reader.TokenType)
                {
                    case JsonTokenType.PropertyName:
                        builder.Name(GetText(ref reader, names, position), position);
                        break;
                    case JsonTokenType.StartObject:
                        builder.Open(DocumentNode.Object(position));
                        break;
                    case JsonTokenType.StartArray:
                        builder.Open(DocumentNode.Array(position));
                        break;
                    case JsonTokenType.EndObject or JsonTokenType.EndArray:
                        builder.Close();
                        break;
                    default:
                        builder.Value(ReadScalar(ref reader, values, position));
                        break;
                }
            }
        }
        catch (JsonException exception)
        {
            throw NotJson(exception, utf8, file);
        }

        return builder.Root!;
    }

    private static DocumentNode ReadScalar(ref Utf8JsonReader reader, NamePool values, SourcePosition position) => reader.TokenType switch
    {
        JsonTokenType.String => DocumentNode.String(position, GetText(ref reader, values, position)),
        JsonTokenType.Number => DocumentNode.Number(position, values.Get(reader.ValueSpan)),
        JsonTokenType.True => DocumentNode.Boolean(position, true),
        JsonTokenType.False => DocumentNode.Boolean(position, false),
        _ => DocumentNode.Null(position),
    };

    private static string GetText(ref Utf8JsonReader reader, NamePool known, SourcePosition position)
    {
        if (!reader.ValueIsEscaped)
        {
            return known.Get(reader.ValueSpan);
        }

        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            // The bytes are valid UTF-8, so only an escape can be half a character.
            throw InputException.At(position, @"this string holds half a surrogate pair (\uD800 to \uDFFF)", "escape the whole character or write it plainly");
        }
    }

    private static InputException NotJson(JsonException exception, ReadOnlySpan<byte> utf8, string file)
    {
        var offset = LineStart(utf8, exception.LineNumber ?? 0) + (int)(exception.BytePositionInLine ?? 0);
        var position = new TextCursor(utf8, file).At(Math.Min(offset, utf8.Length));
        return InputException.At(position, $"this is not JSON: {Reason(exception.Message)}", "correct the document");
    }

    // The reader's sentence, without its own counting from 0 and without advice to programmers.
    private static string Reason(string message)
    {
        if (message.StartsWith("Expected depth to be zero", StringComparison.Ordinal))
        {
            return "the text ends inside an object or array";
        }

        foreach (var ending in (ReadOnlySpan<string>)[" LineNumber:", " Change the reader options", " which is not supported in this mode"])
        {
            var end = message.IndexOf(ending, StringComparison.Ordinal);
            message = end < 0 ? message : message[..end];
        }

        return message.TrimEnd('.');
    }

    private static int LineStart(ReadOnlySpan<byte> utf8, long line)
    {
        var start = 0;
        for (; line > 0; line--)
        {
            start += utf8[start..].IndexOf((byte)'\n') + 1;
        }

        return start;
    }
}
