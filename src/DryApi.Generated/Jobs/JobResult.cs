using System.Collections.ObjectModel;
using System.Text;
using System.Text.Json;
using DryApi.Errors;

namespace DryApi;

/// <summary>What a job made.</summary>
public sealed record JobResult
{
    private const int LongestText = 200;

    /// <summary>The job's id.</summary>
    public required string JobId { get; init; }

    /// <summary>
    /// Where the result lies; null when it is only text, or when what the service sent is no https link (nor, with a service on this
    /// machine, an http link to a loopback address). The link expires, opens for whoever has it, and is never to be sent the API key.
    /// </summary>
    public Uri? ResultUrl { get; init; }

    /// <summary>Gets where an image lies in other formats, by their names: <c>Formats["webp"]</c>. Empty when the service offers none that may be fetched.</summary>
    public IReadOnlyDictionary<string, Uri> Formats { get; init; } = ReadOnlyDictionary<string, Uri>.Empty;

    /// <summary>The text that the job made, such as a transcript, as it came; null when it was not asked for in the answer.</summary>
    public string? Text { get; init; }

    /// <summary>Gets the vectors of an embedding, one for each text that was submitted, in that order.</summary>
    /// <exception cref="InvalidOperationException">The result has no text: it was not asked for with <c>ReturnResultInResponse</c>. Then download it, and use <see cref="ParseVectors"/>.</exception>
    /// <exception cref="DryApiResponseException">The text has no vectors.</exception>
    public IReadOnlyList<ReadOnlyMemory<float>> ReadVectors() =>
        ParseVectors(Encoding.UTF8.GetBytes(Text ?? throw new InvalidOperationException(
            $"The result of job {PrintableText.Of(JobId, LongestText)} has no text: submit with ReturnResultInResponse = true, or download it and use JobResult.{nameof(ParseVectors)}.")));

    /// <summary>Reads the vectors of an embedding that was downloaded.</summary>
    /// <param name="utf8Json">The file as it came: a list of vectors, or one vector.</param>
    /// <exception cref="DryApiResponseException">It has no vectors.</exception>
    public static IReadOnlyList<ReadOnlyMemory<float>> ParseVectors(ReadOnlySpan<byte> utf8Json)
    {
        var reader = new Utf8JsonReader(utf8Json);
        try
        {
            var list = JsonElement.ParseValue(ref reader);
            return list.ValueKind != JsonValueKind.Array ? throw NoVectors(null)
                : list.GetArrayLength() > 0 && list[0].ValueKind == JsonValueKind.Number ? [Vector(list)] : list.EnumerateArray().Select(Vector).ToArray();
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException)
        {
            throw NoVectors(exception);
        }
    }

    private static ReadOnlyMemory<float> Vector(JsonElement vector) => vector.EnumerateArray().Select(static number => number.GetSingle()).ToArray();

    private static DryApiResponseException NoVectors(Exception? exception) =>
        new("The result has no vectors: a list of lists of numbers was expected.", exception);

    /// <summary>All of it in one line that can be printed: texts shortened, links without their queries, which are secrets.</summary>
    public override string ToString() =>
        $"{nameof(JobResult)} {{ JobId = {PrintableText.Of(JobId, LongestText)}, ResultUrl = {Shown(ResultUrl)}, Formats = {PrintableText.Of(string.Join(", ", Formats.Keys), LongestText)}, Text = {PrintableText.Of(Text, LongestText)} }}";

    internal static string Shown(Uri? link) => link is null ? "" : PrintableText.Of(ResultLink.Text(link), LongestText);
}
