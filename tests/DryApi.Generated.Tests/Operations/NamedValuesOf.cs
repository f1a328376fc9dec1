using System.Text.Json;

namespace DryApi.Generated.Tests.Operations;

/// <summary>Gives the values of a call by name.</summary>
internal static class NamedValuesOf
{
    public static Dictionary<string, object?> Call(OperationCall call, OperationDescription operation, NamedValues form) => call.Values.ToDictionary(
        value => form == NamedValues.Objects ? operation.FindParameter(value.Key)!.Name : value.Key,
        value => Of(value.Value, form));

    private static object? Of(object value, NamedValues form) => value switch
    {
        SampleFile file => FileContent.FromBytes(file.Bytes, file.Name),
        List<object> and [SampleFile, ..] files => files.Select(file => Of(file, form)).ToArray(),
        string text when form == NamedValues.Texts => text,
        _ when form == NamedValues.Json => Json(value),
        List<object> and [string, ..] texts when form == NamedValues.Texts => texts.Cast<string>().ToArray(),
        List<object> or Dictionary<string, object> when form == NamedValues.Texts => Json(value).GetRawText(),
        _ when form == NamedValues.Texts => OperationCall.Plain(value),
        List<object> items => items.Select(item => Of(item, form)).ToList(),
        Dictionary<string, object> properties => properties.ToDictionary(property => property.Key, property => Of(property.Value, form)),
        long number => (decimal)number,
        _ => value,
    };

    private static JsonElement Json(object value) => JsonDocument.Parse(OperationCall.ToJson(value).ToJsonString()).RootElement;
}
