using System.Text.Json;

namespace DryApi.Emulator.Results;

/// <summary>
/// Vectors of length one that follow from their text alone. Each word, and each three letters of it, adds a direction of its own: texts that
/// share words are near, texts that share parts of words less, others are far apart.
/// </summary>
internal static class Embeddings
{
    /// <summary>The length of each vector, that of Bge_M3_FP16.</summary>
    public const int Dimensions = 1024;

    private const float WeightOfPart = 0.3f;

    /// <summary>The vectors as JSON: an array of arrays, in the order of the texts.</summary>
    public static byte[] Write(IReadOnlyList<string> texts) => JsonSerializer.SerializeToUtf8Bytes(texts.Select(Embed));

    private static float[] Embed(string text)
    {
        var vector = new double[Dimensions];
        var words = text.ToUpperInvariant().Split(default(char[]), StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        // Each part once, however often it comes: long texts have few that are others.
        foreach (var (word, count) in words.CountBy(word => word))
        {
            Add(vector, word, count);
        }

        foreach (var (part, count) in words.SelectMany(word => Enumerable.Range(0, Math.Max(0, word.Length - 2)).Select(start => word.Substring(start, 3))).CountBy(part => part))
        {
            Add(vector, part, WeightOfPart * count);
        }

        // A text of blanks has no words, and a direction all the same.
        Add(vector, text, 0.01f);
        var length = Math.Sqrt(vector.Sum(value => value * value));
        return [.. vector.Select(value => (float)(value / length))];
    }

    private static void Add(double[] vector, string part, float weight)
    {
        var random = StableRandom.From(part);
        for (var i = 0; i < vector.Length; i++)
        {
            vector[i] += weight * random.Between(-1, 1);
        }
    }
}
