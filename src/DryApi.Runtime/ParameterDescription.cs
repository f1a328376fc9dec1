using System.Text.Json;
using DryApi.Operations;

namespace DryApi;

/// <summary>A parameter of an operation, as data.</summary>
public sealed class ParameterDescription
{
    /// <summary>Keywords that say what a value is, or what is said of it, and no rule of it.</summary>
    private static readonly string[] Annotations = ["type", "title", "description", "default", "deprecated", "readOnly", "writeOnly", "items", "properties", "required", "$ref", "examples"];

    private readonly SchemaReading _reading;
    private IReadOnlyList<ParameterRule>? _rules;
    private IReadOnlyList<ParameterDescription>? _properties;

    internal ParameterDescription(SchemaReading reading, JsonElement schema, string wireName, string name, ParameterLocation location, bool isRequired)
    {
        (_reading, Schema, WireName, Name, Location, IsRequired) = (reading, schema, wireName, name, location, isRequired);
        Type = reading.TypeOf(schema);
    }

    /// <summary>Gets its name on the wire, such as <c>webhook_url</c>. In the values of a request both names do.</summary>
    public string WireName { get; }

    /// <summary>Gets its name in C#, such as <c>WebhookUrl</c>.</summary>
    public string Name { get; }

    /// <summary>Gets where it goes.</summary>
    public ParameterLocation Location { get; }

    /// <summary>Gets what kind of value it has; <see cref="ParameterType.Any"/> where it has one of several.</summary>
    public ParameterType Type { get; }

    /// <summary>Gets whether it has to be given.</summary>
    public bool IsRequired { get; }

    /// <summary>Gets whether the service is about to drop it.</summary>
    public bool IsDeprecated => Schema.TryGetProperty("deprecated", out _);

    /// <summary>Gets what the document says of it; null where it says nothing.</summary>
    public string? Description => SchemaReading.Text(Schema, "description") ?? SchemaReading.Text(_reading.Follow(Schema), "description");

    /// <summary>Gets the value that the service takes where none is given; null where the document names none.</summary>
    public JsonElement? Default => Schema.TryGetProperty("default", out var value) ? value : null;

    /// <summary>Gets its schema: JSON Schema 2020-12, with the rules of the contract that JSON Schema does not have under names that begin with <c>x-</c>.</summary>
    public JsonElement Schema { get; }

    /// <summary>Gets the rules that its value has to keep.</summary>
    public IReadOnlyList<ParameterRule> Rules => _rules ??=
    [
        .. _reading.Follow(Schema).EnumerateObject()
            .Where(static keyword => !Annotations.Contains(keyword.Name, StringComparer.Ordinal))
            .Select(static keyword => new ParameterRule { Keyword = keyword.Name, Value = keyword.Value }),
    ];

    /// <summary>Gets the values that are allowed, or known where the service may have more of them; empty where none are named.</summary>
    public IReadOnlyList<JsonElement> AllowedValues => FindRule("enum") is { ValueKind: JsonValueKind.Array } values
        ? [.. values.EnumerateArray().Where(static value => value.ValueKind != JsonValueKind.Null)]
        : [];

    /// <summary>Gets the types of files that are taken, as extensions without a dot; empty where all are, or where it is no file.</summary>
    public IReadOnlyList<string> FileTypes => (FindRule("x-file-types") ?? (Items is { } items ? items.FindRule("x-file-types") : null)) is { } types
        ? [.. types.EnumerateArray().Select(static type => type.GetString()!)]
        : [];

    /// <summary>Gets the items of a list; null where it is none.</summary>
    public ParameterDescription? Items => field ??= _reading.Follow(Schema).TryGetProperty("items", out var items)
        ? new ParameterDescription(_reading, items, WireName, Name, Location, isRequired: true)
        : null;

    /// <summary>Gets the properties of an object; empty where it is none, or has none of a fixed name.</summary>
    public IReadOnlyList<ParameterDescription> Properties => _properties ??= _reading.PropertiesOf(Schema, Location);

    /// <summary>Gets the value of a rule, by its keyword; null where there is no such rule.</summary>
    /// <param name="keyword">The keyword, such as <c>maximum</c>.</param>
    public JsonElement? FindRule(string keyword) => Rules.FirstOrDefault(rule => rule.Keyword == keyword)?.Value;

    /// <summary>Gets both names and the type.</summary>
    public override string ToString() => $"{WireName} ({Name}): {Type}{(IsRequired ? ", required" : "")}";
}
