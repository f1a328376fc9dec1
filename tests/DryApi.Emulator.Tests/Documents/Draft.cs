using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using DryApi.Emulator.Tests.Support;

namespace DryApi.Emulator.Tests.Documents;

/// <summary>
/// A request that is made from the document alone, and from what refusals of it teach: the ranges of a model, the models there are. Whoever
/// gets nowhere with it had a refusal that does not say what to do.
/// </summary>
internal sealed partial class Draft
{
    /// <summary>How many refusals may teach something before a request is right.</summary>
    public const int MostLessons = 12;

    private readonly DocumentedOperation _operation;
    private readonly JsonObject? _body;
    private readonly Dictionary<string, string> _fileTypes = [];

    /// <param name="operation">The operation.</param>
    /// <param name="body">The schema of the body, one of several; null where there is none.</param>
    /// <param name="isMaximal">Whether it has all fields, or the required ones alone.</param>
    public Draft(DocumentedOperation operation, JsonObject? body, bool isMaximal)
    {
        (_operation, _body) = (operation, body);
        foreach (var (name, schema) in Properties.Where(each => isMaximal || Required.Contains(each.Name)))
        {
            Values[name] = Make(name, schema);
        }

        foreach (var parameter in operation.Query.Where(each => isMaximal || (bool?)each["required"] == true))
        {
            Query[(string)parameter["name"]!] = Make((string)parameter["name"]!, operation.Resolve(parameter["schema"]!));
        }
    }

    /// <summary>The fields of the body; a file is null.</summary>
    public JsonObject Values { get; } = [];

    /// <summary>The parameters in the query.</summary>
    public JsonObject Query { get; } = [];

    /// <summary>The properties of the body.</summary>
    public IEnumerable<(string Name, JsonObject Schema)> Properties => (_body?["properties"] as JsonObject ?? []).Select(each => (each.Key, _operation.Resolve(each.Value!)));

    /// <summary>The names of the properties that the body has to have.</summary>
    public IReadOnlyList<string> Required => [.. (_body?["required"] as JsonArray ?? []).Select(each => (string)each!)];

    /// <summary>Whether what is left without a field is another alternative of the body, and right.</summary>
    public bool IsRightWithout(string field) => _operation.Bodies.Any(body => body != _body && (body["required"] as JsonArray ?? []).All(each => (string)each! != field && Values.ContainsKey((string)each!)));

    /// <summary>The request.</summary>
    /// <param name="id">What stands in its path.</param>
    public HttpRequestMessage ToRequest(string id = "none")
    {
        var query = string.Join('&', Query.SelectMany(each => (each.Value as JsonArray ?? [each.Value?.DeepClone()]).Select(value => $"{Uri.EscapeDataString(each.Key)}={Uri.EscapeDataString(TextOf(value))}")));
        var path = PathParameter().Replace(_operation.Path, id);
        return new HttpRequestMessage(new HttpMethod(_operation.Method), query.Length == 0 ? path : $"{path}?{query}") { Content = _operation.MediaType is null ? null : ToContent() };
    }

    /// <summary>The request as named values of the SDK.</summary>
    /// <param name="id">What stands in its path.</param>
    public Dictionary<string, object?> ToValues(string id)
    {
        var values = new Dictionary<string, object?>();
        foreach (Match parameter in PathParameter().Matches(_operation.Path))
        {
            values[parameter.Value.Trim('{', '}')] = id;
        }

        foreach (var (name, value) in Query.Concat(Values))
        {
            var schema = Properties.FirstOrDefault(each => each.Name == name).Schema as JsonObject;
            var isList = value is JsonArray && schema?["items"] is { } ofItems && IsFile(_operation.Resolve(ofItems));
            values[name] = value is null ? File(name) : isList ? new[] { File(name) } : JsonSerializer.SerializeToElement(value);
        }

        return values;

        FileContent File(string name) => FileFor(name) is var (content, file) ? FileContent.FromBytes(content, file) : throw new InvalidOperationException();
    }

    /// <summary>Sets right what a refusal names.</summary>
    /// <returns>Whether it taught anything.</returns>
    /// <param name="field">The field.</param>
    /// <param name="message">What is wrong with it.</param>
    public bool Learn(string field, string message)
    {
        var place = Query.ContainsKey(field) ? Query : Values;
        JsonNode? value = Range().Match(message) is { Success: true } range ? JsonNode.Parse(range.Groups[1].Value)
            : MustBe().Match(message) is { Success: true } must ? JsonNode.Parse(must.Groups[1].Value)
            : Choices().Match(message) is { Success: true } choices ? Value(field, choices.Groups[1].Value.Trim())
            : null;
        if (FileType().Match(message) is { Success: true } type)
        {
            _fileTypes[field] = type.Groups[1].Value;
            return true;
        }

        if (value is null && (message.Contains("is required when", StringComparison.Ordinal) || message.Contains("must be given", StringComparison.Ordinal)) && Properties.FirstOrDefault(each => each.Name == field) is { Schema: { } schema })
        {
            place[field] = Make(field, schema);
            return true;
        }

        if (value is null && (message.Contains("prohibits", StringComparison.Ordinal) || message.Contains("is only for", StringComparison.Ordinal)))
        {
            return place.Remove(field);
        }

        if (value is not null)
        {
            place[field] = value;
        }

        return value is not null;
    }

