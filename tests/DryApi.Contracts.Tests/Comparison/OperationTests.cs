using DryApi.Contracts;

namespace DryApi.Contracts.Tests.Comparison;

/// <summary>What operations ask for and give, by the precedence of OpenAPI and by which way it goes; the worst of what is found, or None.</summary>
public sealed class OperationTests
{
    private const string Webhook = "\nwebhook POST done\n  ";
    private const string Callback = "\noperation POST /things\n  response 204: empty\n\ncallback POST \"POST /things done {$request.body#/url}\"\n  ";

    private static readonly ComparisonOptions Options = new() { Today = new DateTime(2026, 1, 1) };

    [Theory]
    [InlineData("200 application/json: string", "2XX application/json: string", "Info")]
    [InlineData("200 application/json: string", "2XX application/json: integer", "Breaking")]
    [InlineData("200 application/json: string", "default application/json: string", "Info")]
    [InlineData("200 application/json: string", "default application/json: integer", "Breaking")]
    [InlineData("2XX application/json: string", "200 application/json: string", "Info")]
    [InlineData("2XX application/json: string", "200 application/json: integer", "Breaking")]
    [InlineData("2XX application/json: string", "200 application/json: string|201 application/json: integer", "Breaking")]
    [InlineData("2XX application/json: string", "200 application/json: string|2XX application/json: string", "None")]
    [InlineData("2XX application/json: string", "200 application/json: integer|2XX application/json: string", "Breaking")]
    [InlineData("200 application/json: string|2XX application/json: string", "2XX application/json: string", "None")]
    [InlineData("200 application/json: integer|2XX application/json: string", "2XX application/json: string", "Breaking")]
    [InlineData("200 application/json: string|201 application/json: integer", "2XX application/json: string", "Breaking")]
    [InlineData("2XX application/json: string", "2xx application/json: string", "None")]
    [InlineData("2XX application/json: string", "3XX application/json: string", "Breaking")]
    [InlineData("2XX application/json: string", "404 application/json: string", "Breaking")]
    [InlineData("default application/json: string", "200 application/json: string|default application/json: string", "Info")]
    [InlineData("default application/json: string", "200 application/json: integer|default application/json: string", "Breaking")]
    [InlineData("200: empty|default application/json: string", "200: empty|201: empty|default application/json: string", "Info")]
    [InlineData("200: empty|default application/json: string", "200: empty|404 application/json: string|default application/json: string", "Info")]
    [InlineData("200: empty|default application/json: string", "200: empty|4XX application/json: integer|default application/json: string", "Breaking")]
    [InlineData("200: empty|404 application/json: string|default application/json: string", "200: empty|default application/json: string", "Info")]
    [InlineData("200: empty|404 application/json: integer|default application/json: string", "200: empty|default application/json: string", "Breaking")]
    [InlineData("200: empty|404 application/json: integer|4XX application/json: integer|default application/json: string", "200: empty|4XX application/json: integer|default application/json: string", "None")]
    [InlineData("200: empty|default application/json: string", "200: empty|4XX application/json: string|5XX application/json: string", "Info")]
    [InlineData("200: empty|default application/json: string", "200: empty", "Warning")]
    [InlineData("200 image/*: string", "200 image/*: string|200 image/png: string", "None")]
    [InlineData("200 image/*: string maxLength=5", "200 image/*: string maxLength=5|200 image/png: string maxLength=6", "Breaking")]
    [InlineData("200 image/*: string|200 image/png: string", "200 image/*: string", "None")]
    [InlineData("200 \"*/*\": string maxLength=5", "200 \"*/*\": string maxLength=5|200 image/png: string maxLength=6", "Breaking")]
    [InlineData("200 \"*/*\": array<string>|200 image/*: string", "200 \"*/*\": array<string>|200 image/*: string|200 image/png: string", "None")]
    [InlineData("200 image/png: string maxLength=5", "200 \"*/*\": string maxLength=5|200 image/*: string maxLength=5", "Breaking")]
    [InlineData("200 image/*: string", "200 image/jpeg: string|200 image/png: string", "Info")]
    [InlineData("200 image/*: string maxLength=5", "200 image/jpeg: string maxLength=5|200 image/png: string maxLength=6", "Breaking")]
    [InlineData("200 header X-A: string", "200 header X-B: string", "Warning")]
    [InlineData("200 header X-A: string|200 header X-B: string", "200 header X-B: string|200 header X-A: string", "None")]
    [InlineData("201: empty|200 application/json: string", "201: empty|200 application/json: integer", "Breaking")]
    public void Worst_OnResponses_FollowsPrecedence(string before, string after, string worst) =>
        Worst(RuleFrame.Operation, Lines("response ", before), Lines("response ", after)).ShouldBe(worst);

