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
        "minLength" or "maxLength" or "minItems" or "maxItems" or "minProperties" or "maxProperties" or "minContains" or "maxContains"
            when value.Kind != NodeKind.Number || value.Text.StartsWith('-') => "a number of 0 or more",
        "minimum" or "maximum" or "multipleOf" or "x-max-file-size" or "x-max-tokens" or "x-max-total-tokens" when value.Kind != NodeKind.Number => "a number",
        "exclusiveMinimum" or "exclusiveMaximum" when value.Kind is not (NodeKind.Number or NodeKind.Boolean) => "a number, or in 3.0 true or false,",
        "nullable" or "uniqueItems" or "readOnly" or "writeOnly" or "deprecated" or "x-surface" when value.Kind != NodeKind.Boolean => "true or false",
        "pattern" or "format" or "x-csharp-name" or "x-csharp-type" when !value.IsString => "a string",
        "dependentRequired" when !value.IsObject || !value.Properties.All(property => property.IsArray && property.Items.All(item => item.IsString)) => "an object of lists of strings",
        "required" when !value.IsArray => "a list of strings",
        "x-schemes" or "x-file-types" when !value.IsArray || !value.Items.All(item => item.IsString) => "a list of strings",
        "enum" or "x-extensible-enum" or "x-exactly-one-of" or "x-at-least-one-of" or "x-required-when" when !value.IsArray => "a list",
        "type" when !(value.IsArray ? value.Items.Count > 0 && value.Items.All(IsType) : IsType(value)) => ExpectedTypes,
        _ => null,
    };

    private static bool IsType(DocumentNode value) => value.IsString && Types.Contains(value.Text);
}
