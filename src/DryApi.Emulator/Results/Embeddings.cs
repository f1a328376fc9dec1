using System.Text.Json;

namespace DryApi.Emulator.Results;

/// <summary>Vectors of length one that follow from their text alone: equal texts are equal, others are far apart.</summary>
internal static class Embeddings
{
    /// <summary>The length of each vector, that of Bge_M3_FP16.</summary>
    public const int Dimensions = 1024;

    /// <summary>The vectors as JSON: an array of arrays, in the order of the texts.</summary>
    public static byte[] Write(IReadOnlyList<string> texts) => JsonSerializer.SerializeToUtf8Bytes(texts.Select(Embed));

    private static float[] Embed(string text)
    {
        var random = StableRandom.From(text);
        var vector = Enumerable.Range(0, Dimensions).Select(_ => random.Between(-1, 1)).ToArray();
        var length = Math.Sqrt(vector.Sum(value => value * value));
        return [.. vector.Select(value => (float)(value / length))];
    }
}