    [Theory]
    [InlineData("image/jpeg: string|image/png: string", "image/*: string", "Info")]
    [InlineData("image/*: string", "image/jpeg: string|image/png: string", "Breaking")]
    [InlineData("image/*: string", "image/*: string|image/png: string", "None")]
    [InlineData("image/*: string", "image/*: string|image/png: string maxLength=5", "Breaking")]
    [InlineData("image/*: string|image/png: string maxLength=5", "image/*: string", "Info")]
    [InlineData("image/*: string|text/plain: string", "image/*: string", "Breaking")]
    public void Worst_OnBodies_FollowsPrecedence(string before, string after, string worst) =>
        Worst(RuleFrame.Operation, Lines("body ", before), Lines("body ", after)).ShouldBe(worst);

    [Theory]
    [InlineData("t[\"write\"]", "t[\"admin\"] | t[\"write\"]", "Info")]
    [InlineData("t[\"admin\"] | t[\"write\"]", "t[\"write\"]", "Breaking")]
    [InlineData("t[\"write\"] | t[\"admin\"]", "t[\"admin\"] | t[\"write\"]", "None")]
    [InlineData("key | key", "key", "None")]
    [InlineData("key", "key | key & token", "None")]
    [InlineData("key & token", "token & key", "None")]
    [InlineData("t[\"a\",\"b\"]", "t[\"b\",\"a\"]", "None")]
    [InlineData("t[\"a\",\"b\"]", "t[\"a\"]", "Info")]
    [InlineData("t[\"a\"]", "t[\"a\",\"b\"]", "Breaking")]
    [InlineData("t[\"a\"]", "t[\"b\"]", "Breaking")]
    [InlineData("t[\"b\",\"x\"]", "t[\"a\"] | t[\"b\"]", "Info")]
    [InlineData("key & token", "token | other", "Info")]
    [InlineData("key", "key & token", "Breaking")]
    [InlineData("key", "anonymous | key", "Info")]
    [InlineData("anonymous | key", "key", "Breaking")]
    public void Worst_OnSecurity_IsOfSetsOfRequirements(string before, string after, string worst) =>
        Worst(RuleFrame.Operation, "security: " + before, "security: " + after).ShouldBe(worst);

    [Theory]
    [InlineData("security b: http scheme=\"bearer\"\n\noperation GET /a\n  security: b", "None")]
    [InlineData("security b: http scheme=\"basic\"\n\noperation GET /a\n  security: b", "Breaking")]
    [InlineData("security a: http scheme=\"bearer\"\nsecurity b: http scheme=\"bearer\"\n\noperation GET /a\n  security: a | b", "None")]
    [InlineData("security a: http scheme=\"bearer\"\nsecurity b: http scheme=\"basic\"\n\noperation GET /a\n  security: a | b", "Info")]
    public void Worst_OnSchemes_DoesNotAskForTheirNames(string after, string worst) =>
        Worst(RuleFrame.Contract, "security a: http scheme=\"bearer\"\n\noperation GET /a\n  security: a", after).ShouldBe(worst);

