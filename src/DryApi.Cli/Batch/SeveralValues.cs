using System.Globalization;
using System.Text;
using System.Text.Json;

namespace DryApi.Cli.Batch;

/// <summary>
/// Several values of a column whose name ends in <c>*</c>, each of which makes a row of its own with each of the other columns: <c>A|B</c>, <c>1..4</c>, or a list of JSON.
/// </summary>
internal static class SeveralValues
{
    /// <summary>What a name ends in whose column has several values.</summary>
    public const char Mark = '*';

    /// <summary>How many rows a record may become.</summary>
    public const int Most = 100_000;

    /// <summary>The values.</summary>
    /// <exception cref="UsageException">There are too many, or none.</exception>
    public static IReadOnlyList<object> Of(object value, bool isWhole)
    {
        if (value is JsonElement { ValueKind: JsonValueKind.Array } list)
        {
            object[] items = [.. list.EnumerateArray().Select(item => item.ValueKind == JsonValueKind.String ? (object)item.GetString()! : item)];
            return items.Length is > 0 and <= Most ? items : throw new UsageException(string.Create(CultureInfo.InvariantCulture, $"has {items.Length} values; give from 1 to {Most}"));
        }

        if (value is not string text)
        {
            return [value];
        }

        var values = new List<object>();
        foreach (var part in Split(text))
        {
            if (isWhole && Range(part) is var (first, last))
            {
                if (last < first || last - first >= Most)
                {
                    throw new UsageException($"'{part}' is no range of at most {Most} whole numbers; write it from the first to the last, such as 1..4");
                }

                values.AddRange(Enumerable.Range(0, (int)(last - first) + 1).Select(step => (object)(first + step).ToString(CultureInfo.InvariantCulture)));
            }
            else
            {
                values.Add(part.Length > 0 ? part : throw new UsageException("has an empty value between two '|'; write \\| for the character itself"));
            }

            if (values.Count > Most)
            {
                throw new UsageException(string.Create(CultureInfo.InvariantCulture, $"has more than {Most} values"));
            }
        }

        return values;
    }

    private static (Int128 First, Int128 Last)? Range(string text) =>
        text.Split("..") is [var first, var last] && long.TryParse(first, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var from) && long.TryParse(last, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var to)
            ? (from, to)
            : null;

    /// <summary>Takes a text apart at <c>|</c>; after a backslash both characters stand for themselves.</summary>
    private static IEnumerable<string> Split(string text)
    {
        var part = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '|')
            {
                yield return part.ToString().Trim();
                part.Clear();
            }
            else if (text[i] == '\\' && i + 1 < text.Length && text[i + 1] is '|' or '\\')
            {
                part.Append(text[++i]);
            }
            else
            {
                part.Append(text[i]);
            }
        }

        yield return part.ToString().Trim();
    }
}
