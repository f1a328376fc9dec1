using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using DryApi.Generated.Tests.Support;
using Microsoft.Net.Http.Headers;

namespace DryApi.Generated.Tests.Operations;

/// <summary>The operations as data: what is said of each, against the document, and what running each sends, against the typed request.</summary>
public sealed class OperationDescriptionTests(LoopbackServer server)
{
    public static TheoryData<string, Form, int> Calls => OperationRequestTests.Calls;

    public static TheoryData<string> Operations => [.. ServiceDocument.AllOperations.Select(operation => operation.Name)];

    [Theory]
    [InlineData("v1")]
    [InlineData("v2")]
    public void All_OnTheDocument_HasEachOperationOnce(string version)
    {
        var described = ServiceDocument.Version(version).Described;

        described.Select(operation => $"{operation.Method} {operation.Path}").ShouldBe(ServiceDocument.Version(version).Operations.Select(operation => operation.Name), ignoreOrder: true);
        described.Select(operation => operation.Name).ShouldBeUnique();
        described.Select(operation => operation.Name).ShouldBeInOrder(SortDirection.Ascending, StringComparer.Ordinal);
    }

    [Fact]
    public void Find_OnAName_FindsTheOperation()
    {
        DryApiOperations.All.ShouldAllBe(operation => DryApiOperations.Find(operation.Name) == operation);
        DryApiOperations.Find("txt2IMG").ShouldBeNull();
        DryApiOperations.Txt2Img.Name.ShouldBe("txt2img");
        DryApiOperations.RequestStatusItem.Name.ShouldBe("request-status");
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public void Description_OnEveryOperation_SaysWhatTheDocumentSays(string name)
    {
        var (described, expected) = (Described(name), ServiceDocument.Operation(name));

        described.Summary.ShouldBe((string?)expected.Node["summary"]);
        described.Description.ShouldBe((string?)expected.Node["description"]);
        described.Makes.ShouldBe((string?)expected.Node["x-job"]);
        var price = expected.Path + ServiceDocument.VersionOf(expected).PriceSegment;
        described.PriceOperation?.Path.ShouldBe(price);
        (described.PriceOperation is not null).ShouldBe(ServiceDocument.AllOperations.Any(other => other.Path == price));
        described.IsDeprecated.ShouldBe((bool?)expected.Node["deprecated"] == true);
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public void Parameters_OnEveryOperation_AreThoseOfTheDocument(string name)
    {
        var (described, expected) = (Described(name), ServiceDocument.Operation(name));
        var forms = (expected.BodySchema is { } body ? ServiceDocument.Resolve(body) : new JsonObject { ["properties"] = new JsonObject() }) is var schema && schema["oneOf"] is JsonArray members
            ? members.Select(member => ServiceDocument.Resolve(member!)).ToList()
            : [schema];
        var wanted = expected.Parameters.Select(parameter => (Name: (string)parameter["name"]!, In: (string)parameter["in"]!, Schema: parameter["schema"]!, IsRequired: (bool?)parameter["required"] == true))
            .Concat(forms.SelectMany(form => form["properties"]!.AsObject()).DistinctBy(property => property.Key).Select(property => (
                Name: property.Key,
                In: "body",
                Schema: property.Value!,
                IsRequired: forms.All(form => form["required"]?.AsArray().Any(required => (string)required! == property.Key) == true) && (bool?)property.Value!["nullable"] != true)))
            .ToList();

        described.Parameters.Select(parameter => parameter.WireName).ShouldBe(wanted.Select(parameter => parameter.Name), ignoreOrder: true);
        foreach (var (parameter, place, rules, isRequired) in wanted)
        {
            var found = described.FindParameter(parameter).ShouldNotBeNull();

            found.Location.ToString().ShouldBe(place, StringCompareShould.IgnoreCase);
            found.IsRequired.ShouldBe(isRequired, parameter);
            described.FindParameter(found.Name).ShouldBe(found);
            // What several forms have is described as in one of them.
            var rulesOfOne = forms.Select(form => place == "body" ? form["properties"]![parameter] : null).FirstOrDefault(form => form is not null && (string?)form["description"] == found.Description) ?? rules;
            ShouldSayTheSame(found, place == "path" ? WithoutEmptiness(rules.AsObject()) : rulesOfOne.AsObject());
        }
    }

    /// <summary>JSON by names on the wire, objects by names in C#, and the texts of a command line: each ends in the same bytes.</summary>
    [Theory]
    [MemberData(nameof(Calls))]
    public async Task RunAsync_OnNamedValues_SendsWhatTheTypedRequestSends(string operation, Form form, int choice)
    {
        var call = new OperationCall(operation, form, choice);
        var typed = await SentAsync(call.Version, client => call.SendAsync(client, isConfigured: false));
        foreach (var values in Enum.GetValues<NamedValues>())
        {
            var named = await SentAsync(call.Version, async client => (await client.RunAsync(Described(operation), NamedValuesOf.Call(call, Described(operation), values), TestContext.Current.CancellationToken)).ShouldNotBeNull());

            (named.Method, named.Target).ShouldBe((typed.Method, typed.Target));
            Comparable(named).ShouldBe(Comparable(typed), values.ToString());
        }
    }

    [Fact]
    public async Task SubmitAsync_OnAJob_ReturnsItsHandle()
    {
        var inbox = server.Open(Responses.Json("""{"data":{"request_id":"job-7"}}"""));
        using var client = TestClients.Own(inbox.Url);
        var values = new Dictionary<string, object?> { ["prompt"] = "a", ["Model"] = "m", ["width"] = 1, ["height"] = 2L, ["guidance"] = "7.5", ["steps"] = 3.0, ["seed"] = -1m };

        var job = await client.SubmitAsync(DryApiOperations.Txt2Img, values, TestContext.Current.CancellationToken);

        (job.Id, job.Kind).ShouldBe(("job-7", JobKind.Image));
        inbox.Request.BodyText.ShouldBe("""{"guidance":7.5,"height":2,"model":"m","prompt":"a","seed":-1,"steps":3,"width":1}""");
    }

    [Fact]
    public async Task SubmitAsync_OnAnOperationWithoutJob_SaysSo()
    {
        using var client = TestClients.Own(new Uri("http://127.0.0.1:1"));

        var exception = await Should.ThrowAsync<InvalidOperationException>(() => client.SubmitAsync(DryApiOperations.Balance, new Dictionary<string, object?>(), TestContext.Current.CancellationToken));

        exception.Message.ShouldBe("The operation balance submits no job; run it with RunAsync.");
    }

    private static OperationDescription Described(string name) => ServiceDocument.VersionOf(ServiceDocument.Operation(name)).Describe(ServiceDocument.Operation(name));

    /// <summary>A segment of a path is never empty, whatever the document says.</summary>
    private static JsonObject WithoutEmptiness(JsonObject rules)
    {
        var segment = (JsonObject)rules.DeepClone();
        segment["minLength"] = 1.0;
        return segment;
    }

    private static void ShouldSayTheSame(ParameterDescription found, JsonObject expected)
    {
        expected = ServiceDocument.Resolve(expected).AsObject();
        found.Description.ShouldBe((string?)expected["description"] ?? found.Description);
        found.FileTypes.ShouldBe((expected["x-file-types"] ?? expected["items"]?["x-file-types"])?.AsArray().Select(type => (string)type!) ?? [], ignoreOrder: true);
        found.AllowedValues.Select(value => value.ToString()).ShouldBe(expected["enum"]?.AsArray().Select(value => value!.ToString()) ?? [], ignoreOrder: true);
        (found.Default is null).ShouldBe(expected["default"] is null);
        foreach (var keyword in (string[])["minLength", "maxLength", "minimum", "maximum", "minItems", "maxItems", "x-max-file-size", "x-max-tokens"])
        {
            (found.FindRule(keyword)?.GetDouble()).ShouldBe((double?)expected[keyword], $"{found.WireName} {keyword}");
        }

        found.Type.ToString().ShouldBe(expected["oneOf"] is not null ? "Any" : (string?)expected["format"] == "binary" ? "File" : (string)expected["type"]!, StringCompareShould.IgnoreCase);
        if (expected["items"] is JsonObject items)
        {
            ShouldSayTheSame(found.Items.ShouldNotBeNull(), items);
        }

        if (expected["properties"] is JsonObject properties)
        {
            found.Properties.Select(property => property.WireName).ShouldBe(properties.Select(property => property.Key), ignoreOrder: true);
            found.Properties.ToList().ForEach(property => ShouldSayTheSame(property, properties[property.WireName]!.AsObject()));
        }
    }

    private async Task<RecordedRequest> SentAsync(ServiceVersion version, Func<DryApiClientBase, Task<object>> send)
    {
        var inbox = server.Open(Responses.Json("{}"));
        using var adapter = TestClients.Own(inbox.Url);
        using var client = version.On(adapter.RequestAdapter);
        await send(client);
        return inbox.Request;
    }

    /// <summary>The body, and what is said of it; the boundary of a form is another one each time.</summary>
    private static string Comparable(RecordedRequest request)
    {
        var type = request.Header("Content-Type");
        var boundary = type is null ? null : HeaderUtilities.RemoveQuotes(MediaTypeHeaderValue.Parse(type).Boundary).Value;
        var text = type + "\n" + Encoding.Latin1.GetString(request.Body);
        return string.IsNullOrEmpty(boundary) ? text : text.Replace(boundary, "BOUNDARY", StringComparison.Ordinal);
    }
}