    [Theory]
    [InlineData("header X-Sign: string required", "", "Breaking")]
    [InlineData("header X-Sign: string", "", "Breaking")]
    [InlineData("", "header X-Sign: string required", "Info")]
    [InlineData("header X-Sign: string", "header X-Sign: string required", "Info")]
    [InlineData("header X-Sign: string required", "header X-Sign: string", "Breaking")]
    [InlineData("header X-Sign: string maxLength=5", "header x-sign: string maxLength=4", "Info")]
    [InlineData("header X-Sign: string maxLength=5", "header X-Sign: string maxLength=6", "Breaking")]
    [InlineData("response 200: empty|response 202: empty", "response 200: empty", "Breaking")]
    [InlineData("response 200: empty", "response 200: empty|response 202: empty", "Info")]
    [InlineData("response 200: empty", "response 2XX: empty", "Info")]
    [InlineData("response 200: empty|response 410: empty", "response 200: empty", "Info")]
    [InlineData("response 200 application/json: string", "response 200 application/json: string maxLength=5", "Breaking")]
    [InlineData("response 200 image/*: string", "response 200 image/png: string", "Breaking")]
    [InlineData("response 200 image/png: string", "response 200 image/*: string", "Info")]
    [InlineData("response 200: empty", "response 200 header X-Id: string required", "Breaking")]
    [InlineData("response 200: empty", "response 200 header X-Id: string", "Info")]
    [InlineData("response 200 header X-Id: string required", "response 200: empty", "Warning")]
    [InlineData("body application/json: string required", "body application/json: string", "Breaking")]
    [InlineData("body application/json: string", "body application/json: string required", "Info")]
    [InlineData("body image/png: string", "body image/*: string", "Breaking")]
    [InlineData("body image/*: string", "body image/png: string", "Info")]
    public void Worst_OnWhatTheServiceCalls_IsTurned(string before, string after, string worst)
    {
        Worst(RuleFrame.Contract, Webhook + Lines("", before), Webhook + Lines("", after)).ShouldBe(worst);
        Worst(RuleFrame.Contract, Callback + Lines("", before), Callback + Lines("", after)).ShouldBe(worst);
    }

    [Theory]
    [InlineData("query paging: Paging", "  page: integer\n  size: integer", "None")]
    [InlineData("query paging: Paging required", "  page: integer\n  size: integer", "None")]
    [InlineData("query paging: Paging required", "  page: integer\n  size: integer required", "Breaking")]
    [InlineData("query paging: Paging", "  page: integer\n  size: string maxLength=1", "Breaking")]
    [InlineData("query paging: Paging", "  page: integer\n  size: integer\n  sort: string", "Info")]
    [InlineData("query paging: Paging", "  page: integer", "Warning")]
    [InlineData("query paging: Paging explode=false", "  page: integer\n  size: integer", "Warning")]
    [InlineData("query paging: Paging style=\"deepObject\"", "  page: integer\n  size: integer", "Warning")]
    [InlineData("query paging: Paging style=\"pipeDelimited\"", "  page: integer\n  size: integer", "Warning")]
    [InlineData("header paging: Paging", "  page: integer\n  size: integer", "Warning")]
    public void Worst_OnAnExplodedObject_IsThatOfItsParts(string parameter, string properties, string worst) =>
        Worst(
            RuleFrame.Contract,
            "\noperation GET /a\n  query page: integer\n  query size: integer",
            $"\noperation GET /a\n  {parameter}\n\nschema Paging: object\n{properties}").ShouldBe(worst);

    [Fact]
    public void Worst_OnADeepObject_IsThatOfItsParts() =>
        Worst(
            RuleFrame.Contract,
            "\noperation GET /a\n  query \"paging[page]\": integer",
            "\noperation GET /a\n  query paging: Paging style=\"deepObject\"\n\nschema Paging: object\n  page: integer").ShouldBe("None");

