using DryApi.OpenApi.Documents;

namespace DryApi.OpenApi.Reading;

/// <summary>What kind of value each keyword takes; anything else would be read as if it were not there.</summary>
internal static class SchemaShape
{
    private static readonly string[] Types = ["array", "boolean", "integer", "null", "number", "object", "string"];

    private static readonly string ExpectedTypes = $"one of {string.Join(", ", Types)}, or in 3.1 a list of them,";

    /// <exception cref="InputException">The value is of another kind than its keyword takes.</exception>
    public static void Check(string keyword, DocumentNode value)
    {
        switch (keyword)
        {
            case "minLength" or "maxLength" or "minItems" or "maxItems" or "minProperties" or "maxProperties" or "minContains" or "maxContains":
                Require(value.Kind == NodeKind.Number && !value.Text.StartsWith('-'), keyword, value, "a number of 0 or more");
                break;
            case "minimum" or "maximum" or "multipleOf" or "x-max-file-size" or "x-max-tokens" or "x-max-total-tokens":
                Require(value.Kind == NodeKind.Number, keyword, value, "a number");
                break;
            case "exclusiveMinimum" or "exclusiveMaximum":
                Require(value.Kind is NodeKind.Number or NodeKind.Boolean, keyword, value, "a number, or in 3.0 true or false,");
                break;
            case "nullable" or "uniqueItems" or "readOnly" or "writeOnly" or "deprecated" or "x-surface":
                Require(value.Kind == NodeKind.Boolean, keyword, value, "true or false");
                break;
            case "pattern" or "format" or "$ref" or "x-csharp-name" or "x-csharp-type":
                Require(value.IsString, keyword, value, "a string");
                break;
            case "required" or "x-schemes" or "x-file-types":
                Require(value.IsArray && value.Items.All(item => item.IsString), keyword, value, "a list of strings");
                break;
            case "enum" or "x-extensible-enum" or "x-exactly-one-of" or "x-at-least-one-of" or "x-required-when":
                Require(value.IsArray, keyword, value, "a list");
                break;
            case "allOf" or "oneOf" or "anyOf":
                Require(value.IsArray && value.Items.All(IsSchema), keyword, value, "a list of schemas");
                break;
            case "prefixItems":
                Require(value.IsArray && value.Items.All(IsSchema), keyword, value, "a list of schemas");
                break;
            case "dependentRequired":
                Require(value.IsObject && value.Properties.All(property => property.Value.IsArray && property.Value.Items.All(item => item.IsString)), keyword, value, "an object of lists of strings");
                break;
            case "properties" or "patternProperties" or "dependentSchemas":
                Require(value.IsObject && value.Properties.All(property => IsSchema(property.Value)), keyword, value, "an object of schemas");
                break;
            case "items" or "not" or "additionalProperties" or "if" or "then" or "else" or "contains" or "propertyNames" or "unevaluatedItems" or "unevaluatedProperties" or "contentSchema":
                Require(IsSchema(value), keyword, value, "a schema");
                break;
            case "type":
                Require(
                    value.IsArray ? value.Items.Count > 0 && value.Items.All(IsType) : IsType(value),
                    keyword,
                    value,
                    ExpectedTypes);
                break;
        }
    }

    private static bool IsSchema(DocumentNode value) => value.Kind is NodeKind.Object or NodeKind.Boolean;

    private static bool IsType(DocumentNode value) => value.IsString && Types.Contains(value.Text);

    private static void Require(bool holds, string keyword, DocumentNode value, string expected)
    {
        if (!holds)
        {
            var found = value.IsString ? InputException.Quote(value.Text) : value.Kind == NodeKind.Number ? value.Text : OpenApiDocument.NameOf(value.Kind);
            throw InputException.At(value.Position, $"\"{keyword}\" is {found}", $"{expected} was expected");
        }
    }
}
