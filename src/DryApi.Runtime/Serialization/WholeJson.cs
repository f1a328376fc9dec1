using System.Text;
using System.Text.Json;

namespace DryApi.Serialization;

/// <summary>A value of JSON in one piece of memory, for readers that know no other.</summary>
internal static class WholeJson
{
    /// <summary>As deep as a writer of JSON goes.</summary>
    public const int MostDepth = 1000;

    /// <summary>Gets the value at which a reader stands, and leaves it at the value's end.</summary>
    public static ReadOnlySpan<byte> Of(ref Utf8JsonReader reader) => Encoding.UTF8.GetBytes(JsonElement.ParseValue(ref reader).GetRawText());

    /// <summary>Gets a reader of the value, which stands at its beginning. What the first reader took, this one takes.</summary>
    public static Utf8JsonReader Read(ReadOnlySpan<byte> value)
    {
        var reader = new Utf8JsonReader(value, new JsonReaderOptions { MaxDepth = MostDepth, CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        reader.Read();
        return reader;
    }
}
