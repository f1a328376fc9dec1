using System.Globalization;
using System.Text;
using System.Text.Json;
using DryApi.OpenApi.Documents;

namespace DryApi.OpenApi.Overlays;

/// <summary>Changes an overlay's file as accepting a document asks for, and leaves every other character as it is.</summary>
internal static class OverlayText
{
    /// <returns>The file; null where there is nothing that can be changed: numbers and names are noted in JSON only.</returns>
    /// <exception cref="InputException">Actions have to go, and the overlay is no JSON: then a person has to do it.</exception>
    public static byte[]? Edit(string path, Overlay overlay, OverlayEdit edit, DocumentLimits limits)
    {
        if (edit.IsEmpty)
        {
            return null;
        }

        var bytes = InputFile.Read(path, limits).ToArray();
        var spans = Spans(bytes, limits);
        if (spans.Count != overlay.Actions.Count || spans.Count == 0)
        {
            return edit.Removed.FirstOrDefault() is { } removed
                ? throw InputException.At(removed.Position, $"the overlay's target {InputException.Quote(removed.Target)} matches nothing in the new document, and actions are taken out of JSON only", "take it out by hand")
                : null;
        }

        using var output = new MemoryStream(bytes.Length);
        output.Write(bytes, 0, spans[0].Start);
        var isFirst = true;
        for (var i = 0; i < spans.Count; i++)
        {
            if (edit.Removed.Contains(overlay.Actions[i]))
            {
                continue;
            }

            // With an action goes what separates it from the one before it.
            var start = isFirst ? spans[i].Start : spans[i - 1].End;
            isFirst = false;
            output.Write(bytes, start, spans[i].Start - start);
            WriteAction(bytes, spans[i], edit.Matches.TryGetValue(overlay.Actions[i], out var matches) ? matches : null, output);
        }

        foreach (var added in edit.Added)
        {
            var separator = SpaceBefore(bytes, spans[^1].Start);
            var text = separator.Contains('\n', StringComparison.Ordinal) && SpaceBefore(bytes, spans[^1].TargetStart) is var inner && inner.StartsWith(separator, StringComparison.Ordinal)
                ? added.ToLines(separator, inner[separator.Length..])
                : added.ToString();
            output.Write(Encoding.UTF8.GetBytes((isFirst ? "" : "," + separator) + text));
            isFirst = false;
        }

        output.Write(bytes, spans[^1].End, bytes.Length - spans[^1].End);
        return output.ToArray();
    }

    private static void WriteAction(byte[] bytes, ActionSpan span, int? matches, MemoryStream output)
    {
        if (matches is not { } number)
        {
            output.Write(bytes, span.Start, span.End - span.Start);
            return;
        }

        var text = number.ToString(CultureInfo.InvariantCulture);
        var (before, after, noted) = span.Matches is { } known
            ? (known.Start, known.End, text)
            : (span.TargetEnd, span.TargetEnd, $",{SpaceBefore(bytes, span.TargetStart)}\"{OverlayReader.MatchesKey}\": {text}");
        output.Write(bytes, span.Start, before - span.Start);
        output.Write(Encoding.UTF8.GetBytes(noted));
        output.Write(bytes, after, span.End - after);
    }

    private static string SpaceBefore(byte[] bytes, int position)
    {
        var start = position;
        while (start > 0 && bytes[start - 1] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')
        {
            start--;
        }

        return Encoding.UTF8.GetString(bytes, start, position - start);
    }

    /// <summary>Where each action begins and ends; none when the file is no JSON.</summary>
    private static List<ActionSpan> Spans(byte[] bytes, DocumentLimits limits)
    {
        const int depthOfActions = 2;
        var bom = bytes.AsSpan().StartsWith("\uFEFF"u8) ? 3 : 0;
        var reader = new Utf8JsonReader(bytes.AsSpan(bom), new JsonReaderOptions { MaxDepth = limits.MaxDepth + 1 });
        var spans = new List<ActionSpan>();
        var isActions = false;
        try
        {
            while (reader.Read())
            {
                var start = (int)reader.TokenStartIndex + bom;
                if (reader is { TokenType: JsonTokenType.PropertyName, CurrentDepth: 1 })
                {
                    isActions = reader.ValueTextEquals("actions"u8);
                }
                else if (isActions && reader is { TokenType: JsonTokenType.StartObject, CurrentDepth: depthOfActions })
                {
                    spans.Add(new ActionSpan(start));
                }
                else if (isActions && reader is { TokenType: JsonTokenType.EndObject, CurrentDepth: depthOfActions })
                {
                    spans[^1].End = (int)reader.BytesConsumed + bom;
                }
                else if (isActions && reader is { TokenType: JsonTokenType.PropertyName, CurrentDepth: depthOfActions + 1 })
                {
                    ReadProperty(ref reader, spans[^1], start, bom);
                }
            }
        }
        catch (JsonException)
        {
            return [];
        }

        return spans;
    }

    private static void ReadProperty(ref Utf8JsonReader reader, ActionSpan span, int start, int bom)
    {
        if (reader.ValueTextEquals("target"u8) && reader.Read())
        {
            (span.TargetStart, span.TargetEnd) = (start, (int)reader.BytesConsumed + bom);
        }
        else if (reader.TokenType == JsonTokenType.PropertyName && reader.ValueTextEquals(OverlayReader.MatchesKey) && reader.Read())
        {
            span.Matches = ((int)reader.TokenStartIndex + bom, (int)reader.BytesConsumed + bom);
        }
    }
}
