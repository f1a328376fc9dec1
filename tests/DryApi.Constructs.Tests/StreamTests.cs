using System.Net.WebSockets;
using System.Reflection;
using System.Text.RegularExpressions;
using DryApi.Constructs.Tests.Pipeline;

namespace DryApi.Constructs.Tests;

/// <summary>Streams of events, however a document says what is in them, and websockets.</summary>
public sealed partial class StreamTests(StreamsClient client, LoopbackServer server)
{
    [Fact]
    public void Build_OnStreams_HasNoWarningButForWhatIsLeftOut()
    {
        client.Result.Raw.ShouldBeEmpty();
        client.Result.Said.Where(line => !line.Contains(": info ", StringComparison.Ordinal)).ShouldHaveSingleItem()
            .ShouldContain("warning DRY2010: GET /rooms can switch protocols (101): no method opens that connection");
    }

    [Theory]
    [InlineData("/ticks", "any")]
    [InlineData("/words", "string")]
    [InlineData("/counts", "integer")]
    [InlineData("/chat", "ChatEvent")]
    [InlineData("/stories", "Story")]
    [InlineData("/news", "oneOf<NewsGetEventWeather, Story>")]
    [InlineData("/mixed", "any")]
    [InlineData("/plain", "Story")]
    public void Contract_OfAStream_HasTheDataOfOneEvent(string path, string type)
    {
        var operation = client.Result.Files["contract.txt"].Split("\n\n").Single(part => Regex.IsMatch(part, $"^operation [A-Z]+ {path}$", RegexOptions.Multiline));

        ContentOfEvents().Match(operation).Groups[1].Value.ShouldBe(type);
    }

    [Theory]
    [InlineData("Ticks", "GetStreamingAsync ToGetRequestInformation", "String")]
    [InlineData("Counts", "GetStreamingAsync ToGetRequestInformation", "CountsGetEvent")]
    [InlineData("Chat", "PostAsync PostStreamingAsync PostWithResponseAsync ToPostRequestInformation", "ChatEvent")]
    [InlineData("Log", "GetAsync GetStreamingAsync GetWithResponseAsync ToGetRequestInformation", "String")]
    [InlineData("Stories", "GetStreamingAsync ToGetRequestInformation", "Story")]
    [InlineData("Mixed", "GetStreamingAsync ToGetRequestInformation", "String")]
    [InlineData("RoomsItem", "ConnectAsync", null)]
    public void Builder_OfAStreamOrASocket_HasItsMethods(string path, string methods, string? data)
    {
        var type = client.TypeOf(path + "RequestBuilder");

        string.Join(' ', type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Where(method => !method.IsSpecialName).Select(method => method.Name).Order(StringComparer.Ordinal)).ShouldBe(methods);
        var streaming = type.GetMethods().SingleOrDefault(method => method.Name.EndsWith("StreamingAsync", StringComparison.Ordinal));
        streaming?.ReturnType.GetGenericArguments()[0].GetGenericArguments()[0].Name.ShouldBe(data);
        (streaming is null).ShouldBe(data is null);
        type.GetMethods().Where(method => method.IsDefined(typeof(ObsoleteAttribute))).Select(method => method.Name).ShouldBe(path == "Counts" ? ["GetStreamingAsync"] : []);
    }

    [Theory]
    [InlineData("GET /ticks")]
    [InlineData("GET /words")]
    [InlineData("GET /mixed")]
    public async Task Events_OfText_AreItsLines(string operation)
    {
        var inbox = server.Open(Responses.Events("data: a\ndata:  b\n\nevent: end\ndata: [DONE]\n\ndata: größe\n\n"));

        var events = await client.ReadAsync(inbox.Url, operation, []);

        events.Select(item => (item.EventType, item.Data)).ShouldBe([("message", "a\n b"), ("end", "[DONE]"), ("message", "größe")]);
    }

    [Fact]
    public async Task Events_BesideAnotherResponse_AreAskedForByTheirMediaType()
    {
        var inbox = server.Open(Responses.InTurn(Responses.Events("data: {\"delta\":\"a\"}\n\ndata: [DONE]\n\n"), Responses.Json("""{"text":"a"}""")));
        var values = new Dictionary<string, object?> { ["prompt"] = "x", ["stream"] = true };

        var data = (await client.ReadAsync(inbox.Url, "POST /chat", values)).ShouldHaveSingleItem().Data;
        var whole = await client.RunAsync(inbox.Url, "POST /chat", new() { ["prompt"] = "x" });

        (TextOf(data, "Delta"), TextOf(whole!, "Text")).ShouldBe(("a", "a"));
        inbox.Requests.Select(request => (request.Header("Accept"), request.BodyText)).ShouldBe([("text/event-stream", """{"prompt":"x","stream":true}"""), ("application/json", """{"prompt":"x"}""")]);
    }

    [Fact]
    public async Task Events_OfSeveralKinds_AreWhatStandsInThem()
    {
        var inbox = server.Open(Responses.Events("event: weather\ndata: {\"degrees\":7}\n\nevent: story\ndata: {\"title\":\"Sea\"}\n\n"));

        var events = await client.ReadAsync(inbox.Url, "GET /news", []);

        TextOf(events[0].Data.GetType().GetProperty("NewsGetEventWeather")!.GetValue(events[0].Data)!, "Degrees").ShouldBe("7");
        TextOf(events[1].Data.GetType().GetProperty("Story")!.GetValue(events[1].Data)!, "Title").ShouldBe("Sea");
    }

    [Fact]
    public async Task Socket_OfAServiceWhoseKeyIsInTheQuery_OpensWithIt()
    {
        var inbox = server.Open(Responses.Socket((socket, context) => socket.CloseAsync(WebSocketCloseStatus.NormalClosure, "bye", context.RequestAborted)));

        using var socket = (WebSocket)(await client.RunAsync(inbox.Url, "GET /rooms/{id}", new() { ["id"] = "a/b", ["since"] = 3 }))!;

        (await socket.ReceiveAsync(new byte[10], TestContext.Current.CancellationToken)).CloseStatusDescription.ShouldBe("bye");
        (inbox.Request.Target, inbox.Request.Header("Authorization")).ShouldBe(("/rooms/a%2Fb?since=3&key=secret-key", null));
    }

    private static string? TextOf(object model, string property) => model.GetType().GetProperty(property)!.GetValue(model)?.ToString();

    [GeneratedRegex("text/event-stream[^:]*: (.+)$", RegexOptions.Multiline)]
    private static partial Regex ContentOfEvents();
}
