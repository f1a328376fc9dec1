using System.Globalization;
using System.Text.Json.Nodes;
using DryApi.Emulator.Documents;
using DryApi.Emulator.Requests;
using Microsoft.OpenApi;

namespace DryApi.Emulator.Recording;

/// <summary>Compares what the service responds with what its document says: drift of behavior.</summary>
internal sealed class ResponseJudge
{
    private const int MaxRemembered = 1000;

    private readonly Lock _lock = new();
    private readonly List<BehaviorDrift> _found = [];

    /// <summary>What was found, each once.</summary>
    public IReadOnlyList<BehaviorDrift> Found
    {
        get
        {
            lock (_lock)
            {
                return [.. _found];
            }
        }
    }

    /// <summary>Judges a response.</summary>
    /// <param name="operation">The operation; null where the document has none.</param>
    /// <param name="name">What the operation is called where there is none.</param>
    /// <param name="status">The status of the response.</param>
    /// <param name="json">Its JSON; null where it has none.</param>
    public void Judge(Operation? operation, string name, int status, JsonNode? json)
    {
        foreach (var drift in Find(operation, name, status, json))
        {
            lock (_lock)
            {
                if (_found.Count < MaxRemembered && !_found.Contains(drift))
                {
                    _found.Add(drift);
                }
            }
        }
    }

    private static IEnumerable<BehaviorDrift> Find(Operation? operation, string name, int status, JsonNode? json)
    {
        if (operation is null)
        {
            return [new BehaviorDrift(name, status, "", "The document has no such operation.")];
        }

        var code = status.ToString(CultureInfo.InvariantCulture);
        var described = new[] { code, $"{code[0]}XX", "default" }.FirstOrDefault(operation.Responses.ContainsKey);
        if (described is null)
        {
            return [new BehaviorDrift(operation.ToString(), status, "", $"The document has no response {status} for it.")];
        }

        if (operation.Responses[described] is not { } content)
        {
            return [];
        }

        if (json is null)
        {
            return [new BehaviorDrift(operation.ToString(), status, "", "The response is no JSON, which the document says it is.")];
        }

        var errors = new FieldErrors();
        SchemaJudge.Judge(content, json, "", errors);
        return
        [
            .. errors.Messages.SelectMany(each => each.Value.Select(message => new BehaviorDrift(operation.ToString(), status, each.Key, message))),
            .. Unknown(json, content.Schema, "").Distinct().Select(field => new BehaviorDrift(operation.ToString(), status, field, $"The document has no field {field}.")),
        ];
    }

    /// <summary>The fields that a schema does not have, though it has some.</summary>
    private static IEnumerable<string> Unknown(JsonNode? value, IOpenApiSchema schema, string place)
    {
        var known = schema.PropertyNames().ToHashSet(StringComparer.Ordinal);
        return value switch
        {
            JsonObject members when known.Count > 0 && !schema.Parts().Any(part => part.AdditionalProperties is not null) =>
                members.SelectMany(member => known.Contains(member.Key) ? Unknown(member.Value, schema.PropertyNamed(member.Key)!, Under(place, member.Key)) : [Under(place, member.Key)]),
            JsonArray items when schema.ItemSchema() is { } item => items.SelectMany(each => Unknown(each, item, Under(place, "*"))),
            _ => [],
        };
    }

    private static string Under(string place, string name) => place.Length == 0 ? name : $"{place}.{name}";
}
