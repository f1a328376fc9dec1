using System.Text.Json;
using DryApi.Serialization;

namespace DryApi;

/// <summary>What a job is asked to make, in the user's words: for the log, where that is asked for.</summary>
internal static class JobPrompt
{
    /// <summary>How many characters of it are told.</summary>
    public const int LongestText = 1000;

    /// <summary>The fields that have it, in all versions of the API; a request has one of them. Tests hold that against the catalogues.</summary>
    public static readonly string[] Fields = ["prompt", "text", "input", "caption"];

    /// <summary>Gets the prompt of a request; null where it has none.</summary>
    public static string? Of(object? request)
    {
        if (request is null)
        {
            return null;
        }

        try
        {
            var fields = ModelJson.FieldsOf(request);
            return Fields.Where(fields.ContainsKey).Select(name => TextOf(fields[name])).FirstOrDefault(static text => text is not null);
        }
        catch (InvalidValueException)
        {
            // It was sent, so this is of another making; and no job is lost for its log.
            return null;
        }
    }

    private static string? TextOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => ModelJson.TextOf(value),
        JsonValueKind.Array => string.Join('\n', value.EnumerateArray().Select(ModelJson.TextOf)),
        _ => null,
    };
}
