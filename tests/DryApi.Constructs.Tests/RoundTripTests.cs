using System.Text.Json;
using DryApi.Constructs.Tests.Documents;
using DryApi.Constructs.Tests.Pipeline;
using DryApi.Errors;
using DryApi.Files;

namespace DryApi.Constructs.Tests;

/// <summary>What compiles is right on the wire.</summary>
public sealed class RoundTripTests(EverythingClient client, LoopbackServer server)
{
    private static readonly Dictionary<string, object?> Loaf = new() { ["name"] = "rye", ["old"] = 3, ["secret"] = "s", ["System"] = "abc", ["+1"] = 1, ["-1"] = 2, ["имя"] = "Хлеб", ["größe"] = "-name" };

    [Fact]
    public void Build_OnEverything_HasNoWarning()
    {
        client.Result.Raw.ShouldBeEmpty();
        client.Result.Said.Where(line => !line.Contains(": info ", StringComparison.Ordinal)).ShouldBeEmpty();
        client.Result.Said.ShouldContain(line => line.Contains("info DRY2012", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Parameters_OfEachStyle_StandWhereTheyBelong()
    {
        var inbox = server.Open(Responses.Json("""[{"id":"1","name":"rye","old":3,"nothing":null}]"""));

        var result = await client.RunAsync(inbox.Url, "GET /loaves", new()
        {
            ["kinds"] = new[] { 1, 2 }, ["tags"] = new[] { "a b", "c" }, ["size[from]"] = 1, ["size[to]"] = 9, ["filter"] = Loaf, ["labels"] = new Dictionary<string, object?> { ["x"] = "1", ["y"] = "&" },
            ["flags"] = new[] { true, false }, ["X-Trace"] = "t1", ["X-Days"] = new[] { 1, 2 }, ["oven"] = "north; east",
        });

        inbox.Request.Query.Where(pair => pair.Name != "filter").ShouldBe(
            [("flags", "true"), ("flags", "false"), ("kinds", "1|2"), ("x", "1"), ("y", "&"), ("size[from]", "1"), ("size[to]", "9"), ("tags", "a b c")], ignoreOrder: true);
        JsonDocument.Parse(inbox.Request.Query.Single(pair => pair.Name == "filter").Value).RootElement.GetProperty("имя").GetString().ShouldBe("Хлеб");
        (inbox.Request.Header("X-Trace"), inbox.Request.Header("X-Days"), inbox.Request.Header("Cookie"), inbox.Request.Header("X-Key"), inbox.Request.Header("Authorization"))
            .ShouldBe(("t1", "1,2", "oven=north%3B%20east", "secret-key", null));
        Json(result).ShouldBe("""[{"id":"1","name":"rye","nothing":null,"old":3}]""");
    }

    [Fact]
    public async Task Parameter_ThatIsRequiredAndInAHeader_IsAskedFor()
    {
        var failure = await Should.ThrowAsync<ServiceException>(() => client.RunAsync(new Uri("http://localhost:1"), "GET /loaves", []));

        failure.Errors.Keys.ShouldContain("X-Trace");
    }

    [Theory]
    [InlineData(201, """{"rye":1}""", """{"rye":1}""")]
    [InlineData(204, "", null)]
    public async Task List_OfAVendorsJson_IsSentAndTheAnswerMayBeNone(int status, string body, string? expected)
    {
        var inbox = server.Open(status == 204 ? Responses.Empty(204) : Responses.Text(body, "application/vnd.bakery+json", status));

        var result = await client.RunAsync(inbox.Url, "POST /loaves", new() { ["body"] = new[] { Loaf } });

        (inbox.Request.MediaType, inbox.Request.Header("Accept")).ShouldBe(("application/vnd.bakery+json", "application/vnd.bakery+json"));
        JsonDocument.Parse(inbox.Request.BodyText).RootElement[0].GetProperty("größe").GetString().ShouldBe("-name");
        (result is null ? null : Json(result)).ShouldBe(expected);
    }

    [Fact]
    public async Task Object_ThatIsSentAndReceived_HasEachSidesOwnFields()
    {
        var inbox = server.Open(Responses.Json("""{"id":"1","name":"rye","old":3,"nothing":null}"""));

        await client.RunAsync(inbox.Url, "PUT /loaves/{id}/", new(Loaf) { ["path.id"] = "a/b" });

        inbox.Request.Target.ShouldBe("/loaves/a%2Fb/");
        JsonDocument.Parse(inbox.Request.BodyText).RootElement.EnumerateObject().Select(property => property.Name).ShouldBe(["name", "old", "secret", "nothing", "System", "+1", "-1", "имя", "größe"], ignoreOrder: true);
    }

    [Fact]
    public async Task Text_BesidesSeveralParametersOfASegment_ComesAsItIs()
    {
        var inbox = server.Open(Responses.Text("a,b\n1,2", "text/csv"));

        var result = await client.RunAsync(inbox.Url, "GET /loaves/{id}/slices/{from}-{to}", new() { ["id"] = "x", ["from"] = "1", ["to"] = "2" });

        (inbox.Request.Target, inbox.Request.Header("Accept"), result).ShouldBe(("/loaves/x/slices/1-2", "text/csv", "a,b\n1,2"));
    }

    /// <summary>Of two classes that nothing but the discriminator tells apart, it is the one that it says.</summary>
    [Fact]
    public async Task Union_WithADiscriminator_IsWhatItSays()
    {
        var inbox = server.Open(Responses.Json("""[{"kind":"dog"},{"kind":"cat"}]"""));

        var result = await client.RunAsync(inbox.Url, "GET /pets", []);

        inbox.Request.Target.ShouldBe("/pets?key=secret-key");
        inbox.Request.Header("Authorization").ShouldBeNull();
        var items = ((System.Collections.IEnumerable)result!.GetType().GetProperty("Items")!.GetValue(result)!).Cast<object>().ToList();
        items.Select(item => item.GetType().GetProperty("Dog")!.GetValue(item) is not null).ShouldBe([true, false]);
        items.Select(item => item.GetType().GetProperty("Cat")!.GetValue(item) is not null).ShouldBe([false, true]);
    }

    [Fact]
    public async Task Form_OfAUrl_IsSentAndBytesComeBack()
    {
        var inbox = server.Open(Responses.Body([1, 2, 0, 255], "image/png"));

        var result = await client.RunAsync(inbox.Url, "POST /pets", new() { ["title"] = "a b&c", ["many"] = new[] { 1, 2 } });

        (inbox.Request.MediaType, inbox.Request.BodyText, inbox.Request.Header("Cookie")).ShouldBe(("application/x-www-form-urlencoded", "many=1&many=2&title=a+b%26c", "session=secret-key"));
        result.ShouldBe(new byte[] { 1, 2, 0, 255 });
    }

    /// <summary>Some documents give every GET a form without a field.</summary>
    [Fact]
    public async Task Form_OfNoFieldsThatNobodyAsksFor_IsNotSent()
    {
        var inbox = server.Open(Responses.Json("7"));

        Json(await client.RunAsync(inbox.Url, "GET /ovens", [])).ShouldBe("7");

        (inbox.Request.MediaType, inbox.Request.Body.Length).ShouldBe((null, 0));
    }

    [Fact]
    public async Task Text_AndBytes_AreSentAsTheyAre()
    {
        var inbox = server.Open(Responses.Json("\"ok\""));

        Json(await client.RunAsync(inbox.Url, "POST /notes", new() { ["body"] = "größe" })).ShouldBe("\"ok\"");
        Json(await client.RunAsync(inbox.Url, "PUT /notes", new() { ["body"] = FileContent.FromBytes([7, 8], "a.bin") })).ShouldBe("\"ok\"");

        inbox.Requests.Select(request => request.Header("Content-Type")).ShouldBe(["text/plain; charset=utf-8", "application/octet-stream"]);
        (inbox.Requests[0].BodyText, Convert.ToHexString(inbox.Requests[1].Body)).ShouldBe(("größe", "0708"));
    }

    [Fact]
    public async Task Schema_OfAFormAndOfJson_IsEach()
    {
        var inbox = server.Open(Responses.Empty(204));

        await client.RunAsync(inbox.Url, "POST /pictures", new() { ["title"] = "sea" });
        await client.RunAsync(inbox.Url, "PUT /pictures", new() { ["title"] = "sea" });

        inbox.Requests.Select(request => request.MediaType).ShouldBe(["multipart/form-data", "application/json"]);
        (await inbox.Requests[0].PartsAsync()).ShouldHaveSingleItem().Name.ShouldBe("title");
        inbox.Requests[1].BodyText.ShouldBe("""{"title":"sea"}""");
    }

    [Theory]
    [InlineData("p00")]
    [InlineData("p63")]
    [InlineData("p64")]
    [InlineData("p69")]
    public async Task Property_OfManyThatAreRequired_IsMissed(string missing)
    {
        static string Body(string? without) => "{" + string.Join(",", Everything.Wide.Where(name => name != without).Select(name => $"\"{name}\":1")) + "}";
        var inbox = server.Open(Responses.InTurn(Responses.Json(Body(null)), Responses.Json(Body(missing))));

        await client.RunAsync(inbox.Url, "GET /", []);
        var failure = await Should.ThrowAsync<ServiceException>(() => client.RunAsync(inbox.Url, "GET /", []));

        failure.Message.ShouldContain($"'{missing}'");
        inbox.Requests[0].Target.ShouldBe("/");
    }

    [Fact]
    public async Task Build_InTheRuntimesOwnNamespace_HasNoWarning()
    {
        var result = await ClientBuild.OfAsync(Everything.Document, "DryApi");

        result.Raw.ShouldBeEmpty();
        result.Image.ShouldNotBeNull();
    }

    private static string Json(object? value)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            ((DryApi.Serialization.IJsonWritable)value!).WriteTo(writer);
        }

        return System.Text.Encoding.UTF8.GetString(stream.ToArray());
    }
}