    [Theory]
    [InlineData("id:string name:string", "id:string name:string", "None")]
    [InlineData("id:string name:string", "id:string name:integer", "Breaking")]
    [InlineData("id:string name:string", "id:string", "Breaking")]
    [InlineData("id:string", "id:string name:string", "Info")]
    [InlineData("id:string name:string", "key:string name:string", "None")]
    public void Worst_OnPathsOfOneShape_IsOfEach(string before, string after, string worst)
    {
        static string Contract(string paths) => string.Concat(paths.Split(' ').Select(path => path.Split(':')).Select(path =>
            $"\noperation GET /pets/{{{path[0]}}}\n  path {path[0]}: string required\n  response 200 application/json: {path[1]}\n"));

        Worst(RuleFrame.Contract, Contract(before), Contract(after)).ShouldBe(worst);
    }

    /// <summary>What an operation announces of its end, on the first of January 2026.</summary>
    [Theory]
    [InlineData("deprecated sunset=\"2030-01-01\"", "deprecated sunset=\"2025-12-31\"", "DRY1107 Breaking")]
    [InlineData("deprecated sunset=\"2030-01-01\"", "deprecated sunset=\"2026-01-01\"", "DRY1109 Info")]
    [InlineData("deprecated sunset=\"2030-01-01\"", "deprecated sunset=\"2026-01-01T00:30:00+02:00\"", "DRY1107 Breaking")]
    [InlineData("deprecated sunset=\"2030-01-01\"", "deprecated sunset=\"2025-12-31T23:59:59.5Z\"", "DRY1107 Breaking")]
    [InlineData("deprecated sunset=\"2030-01-01\"", "deprecated sunset=\"2030-01-01T12:00:00.123Z\"", "DRY1109 Info")]
    [InlineData("deprecated sunset=\"2030-01-01\"", "deprecated sunset=\"soon\"", "DRY1106 Breaking")]
    [InlineData("deprecated sunset=\"2025-06-01\"", "deprecated sunset=\"2025-06-01T10:00:00Z\"", "DRY1109 Info")]
    [InlineData("deprecated sunset=\"2025-06-01\"", "deprecated sunset=\"2025-05-31\"", "DRY1107 Breaking")]
    [InlineData("deprecated sunset=\"2025-06-01\"", "deprecated sunset=\"2025-06-02\"", "DRY1109 Info")]
    [InlineData("deprecated stability=\"stable\" sunset=\"2030-01-01\"", "deprecated stability=\"draft\"", "DRY1108 Info, DRY1110 Breaking")]
    [InlineData("deprecated sunset=\"2030-01-01\"", "deprecated", "DRY1108 Breaking")]
    [InlineData("sunset=\"2030-01-01\"", "sunset=\"2025-01-01\"", "DRY1109 Info")]
    public void Compare_OnWhatIsAnnounced_KeepsToTheDay(string before, string after, string expected)
    {
        static string Facts(string facts) => string.Concat(facts.Split(' ').Select(fact => $"fact: {fact}\n"));

        Told(RuleFrame.Operation, Facts(before).TrimEnd(), Facts(after).TrimEnd()).ShouldBe(expected);
    }

    [Theory]
    [InlineData("sunset=\"2030-01-01\"", "sunset=\"2031-01-01\"", 1)]
    [InlineData("stability=\"stable\"", "stability=\"beta\"", 1)]
    [InlineData("stability=\"beta\"", "stability=\"stable\"", 1)]
    [InlineData("deprecated", "deprecated", 0)]
    public void Compare_OnWhatAPropertyAnnounces_TellsIt(string before, string after, int changes) =>
        Changes(RuleFrame.Request, "p: string " + before, "p: string " + after).Count.ShouldBe(changes);

