using System.Text.Json;
using System.Text.Json.Nodes;

namespace DryApi.Emulator.Requests;

/// <summary>What a request says, once it was judged: the fields of its body, its parameters, its files.</summary>
internal sealed class RequestFields
{
    /// <summary>The body; null where there is none.</summary>
    public JsonNode? Body { get; set; }

    /// <summary>What stands in path, query and headers, by name.</summary>
    public JsonObject Parameters { get; } = [];

    /// <summary>The files of the body, by the name of their field.</summary>
    public Dictionary<string, List<UploadedFile>> Files { get; } = new(StringComparer.Ordinal);

    /// <summary>What the request has and the document has not.</summary>
    public List<string> Unknown { get; } = [];

    /// <summary>The text of a field; null where it is not set, or is no text.</summary>
    public string? Text(string name) => Find(name) is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;

    /// <summary>The number of a field; null where it is not set, or is no number.</summary>
    public double? Number(string name) => Find(name) is JsonValue value && value.GetValueKind() == JsonValueKind.Number ? JsonSerializer.SerializeToElement(value, EmulatorJson.Default.JsonNode).GetDouble() : null;

    /// <summary>Whether a field is set to true.</summary>
    public bool Flag(string name) => Find(name) is JsonValue value && value.GetValueKind() == JsonValueKind.True;

    /// <summary>Whether a field is set.</summary>
    public bool Has(string name) => Find(name) is not null || Files.ContainsKey(name);

    /// <summary>The texts of a field that is one text or several.</summary>
    public IReadOnlyList<string> Texts(string name) => Find(name) switch
    {
        JsonArray several => [.. several.Select(each => each?.GetValueKind() == JsonValueKind.String ? each.GetValue<string>() : "")],
        _ => Text(name) is { } one ? [one] : [],
    };

    /// <summary>The first file that one of the fields has; null where none has.</summary>
    public UploadedFile? File(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (Files.TryGetValue(name, out var files))
            {
                return files[0];
            }
        }

        return null;
    }

    private JsonNode? Find(string name) => (Body as JsonObject)?[name] ?? Parameters[name];
}