    /// <summary>Sends it until it is right, with what refusals teach.</summary>
    /// <returns>What is answered.</returns>
    /// <param name="service">The emulator.</param>
    /// <param name="id">What stands in its path.</param>
    public async Task<string> SendUntilRightAsync(Service service, string id)
    {
        for (var lesson = 0; ; lesson++)
        {
            using var request = ToRequest(id);
            using var response = await service.Http.SendAsync(request, TestContext.Current.CancellationToken);
            var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            if (response.IsSuccessStatusCode)
            {
                return text;
            }

            ((int)response.StatusCode).ShouldBe(422, text);
            lesson.ShouldBeLessThan(MostLessons, $"{request.RequestUri}: {text}");
            var errors = JsonNode.Parse(text)!["errors"]!.AsObject();
            errors.ShouldAllBe(error => Learn(error.Key, (string)error.Value![0]!), $"{request.RequestUri}: {text}");
        }
    }

    private JsonNode? Value(string field, string text) =>
        Properties.Any(each => each.Name == field && (string?)each.Schema["type"] is ("integer" or "number")) ? JsonNode.Parse(text) : JsonValue.Create(text);

    private static bool IsFile(JsonObject schema) => (string?)schema["format"] == "binary";

    private JsonNode? Make(string name, JsonObject schema)
    {
        schema = _operation.Resolve(schema);
        if (schema["oneOf"] is JsonArray alternatives)
        {
            return Make(name, _operation.Resolve(alternatives[0]!));
        }

        if (IsFile(schema))
        {
            return null;
        }

        if (schema["enum"] is JsonArray values)
        {
            return values.First(each => each is not null)!.DeepClone();
        }

        return (string?)schema["type"] switch
        {
            "integer" or "number" => Number(schema),
            "boolean" => true,
            "array" => new JsonArray(Make(name, _operation.Resolve(schema["items"]!))),
            "object" => new JsonObject((schema["properties"] as JsonObject ?? []).Select(each => KeyValuePair.Create(each.Key, Make(each.Key, _operation.Resolve(each.Value!))))),
            _ => (string?)schema["format"] is "uri" or "url" || name.EndsWith("_url", StringComparison.Ordinal)
                ? "https://example.com/a"
                : Fit("some text", (int?)schema["minLength"] ?? 0, (int?)schema["maxLength"] ?? int.MaxValue),
        };
    }

    private static JsonNode Number(JsonObject schema)
    {
        var value = Math.Clamp(1, (double?)schema["minimum"] ?? double.MinValue, (double?)schema["maximum"] ?? double.MaxValue);
        return (string?)schema["type"] == "integer" ? JsonValue.Create((long)Math.Ceiling(value)) : JsonValue.Create(value);
    }

    private static string Fit(string text, int least, int most) => text.PadRight(least, 'x')[..Math.Min(Math.Max(text.Length, least), most)];

    private HttpContent ToContent()
    {
        if (_operation.MediaType == "application/json")
        {
            return new StringContent(Values.ToJsonString(), Encoding.UTF8, "application/json");
        }

        var form = new MultipartFormDataContent();
        foreach (var (name, value) in Values)
        {
            var schema = Properties.FirstOrDefault(each => each.Name == name).Schema as JsonObject;
            if (value is null || (value is JsonArray && schema?["items"] is { } ofItems && IsFile(_operation.Resolve(ofItems))))
            {
                var (content, file) = FileFor(name);
                form.Add(new ByteArrayContent(content), $"\"{name}\"", $"\"{file}\"");
            }
            else if (value is JsonArray items)
            {
                foreach (var item in items)
                {
                    form.Add(new StringContent(item?.ToJsonString() ?? "", MediaTypeHeaderValue.Parse("application/json")), $"\"{name}\"");
                }
            }
            else
            {
                form.Add(new StringContent(TextOf(value)), $"\"{name}\"");
            }
        }

        if (Values.Count == 0)
        {
            // A form without any field cannot be written. What nobody knows is passed over.
            form.Add(new StringContent("nothing"), "nothing");
        }

        return form;
    }

    private (byte[] Content, string Name) FileFor(string name) =>
        name.Contains("image", StringComparison.Ordinal) ? (Pictures.Png(96, 64), "a.png")
        : name.Contains("video", StringComparison.Ordinal) ? (Videos.Own, "a." + _fileTypes.GetValueOrDefault(name, "mp4"))
        : (Sounds.Wav(2), "a." + _fileTypes.GetValueOrDefault(name, "wav"));

    private static string TextOf(JsonNode? value) => value is JsonValue text && text.GetValueKind() == System.Text.Json.JsonValueKind.String ? text.GetValue<string>() : Convert.ToString(value?.ToJsonString(), CultureInfo.InvariantCulture) ?? "";

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex PathParameter();

    [GeneratedRegex(@"must be between (\S+) and")]
    private static partial Regex Range();

    [GeneratedRegex("one of these types: ([a-z0-9]+)")]
    private static partial Regex FileType();

    [GeneratedRegex(@"must be (\d+):")]
    private static partial Regex MustBe();

    [GeneratedRegex(@"(?:Models (?:for [^:]*|that can): |speaks |[mM]ust be one of:? | has )([^,]+?)(?:,|\.$| for )")]
    private static partial Regex Choices();
}