    /// <summary>A body is read as what it is most like: itself, then what it is a special form of, then a special form of it.</summary>
    [Theory]
    [InlineData("application/json: string|text/plain: string", "application/*: integer|application/problem+json: string|text/plain: string", "body type string → integer")]
    [InlineData("application/json: string|text/plain: string", "application/problem+json: string|text/plain: string", "body application/json → application/problem+json")]
    [InlineData("application/json: string|text/plain: string", "text/plain: string|application/JSON: integer", "body type string → integer")]
    public void Compare_OnBodies_TakesThoseThatAreMostAlike(string before, string after, string expected)
    {
        static string Body(string line) => "body " + JsonText.Quote(line[..line.LastIndexOf(": ", StringComparison.Ordinal)]) + line[line.LastIndexOf(": ", StringComparison.Ordinal)..];
        static string Bodies(string bodies) => string.Join("\n", bodies.Split('|').Select(Body));

        string.Join(", ", Changes(RuleFrame.Operation, Bodies(before), Bodies(after)).Select(change => $"{change.Subject} {change.Values}")).ShouldContain(expected);
    }

    [Theory]
    [InlineData("required string", "required integer", "DRY1177")]
    [InlineData("string", "required string", "DRY1178")]
    [InlineData("required string", "string", "DRY1179")]
    public void Compare_OnAHeaderOfAPart_KnowsWhetherItHasToBeThere(string before, string after, string rule)
    {
        static string Part(string value) => $"fact: {JsonText.Quote(EncodingFact.NameOf("multipart/form-data", "p", "header X-A"))}={JsonText.Quote(value)}\nbody multipart/form-data: object required";

        Changes(RuleFrame.Operation, Part(before), Part(after)).ShouldHaveSingleItem().Rule.Id.ShouldBe(rule);
    }

    /// <summary>A bound that the format has anyway says nothing; the next tighter one does.</summary>
    [Theory]
    [InlineData("int32", "maximum=2147483647", 0)]
    [InlineData("int32", "maximum=2147483646", 1)]
    [InlineData("int32", "minimum=-2147483648", 0)]
    [InlineData("int32", "minimum=-2147483647", 1)]
    [InlineData("int32", "exclusiveMaximum=2147483648", 0)]
    [InlineData("int32", "exclusiveMaximum=2147483647", 1)]
    [InlineData("int32", "exclusiveMinimum=-2147483649", 0)]
    [InlineData("int32", "exclusiveMinimum=-2147483648", 1)]
    [InlineData("int64", "maximum=9223372036854775807", 0)]
    [InlineData("int64", "maximum=9223372036854775806", 1)]
    [InlineData("int64", "minimum=-9223372036854775808", 0)]
    [InlineData("int64", "minimum=-9223372036854775807", 1)]
    [InlineData("uint32", "maximum=4294967295", 0)]
    [InlineData("uint32", "maximum=4294967294", 1)]
    [InlineData("uint32", "minimum=0", 0)]
    [InlineData("uint32", "minimum=1", 1)]
    [InlineData("uint64", "maximum=18446744073709551615", 0)]
    [InlineData("uint64", "maximum=18446744073709551614", 1)]
    [InlineData("uint64", "minimum=0", 0)]
    [InlineData("uint64", "minimum=1", 1)]
    [InlineData("double", "maximum=2147483647", 1)]
    [InlineData("int64", "exclusiveMaximum=9223372036854775808", 0)]
    [InlineData("int64", "exclusiveMinimum=-9223372036854775809", 0)]
    public void Compare_OnABoundThatTheFormatHas_SaysNothing(string format, string bound, int changes)
    {
        var (free, bounded) = ($"p: integer format=\"{format}\"", $"p: integer format=\"{format}\" {bound}");

        Changes(RuleFrame.Request, free, bounded).Count.ShouldBe(changes);
        Changes(RuleFrame.Response, bounded, free).Count.ShouldBe(changes);
    }

