using DryApi.Contracts;
using DryApi.OpenApi.Documents;

namespace DryApi.OpenApi.Reading;

/// <summary>What kind of value each keyword takes; anything else is left out, with a finding.</summary>
internal static class SchemaShape
{
    private static readonly string[] Types = ["array", "boolean", "integer", "null", "number", "object", "string"];

    private static readonly string ExpectedTypes = $"one of {string.Join(", ", Types)}, or in 3.1 a list of them,";

    /// <summary>What a keyword takes, in words; null where its value is that.</summary>
    public static string? ExpectedOf(string keyword, DocumentNode value) => keyword switch
    {
        "type" => (value.IsArray ? value.Items.Count > 0 && value.Items.All(IsType) : IsType(value)) ? null : ExpectedTypes,
        "required" => value.IsArray ? null : "a list of strings",
        _ => Keywords.FindInDocument(keyword)?.Value switch
        {
            KeywordValue.Count when value.Kind != NodeKind.Number || value.Text.StartsWith('-') => "a number of 0 or more",
            KeywordValue.Number when value.Kind != NodeKind.Number => "a number",
            KeywordValue.NumberOrFlag when value.Kind is not (NodeKind.Number or NodeKind.Boolean) => "a number, or in 3.0 true or false,",
            KeywordValue.Flag when value.Kind != NodeKind.Boolean => "true or false",
            KeywordValue.Text when !value.IsString => "a string",
            KeywordValue.TextsByName when !value.IsObject || !value.Properties.All(property => property.IsArray && property.Items.All(item => item.IsString)) => "an object of lists of strings",
            KeywordValue.Texts when !value.IsArray || !value.Items.All(item => item.IsString) => "a list of strings",
            KeywordValue.List when !value.IsArray => "a list",
            _ => null,
        },
    };

    private static bool IsType(DocumentNode value) => value.IsString && Types.Contains(value.Text);
}
