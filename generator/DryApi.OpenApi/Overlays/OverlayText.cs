using System.Text.Json;
using DryApi.OpenApi.Documents;

namespace DryApi.OpenApi.Overlays;

/// <summary>Takes actions out of an overlay's file and leaves every other character as it is.</summary>
internal static class OverlayText
{
    /// <exception cref="InputException">The overlay is no JSON: then a person has to do it.</exception>
    public static byte[] Without(string path, Overlay overlay, IReadOnlyList<OverlayAction> removed, DocumentLimits limits)
    {
        var bytes = InputFile.Read(path, limits).ToArray();
        var spans = Spans(bytes, limits);
        if (spans.Count != overlay.Actions.Count)
        {
            throw InputException.At(removed[0].Position, $"the overlay's target {InputException.Quote(removed[0].Target)} matches nothing in the new document, and actions are taken out of JSON only", "take it out by hand");
        }

        var kept = Enumerable.Range(0, spans.Count).Where(i => !removed.Contains(overlay.Actions[i])).ToList();
        using var output = new MemoryStream(bytes.Length);
        output.Write(bytes, 0, spans[0].Start);
        foreach (var index in kept)
        {
            // With the action goes what separates it from the one before it.
            var start = index == kept[0] ? spans[index].Start : spans[index - 1].End;
            output.Write(bytes, start, spans[index].End - start);
        }

        output.Write(bytes, spans[^1].End, bytes.Length - spans[^1].End);
        return output.ToArray();
    }

    /// <summary>Where each action begins and ends; none when the file is no JSON.</summary>
    private static List<(int Start, int End)> Spans(byte[] bytes, DocumentLimits limits)
    {
        const int depthOfActions = 2;
        var bom = bytes.AsSpan().StartsWith("\uFEFF"u8) ? 3 : 0;
        var reader = new Utf8JsonReader(bytes.AsSpan(bom), new JsonReaderOptions { MaxDepth = limits.MaxDepth + 1 });
        var spans = new List<(int, int)>();
        var (isActions, start) = (false, 0);
        try
        {
            while (reader.Read())
            {
                if (reader is { TokenType: JsonTokenType.PropertyName, CurrentDepth: 1 })
                {
                    isActions = reader.ValueTextEquals("actions"u8);
                }
                else if (isActions && reader is { TokenType: JsonTokenType.StartObject, CurrentDepth: depthOfActions })
                {
                    start = (int)reader.TokenStartIndex + bom;
                }
                else if (isActions && reader is { TokenType: JsonTokenType.EndObject, CurrentDepth: depthOfActions })
                {
                    spans.Add((start, (int)reader.BytesConsumed + bom));
                }
            }
        }
        catch (JsonException)
        {
            return [];
        }

        return spans;
    }
}