    /// <summary>The ends of 64 bits have no neighbor there.</summary>
    [Theory]
    [InlineData("exclusiveMinimum=9223372036854775806", "exclusiveMinimum=9223372036854775807", "Breaking")]
    [InlineData("exclusiveMinimum=9223372036854775807", "exclusiveMinimum=9223372036854775806", "Info")]
    [InlineData("exclusiveMaximum=-9223372036854775807", "exclusiveMaximum=-9223372036854775808", "Breaking")]
    [InlineData("exclusiveMaximum=-9223372036854775808", "exclusiveMaximum=-9223372036854775807", "Info")]
    public void Worst_OnBoundsAtTheEnds_IsThatOfTheirOrder(string before, string after, string worst) =>
        Worst(RuleFrame.Request, "p: integer " + before, "p: integer " + after).ShouldBe(worst);

    /// <summary>What the service receives of whom it calls: a media type more is one that it takes.</summary>
    [Theory]
    [InlineData("response 200 application/json: string", "response 200 application/json: string|response 200 text/plain: string", "DRY1175 Info", "DRY1184 Info")]
    [InlineData("response 200 application/json: string|response 200 text/plain: string", "response 200 application/json: string", "DRY1176 Breaking", "DRY1185 Breaking")]
    public void Compare_OnMediaTypesOfResponses_IsCalledByItsWay(string before, string after, string ofWebhook, string ofOperation)
    {
        Told(RuleFrame.Contract, Webhook + Lines("", before), Webhook + Lines("", after)).ShouldBe(ofWebhook);
        Told(RuleFrame.Operation, Lines("", before).Replace("\n  ", "\n", StringComparison.Ordinal), Lines("", after).Replace("\n  ", "\n", StringComparison.Ordinal)).ShouldBe(ofOperation);
    }

    /// <summary>Schemes that change their names are the same; one that takes the name of another one is not.</summary>
    [Theory]
    [InlineData("security a: http scheme=\"basic\"\nsecurity b: http scheme=\"bearer\"\nsecurity c: apiKey in=\"header\" name=\"X\"\n\noperation GET /a\n  security: b\n\noperation GET /b\n  security: c", "")]
    [InlineData("security a: http scheme=\"basic\"\nsecurity b: http scheme=\"bearer\"\nsecurity c: apiKey in=\"header\" name=\"X\"\n\noperation GET /a\n  security: a\n\noperation GET /b\n  security: c", "GET /a security")]
    public void Compare_OnSchemesThatChangePlaces_TellsWhoAsksForAnother(string after, string expected) =>
        string.Join(", ", Changes(RuleFrame.Contract, "security a: http scheme=\"bearer\"\nsecurity b: http scheme=\"basic\"\nsecurity c: apiKey in=\"header\" name=\"X\"\n\noperation GET /a\n  security: a\n\noperation GET /b\n  security: c", after)
            .Where(change => change.Operations.Count > 0).Select(change => $"{change.Operations[0]} {change.Fact}").Distinct()).ShouldBe(expected);

    /// <summary>Where callbacks go to is what callers said; what they call the same parameter of a path is nothing on the wire.</summary>
    [Theory]
    [InlineData("{$request.body#/url}", "{id}", "{$request.body#/url}", "")]
    [InlineData("{$request.body#/url}", "{id}", "{$request.body#/other}", "DRY1122 Info, DRY1123 Breaking")]
    [InlineData("{$request.path.id}/x", "{key}", "{$request.path.key}/x", "")]
    [InlineData("{$request.path.id}/x", "{id}", "/x", "DRY1122 Info, DRY1123 Breaking")]
    [InlineData("{$request.path.id}/x", "{key}", "{$request.path.id}/x", "DRY1122 Info, DRY1123 Breaking")]
    public void Compare_OnCallbacks_KnowsThemByTheirExpression(string expression, string parameter, string after, string expected) =>
        Told(RuleFrame.Contract, Calling("{id}", expression), Calling(parameter, after)).ShouldBe(expected);

