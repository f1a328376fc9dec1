using System.Reflection;
using System.Text.Json.Nodes;
using DryApi.Generated.Tests.Support;
using Microsoft.Kiota.Abstractions;

namespace DryApi.Generated.Tests.Operations;

/// <summary>One call of one operation, with values made from the document.</summary>
internal sealed class OperationCall
{
    private readonly ServiceOperation _operation;

    public OperationCall(string operation, Form form, int choice)
    {
        _operation = ServiceDocument.Operation(operation);
        var samples = new Samples(form, choice);
        Parameters = _operation.Parameters
            .Where(parameter => form == Form.Maximal || (bool?)parameter["required"] == true)
            .ToDictionary(parameter => (string)parameter["name"]!, parameter => samples.Of((string)parameter["name"]!, parameter["schema"]!));
        Body = _operation.BodySchema is { } schema ? (Dictionary<string, object>)samples.Of("body", schema) : null;
    }

    public ServiceOperation Operation => _operation;

    /// <summary>The version of the API that has the operation.</summary>
    public ServiceVersion Version => ServiceDocument.VersionOf(_operation);

    public Dictionary<string, object>? Body { get; }

    private Dictionary<string, object> Parameters { get; }

    /// <summary>All values by name: those of the body and the parameters.</summary>
    public IEnumerable<KeyValuePair<string, object>> Values => (Body ?? []).Concat(Parameters);

    /// <summary>Path and query as the document has them for these values.</summary>
    public string ExpectedPath => PathValues.Aggregate(_operation.Path, (path, value) => path.Replace("{" + value.Key + "}", Uri.EscapeDataString((string)value.Value)));

    public IReadOnlyList<(string Name, string Value)> ExpectedQuery =>
        [.. In("query").Select(value => (value.Key, value.Value is List<object> list ? string.Join(',', list) : Plain(value.Value)))];

    private IEnumerable<KeyValuePair<string, object>> PathValues => In("path");

    /// <summary>A number or a truth value as forms and addresses carry it.</summary>
    public static string Plain(object value) => value switch
    {
        bool flag => flag ? "true" : "false",
        _ => Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture)!,
    };

    /// <summary>The body as JSON.</summary>
    public static JsonNode ToJson(object value) => value switch
    {
        Dictionary<string, object> map => new JsonObject(map.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)ToJson(pair.Value)))),
        List<object> list => new JsonArray([.. list.Select(ToJson)]),
        string text => JsonValue.Create(text),
        bool flag => JsonValue.Create(flag),
        long number => JsonValue.Create(number),
        double number => JsonValue.Create(number),
        _ => throw new NotSupportedException(value.GetType().Name),
    };

    /// <summary>Calls the operation through the SDK.</summary>
    /// <returns>The answer, as the SDK read it.</returns>
    public async Task<object> SendAsync(object client, bool isConfigured)
    {
        var (builder, method) = Method(client);
        var arguments = method.GetParameters().Select(parameter => Argument(parameter, isConfigured)).ToArray();
        var call = (Task)method.Invoke(builder, arguments)!;
        await call;
        return call.GetType().GetProperty(nameof(Task<>.Result))!.GetValue(call)!;
    }

    /// <summary>Submits the job of the operation through the SDK.</summary>
    public Task<DryApiJob> SubmitAsync(object client)
    {
        var (builder, _) = Method(client);
        var method = builder.GetType().GetMethods().Single(method => method.Name == "SubmitAsync" && method.GetParameters().Length == 2);
        return (Task<DryApiJob>)method.Invoke(builder, [.. method.GetParameters().Select(parameter => Argument(parameter, isConfigured: false))])!;
    }

    /// <summary>The body as the SDK's model.</summary>
    public object Model(object client) => Argument(Method(client).Method.GetParameters()[0], isConfigured: false)!;

    private (object Builder, MethodInfo Method) Method(object client)
    {
        var builder = SdkObjects.Builder(client, _operation, PathValues.ToDictionary()).ShouldNotBeNull($"The client has nothing at {string.Join('.', _operation.BuilderPath)}");
        return (builder, builder.GetType().GetMethod(_operation.MethodName).ShouldNotBeNull($"{builder.GetType().Name} has no {_operation.MethodName}"));
    }

    private object? Argument(ParameterInfo parameter, bool isConfigured)
    {
        if (parameter.ParameterType == typeof(CancellationToken))
        {
            return TestContext.Current.CancellationToken;
        }

        if (parameter.ParameterType == typeof(Action<RequestConfiguration<DefaultQueryParameters>>))
        {
            return isConfigured ? new Action<RequestConfiguration<DefaultQueryParameters>>(configuration => configuration.Headers.Add("X-Call", "1")) : null;
        }

        var sample = Body ?? In("query").ToDictionary();
        return sample.Count == 0 && parameter.IsOptional ? null : SdkObjects.Make(parameter.ParameterType, sample);
    }

    private IEnumerable<KeyValuePair<string, object>> In(string place) =>
        Parameters.Where(value => _operation.Parameters.Any(parameter => (string)parameter["name"]! == value.Key && (string)parameter["in"]! == place));
}
