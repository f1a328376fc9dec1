using System.Text.Json;
using System.Text.RegularExpressions;

namespace DryApi.Emulator.Results;

/// <summary>
/// Vectors of length one that follow from their text alone. Each word, and each three letters of it, adds a direction of its own: texts that
/// share words are near, texts that share parts of words (as of one stem) less, others are far apart. Short words say little.
/// </summary>
internal static partial class Embeddings
{
    private const double WeightOfPart = 0.3;
    private const double WeightOfShortWord = 0.15;
    private const int LongestShortWord = 3;

    /// <summary>The vectors as JSON: an array of arrays, in the order of the texts.</summary>
    /// <param name="texts">The texts.</param>
    /// <param name="dimensions">How many numbers a vector has.</param>
    public static byte[] Write(IReadOnlyList<string> texts, int dimensions) => JsonSerializer.SerializeToUtf8Bytes(texts.Select(text => Embed(text, dimensions)), EmulatorJson.Default.IEnumerableSingleArray);

    private static float[] Embed(string text, int dimensions)
    {
        var vector = new double[dimensions];
        var words = Word().Matches(text.ToUpperInvariant()).Select(match => match.Value).ToList();
        // Each part once, however often it comes: long texts have few that are others.
        foreach (var (word, count) in words.CountBy(word => word))
        {
            Add(vector, word, count * (word.Length <= LongestShortWord ? WeightOfShortWord : 1));
        }

        var parts = words.Where(word => word.Length > LongestShortWord).SelectMany(word => Enumerable.Range(0, word.Length - 2).Select(start => word.Substring(start, 3)));
        foreach (var (part, count) in parts.CountBy(part => part))
        {
            Add(vector, part, WeightOfPart * count);
        }

        // A text of blanks has no words, and a direction all the same.
        Add(vector, text, 0.01);
        var length = Math.Sqrt(vector.Sum(value => value * value));
        return [.. vector.Select(value => (float)(value / length))];
    }

    private static void Add(double[] vector, string part, double weight)
    {
        var random = StableRandom.From(part);
        for (var i = 0; i < vector.Length; i++)
        {
            vector[i] += weight * random.Between(-1, 1);
        }
    }

    [GeneratedRegex(@"[\p{L}\p{N}]+")]
    private static partial Regex Word();
}