    /// <summary>Parameters of a path are known by their position.</summary>
    [Theory]
    [InlineData("string", "integer", "None")]
    [InlineData("integer", "string", "Breaking")]
    public void Worst_OnSeveralParametersOfAPath_GoesByTheirPosition(string first, string second, string worst) => Worst(
        RuleFrame.Contract,
        "\noperation GET /a/{x}/{y}\n  path x: string required\n  path y: integer required",
        $"\noperation GET /a/{{p}}/{{q}}\n  path p: {first} required\n  path q: {second} required").ShouldBe(worst);

    private static string Calling(string parameter, string expression) =>
        $"\noperation POST /things/{parameter}\n  path {parameter.Trim('{', '}')}: string required\n  response 204: empty\n\ncallback POST \"POST /things/{parameter} done {expression}\"\n  header A: string";

    [Theory]
    [InlineData("required")]
    [InlineData("")]
    public void Compare_OnAHeaderThatAWebhookNoLongerHas_SaysWhetherItWasAlwaysThere(string required) =>
        Changes(RuleFrame.Contract, Webhook + $"header X-Sign: string {required}".TrimEnd(), Webhook).ShouldHaveSingleItem().Rule
            .ShouldBeSameAs(required.Length > 0 ? PropertyRules.RequiredRemoved.Response : PropertyRules.OptionalRemoved.Response);

    /// <summary>How a parameter is written decides whether one value is a list of one, and whether a number is a text.</summary>
    [Theory]
    [InlineData("query p: string", "query p: array<string>", "Info")]
    [InlineData("query p: string", "query p: array<string> minItems=1", "Info")]
    [InlineData("query p: string", "query p: array<string> minItems=2", "Breaking")]
    [InlineData("query p: string content=\"application/json\"", "query p: array<string> content=\"application/json\"", "Breaking")]
    [InlineData("query p: string style=\"pipeDelimited\"", "query p: array<string> style=\"pipeDelimited\"", "Breaking")]
    [InlineData("header p: string", "header p: array<string>", "Breaking")]
    [InlineData("query p: integer", "query p: string", "Info")]
    [InlineData("query p: integer content=\"application/json\"", "query p: string content=\"application/json\"", "Breaking")]
    [InlineData("header X-A: string|header x-a: string", "header X-A: string|header x-a: string maxLength=5", "Breaking")]
    [InlineData("header X-A: string|header x-a: string", "header X-A: string|header x-a: string", "None")]
    public void Worst_OnParameters_GoesByHowTheyAreWritten(string before, string after, string worst) =>
        Worst(RuleFrame.Operation, before.Replace('|', '\n'), after.Replace('|', '\n')).ShouldBe(worst);

    [Fact]
    public void Callbacks_OfOneExpressionEach_AreEachCompared()
    {
        const string Two = Callback + "header A: string\n\ncallback POST \"POST /things done {$request.body#/other}\"\n  header B: string maxLength=5";

        Worst(RuleFrame.Contract, Two, Two.Replace("maxLength=5", "maxLength=6", StringComparison.Ordinal)).ShouldBe("Breaking");
        Worst(RuleFrame.Contract, Two, Two).ShouldBe("None");
    }

    private static string Lines(string start, string parts) => parts.Length == 0 ? "" : start + parts.Replace("|", "\n" + (start.Length == 0 ? "  " : start), StringComparison.Ordinal);

    private static string Told(RuleFrame frame, string before, string after) =>
        string.Join(", ", Changes(frame, before, after).Select(change => $"{change.Rule.Id} {change.Severity}").Order(StringComparer.Ordinal));

    private static IReadOnlyList<Change> Changes(RuleFrame frame, string before, string after)
    {
        var example = new RuleExample(frame, before.TrimEnd(' '), after.TrimEnd(' '));
        return ContractComparer.Compare(ContractReader.Read(example.BaseContract), ContractReader.Read(example.HeadContract), Options);
    }

    private static string Worst(RuleFrame frame, string before, string after)
    {
        var changes = Changes(frame, before, after);
        return changes.Count == 0 ? "None" : changes.Max(change => change.Severity).ToString();
    }
}
