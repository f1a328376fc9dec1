using System.Globalization;
using System.Text;
using System.Text.Json;

namespace DryApi.Cli.Batch;

/// <summary>Records of JSON Lines: an object in each line.</summary>
internal static class JsonRecords
{
    /// <summary>How deep JSON may be nested: what .NET reads.</summary>
    private const int MostLevels = 64;

    /// <summary>Reads the records.</summary>
    public static IEnumerable<BatchRecord> Read(TextReader reader, BatchProblems problems)
    {
        var number = 0;
        foreach (var line in Lines(reader))
        {
            number++;
            if (line.Length > BatchFile.LongestText)
            {
                problems.Add(number, null, string.Create(CultureInfo.InvariantCulture, $"the line has more than {BatchFile.LongestText} characters; write one object in each line"));
                yield break;
            }

            if (!string.IsNullOrWhiteSpace(line) && RecordOf(line, number, problems) is { Cells.Count: > 0 } record)
            {
                yield return record;
            }
        }
    }

    private static BatchRecord? RecordOf(string line, int number, BatchProblems problems)
    {
        var bytes = Encoding.UTF8.GetBytes(line);
        var (cells, names) = (new List<BatchCell>(), new HashSet<string>(StringComparer.Ordinal));
        var at = 0L;
        try
        {
            var reader = new Utf8JsonReader(bytes);
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            {
                problems.Add(number, 1, "is no JSON object; write one such as {\"prompt\": \"A lake\"} in each line");
                return null;
            }

            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                at = reader.TokenStartIndex;
                var (name, column) = (reader.GetString()!, Column(bytes, at));
                reader.Read();
                var value = JsonElement.ParseValue(ref reader);
                if (!names.Add(name))
                {
                    problems.Add(number, column, $"'{name}' is there twice; take one out");
                }
                else if (value.ValueKind is JsonValueKind.Object or JsonValueKind.Array && RowValues.HasNameTwice(value))
                {
                    problems.Add(number, column, $"'{name}' has an object with a name that is there twice; take one out");
                }
                else if (value.ValueKind != JsonValueKind.Null)
                {
                    cells.Add(new BatchCell(name, column, value.ValueKind == JsonValueKind.String ? value.GetString()! : value));
                }
                else
                {
                    // Null is as if it were not there; that it stands there twice is wrong all the same.
                    cells.Add(new BatchCell(name, column, ""));
                }
            }

            // Anything after the object is refused by the reader.
            reader.Read();
            return new BatchRecord(number, cells.FindAll(cell => cell.Value is not ""));
        }
        catch (JsonException exception)
        {
            problems.Add(number, Column(bytes, exception.BytePositionInLine ?? 0), IsDeep(bytes) ? string.Create(CultureInfo.InvariantCulture, $"is nested more than {MostLevels} levels deep; write it flatter") : "is no JSON: one object has to be in each line");
        }
        catch (InvalidOperationException)
        {
            problems.Add(number, Column(bytes, at), "has half of a character (a lone surrogate), which no text has; leave it out");
        }

        return null;
    }

    /// <summary>Whether it is JSON that is nested too deeply.</summary>
    private static bool IsDeep(byte[] bytes)
    {
        var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { MaxDepth = int.MaxValue });
        try
        {
            while (reader.Read())
            {
                if (reader.CurrentDepth > MostLevels)
                {
                    return true;
                }
            }
        }
        catch (JsonException)
        {
            // It is none before it is deep.
        }

        return false;
    }

    private static int Column(byte[] bytes, long at) => Encoding.UTF8.GetCharCount(bytes, 0, (int)Math.Min(at, bytes.Length)) + 1;

    private static IEnumerable<string> Lines(TextReader reader)
    {
        var line = new StringBuilder();
        var buffer = new char[4096];
        for (int length; (length = reader.Read(buffer, 0, buffer.Length)) > 0;)
        {
            var rest = buffer.AsMemory(0, length);
            for (int end; (end = rest.Span.IndexOf('\n')) >= 0; rest = rest[(end + 1)..])
            {
                line.Append(rest.Span[..end]);
                yield return line.ToString();
                line.Clear();
            }

            line.Append(rest.Span);
            if (line.Length > BatchFile.LongestText)
            {
                yield return line.ToString();
                yield break;
            }
        }

        if (line.Length > 0)
        {
            yield return line.ToString();
        }
    }
}
