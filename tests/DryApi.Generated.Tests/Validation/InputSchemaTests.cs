using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;

namespace DryApi.Generated.Tests.Validation;

/// <summary>
/// The schema of each operation's input, read by a validator that knows nothing of the SDK, and the run from named values give the verdict that
/// the typed request gives, on every value that is tried there: all constraints, both sides of each bound.
/// </summary>
public sealed class InputSchemaTests
{
    /// <summary>What JSON Schema has no words for: a file is a string there.</summary>
    private static readonly string[] OfFiles = ["x-max-file-size", "x-file-types"];

    /// <summary>The validator counts what the eye sees as one, and JSON Schema counts code points.</summary>
    private const string Families = " of families";

    /// <summary>Half of a character is a text in C#, and can be said neither in JSON nor in a URL.</summary>
    private const string Half = " of lone surrogates";

    public static TheoryData<string> Shapes => [.. RequestShapes.All.Select(shape => shape.Name)];

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task InputSchema_OnEveryProbe_AllowsWhatTheContractAllows(string name)
    {
        var shape = RequestShapes.Named(name);
        var operation = shape.Version.Described.Single(each => $"{each.Method} {each.Path}" == shape.Operation);

        // A registry of its own: the one that all share is not made for threads.
        var schema = JsonSchema.FromText(operation.InputSchema.GetRawText(), new BuildOptions { SchemaRegistry = new SchemaRegistry(), Dialect = Dialect.Draft202012 });
        var problems = new List<string>();
        var allowed = 0;
        foreach (var probe in Probes.OfObject(shape.Schema).Where(probe => !probe.Label.EndsWith(Half, StringComparison.Ordinal)))
        {
            var values = (Dictionary<string, object?>)probe.Value!;
            var isAllowed = IsAllowed(shape, values);
            allowed += isAllowed ? 1 : 0;
            if (await IsSentAsync(operation, values) is var isSent && isSent != isAllowed)
            {
                problems.Add($"{probe}: {(isSent ? "sent" : "refused")} from named values");
            }

            if (!OfFiles.Contains(probe.Keyword) && !probe.Label.EndsWith(Families, StringComparison.Ordinal) && IsFinite(values) && schema.Evaluate(Json(values)).IsValid != isAllowed)
            {
                problems.Add($"{probe}: {(isAllowed ? "refused" : "allowed")} by the schema");
            }
        }

        problems.ShouldBeEmpty();
        allowed.ShouldBeGreaterThan(0);
    }

    /// <summary>A form without the one value that makes it can be another one.</summary>
    private static bool IsAllowed(RequestShape shape, Dictionary<string, object?> values) =>
        RequestShapes.All.Where(form => form == shape || (shape.Union is not null && form.Union == shape.Union && values.Keys.All(form.Schema["properties"]!.AsObject().ContainsKey)))
            .Any(form => Oracle.Allows(form.Schema, values));

    private static async Task<bool> IsSentAsync(OperationDescription operation, Dictionary<string, object?> values)
    {
        try
        {
            await operation.RunAsync(new SendingAdapter(), Named(values), TestContext.Current.CancellationToken);
        }
        catch (DryApiConnectionException exception) when (exception.InnerException is SendingAdapter.SentException)
        {
            return true;
        }
        catch (DryApiValidationException)
        {
        }

        return false;
    }

    private static Dictionary<string, object?> Named(Dictionary<string, object?> values) => values.ToDictionary(value => value.Key, value => Named(value.Value));

    private static object? Named(object? value) => value switch
    {
        FileValue file => file.ToContent(),
        Dictionary<string, object?> values => Named(values),
        List<object?> items => items.Select(Named).ToList(),
        _ => value,
    };

    /// <summary>JSON has no words for what is not finite.</summary>
    private static bool IsFinite(object? value) => value switch
    {
        double number => double.IsFinite(number),
        Dictionary<string, object?> values => values.Values.All(IsFinite),
        List<object?> items => items.All(IsFinite),
        _ => true,
    };

    private static JsonElement Json(object? value) => JsonSerializer.SerializeToElement(Node(value));

    private static JsonNode? Node(object? value) => value switch
    {
        null => null,
        FileValue file => file.Name,
        Dictionary<string, object?> values => new JsonObject(values.Select(property => KeyValuePair.Create(property.Key, Node(property.Value)))),
        List<object?> items => new JsonArray([.. items.Select(Node)]),
        string text => text,
        bool flag => flag,
        long number => number,
        double number => number,
        _ => throw new NotSupportedException(value.GetType().Name),
    };
}
