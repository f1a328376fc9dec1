using System.Net;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;
using DryApi.Emulator.LiveUpdates;
using SkiaSharp;

namespace DryApi.Emulator.Tests.LiveUpdates;

public sealed class LiveUpdatesTests
{
    private const string Channel = "private-client.1";

    private static readonly object Picture = new { prompt = "a sunset", model = "Flux1schnell", width = 512, height = 256, guidance = 1, steps = 1, seed = 7 };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Job_OfAPicture_IsToldOnItsWay()
    {
        await using var service = await ListeningService.StartAsync();

        var id = await service.SubmitAsync("txt2img", Picture);
        await service.PassAsync();
        var updates = await service.ReadUpdatesAsync(5);

        updates.Select(update => $"{update["status"]} {update["progress"]}").ShouldBe(["processing 0.00", "in_progress 25.00", "in_progress 50.00", "in_progress 75.00", "done 100.00"]);
        updates.ShouldAllBe(update => (string?)update["request_id"] == id);
        updates.Select(update => update.Select(each => each.Key)).ShouldAllBe(names => names.SequenceEqual(new[] { "request_id", "status", "preview", "result_url", "progress" }));
        updates.SkipLast(1).ShouldAllBe(update => update["result_url"] == null);
        (await service.Http.GetAsync(new Uri((string)updates[^1]["result_url"]!), Cancellation)).StatusCode.ShouldBe(HttpStatusCode.BadRequest, "a key was sent");
        using var plain = new HttpClient();
        (await plain.GetByteArrayAsync(new Uri((string)updates[^1]["result_url"]!), Cancellation)).Length.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Preview_OfAPicture_Sharpens()
    {
        await using var service = await ListeningService.StartAsync();

        await service.SubmitAsync("txt2img", Picture);
        await service.PassAsync();
        var updates = await service.ReadUpdatesAsync(5);
        using var plain = new HttpClient();
        using var result = SKBitmap.Decode(await plain.GetByteArrayAsync(new Uri((string)updates[^1]["result_url"]!), Cancellation));

        updates[0]["preview"].ShouldBeNull();
        var distances = updates.Skip(1).Select(update => Distance((string)update["preview"]!, result)).ToList();
        distances.ShouldBe(distances.OrderDescending());
        distances.Distinct().Count().ShouldBe(4);
        distances[^1].ShouldBeLessThan(distances[0] / 2);
    }

    [Theory]
    [InlineData("txt2embedding", """{"input":"a","model":"Bge_M3_FP16"}""")]
    [InlineData("txt2audio", """{"text":"a","model":"Kokoro","voice":"af_sky","lang":"en-us","speed":1,"format":"wav","sample_rate":24000}""")]
    public async Task Preview_OfWhatIsNoPicture_IsNull(string operation, string body)
    {
        await using var service = await ListeningService.StartAsync();

        await service.SubmitAsync(operation, JsonNode.Parse(body)!);
        await service.PassAsync();
        var updates = await service.ReadUpdatesAsync(5);

        updates.ShouldAllBe(update => update["preview"] == null);
    }

    [Theory]
    [InlineData("error")]
    [InlineData("cancelled")]
    public async Task Job_ThatFails_HasNoLastUpdate(string status)
    {
        await using var service = await ListeningService.StartAsync();
        service.Emulator.Jobs.ScriptNext("*", new JobScript { Status = status });

        var id = await service.SubmitAsync("txt2img", Picture);
        await service.PassAsync();
        var updates = await service.ReadUpdatesAsync(4);

        service.Emulator.Jobs.Find(id)!.Status.ShouldBe(status);
        updates.Select(update => (string?)update["status"]).ShouldBe(["processing", "in_progress", "in_progress", "in_progress"]);
        (await service.Listener.ReadToPongAsync()).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Job_OfAnotherAccount_IsNotTold()
    {
        await using var service = await ListeningService.StartAsync(new EmulatorAccount(), new EmulatorAccount { ApiKey = "other", ClientId = "2" });

        service.Http.DefaultRequestHeaders.Authorization = new("Bearer", "other");
        await service.SubmitAsync("txt2img", Picture);
        await service.PassAsync();

        (await service.Listener.ReadToPongAsync()).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Unsubscribe_OnAChannel_EndsItsUpdates()
    {
        await using var service = await ListeningService.StartAsync();

        await service.Listener.SendAsync($$$"""{"event":"pusher:unsubscribe","data":{"channel":"{{{Channel}}}"}}""");
        await service.Listener.ReadToPongAsync();
        await service.SubmitAsync("txt2img", Picture);
        await service.PassAsync();

        (await service.Listener.ReadToPongAsync()).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Auth_OnAForm_SignsAsOnJson()
    {
        await using var service = await ListeningService.StartAsync();

        using var form = new FormUrlEncodedContent([new("socket_id", service.Listener.SocketId), new("channel_name", Channel)]);
        using var response = await service.Http.PostAsync("/broadcasting/auth", form, Cancellation);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await response.Content.ReadAsStringAsync(Cancellation)).ShouldBe($$"""{"auth":"{{service.Listener.Sign(ProtocolEdges.Key, ProtocolEdges.Secret, Channel)}}"}""");
    }

    [Theory]
    [InlineData("""{"socket_id":"1.2","channel_name":"private-client.2"}""", 403, """{"message":"This key is good for the channel private-client.1 alone."}""")]
    [InlineData("""{"socket_id":"1.2","channel_name":"news"}""", 403, """{"message":"This key is good for the channel private-client.1 alone."}""")]
    [InlineData("""{"socket_id":"1.2:private-client.2","channel_name":"private-client.1"}""", 422, """{"message":"The socket_id field format is invalid: it is what pusher:connection_established says.","errors":{"socket_id":["The socket_id field format is invalid: it is what pusher:connection_established says."]}}""")]
    [InlineData("""{"socket_id":"1.2"}""", 422, """{"message":"The channel_name field is required.","errors":{"channel_name":["The channel_name field is required."]}}""")]
    [InlineData("""[]""", 422, """{"message":"The socket_id field is required. (and 1 more error)","errors":{"socket_id":["The socket_id field is required."],"channel_name":["The channel_name field is required."]}}""")]
    [InlineData("no JSON", 400, """{"message":"The body is neither a form nor JSON. It has to have socket_id and channel_name."}""")]
    public async Task Auth_OnWhatItDoesNotSign_SaysWhy(string body, int status, string expected)
    {
        await using var service = await ListeningService.StartAsync();

        using var response = await service.Http.PostAsync("/broadcasting/auth", new StringContent(body, null, "application/json"), Cancellation);

        ((int)response.StatusCode).ShouldBe(status);
        (await response.Content.ReadAsStringAsync(Cancellation)).ShouldBe(expected);
    }

    [Fact]
    public async Task Auth_OnNoKey_Is401()
    {
        await using var service = await ListeningService.StartAsync();

        using var plain = new HttpClient { BaseAddress = service.Emulator.BaseAddress };
        using var response = await plain.PostAsJsonAsync("/broadcasting/auth", new { socket_id = "1.2", channel_name = Channel }, Cancellation);

        response.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Path_OnNoWebSocket_SaysWhatItIs()
    {
        await using var service = await ListeningService.StartAsync();

        using var response = await service.Http.GetAsync("/app/" + ProtocolEdges.Key, Cancellation);

        response.StatusCode.ShouldBe(HttpStatusCode.UpgradeRequired);
        (await response.Content.ReadAsStringAsync(Cancellation)).ShouldContain("websocket");
    }

    [Theory]
    [InlineData("""{"event":"pusher:subscribe"}""")]
    [InlineData("""{"event":"pusher:subscribe","data":"{\"channel\":\"news\"}"}""")]
    [InlineData("""{"event":"pusher:subscribe","data":{"channel":7}}""")]
    [InlineData("""{"event":"pusher:unsubscribe"}""")]
    public async Task Message_ThatStopsSoketi_IsOfNoAccount(string message)
    {
        await using var service = await ListeningService.StartAsync();

        await service.Listener.SendAsync(message);

        (await service.Listener.ReadToPongAsync()).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Message_ThatIsTooLong_EndsTheConnection()
    {
        await using var service = await ListeningService.StartAsync();

        await service.Listener.SendAsync(new string('x', LiveConnection.MaxMessageBytes));

        (await service.Listener.ReadToPongAsync()).ShouldHaveSingleItem();
        await service.Listener.SendAsync(new string('x', LiveConnection.MaxMessageBytes + 1));
        (await service.Listener.ReadToEndAsync()).ShouldBe(["closed 1009"]);
    }

    [Fact]
    public async Task Connections_OnTooMany_AreRefusedUntilOneEnds()
    {
        await using var emulator = await DryApiEmulator.StartAsync(cancellationToken: Cancellation);
        var listeners = new List<LiveListener>();
        for (var i = 0; i < LiveUpdatesHub.MaxConnections; i++)
        {
            listeners.Add(await LiveListener.ConnectAsync(emulator.LiveUpdatesAddress));
        }

        await using var refused = await LiveListener.OpenAsync(emulator.LiveUpdatesAddress);
        var said = await refused.ReadToEndAsync();
        await listeners[0].CloseAsync();
        // It is closed to its client a moment before its place is free.
        string greeting;
        do
        {
            await using var next = await LiveListener.OpenAsync(emulator.LiveUpdatesAddress);
            greeting = await next.ReadAsync();
        }
        while (greeting.Contains("4100", StringComparison.Ordinal));

        said.ShouldBe(["""{"event":"pusher:error","data":{"code":4100,"message":"The current concurrent connections quota has been reached."}}""", "closed 4100"]);
        greeting.ShouldContain("pusher:connection_established");
        foreach (var listener in listeners)
        {
            await listener.DisposeAsync();
        }
    }

    [Fact]
    public async Task Dispose_OnSomebodyWhoListens_SaysThatTheServerCloses()
    {
        await using var service = await ListeningService.StartAsync();

        var disposed = service.Emulator.DisposeAsync().AsTask();

        (await service.Listener.ReadToEndAsync()).ShouldBe(["""{"event":"pusher:error","data":{"code":4200,"message":"Server closed. Please reconnect shortly."}}""", "closed 4200"]);
        await disposed;
    }

    [Fact]
    public async Task Message_ToSomebodyWhoReadsNothing_IsLostAndHoldsNobody()
    {
        var socket = new StuckSocket();
        using var connection = new LiveConnection(socket);
        var made = 0;

        var writing = connection.WriteAsync(Cancellation);
        for (var i = 0; i < 1000; i++)
        {
            connection.Send(new Lazy<byte[]>(() => [(byte)Interlocked.Increment(ref made)]));
        }

        made.ShouldBeLessThanOrEqualTo(1);
        connection.End(WebSocketCloseStatus.NormalClosure);
        socket.GoOn();
        await writing;
        made.ShouldBeInRange(64, 65);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a/b")]
    [InlineData("a b")]
    public async Task Key_OnWhatNoPathHas_IsRefused(string key)
    {
        var error = await Should.ThrowAsync<ArgumentException>(() => DryApiEmulator.StartAsync(new DryApiEmulatorOptions { LiveUpdatesKey = key }, Cancellation));

        error.Message.ShouldBe("LiveUpdatesKey has to be letters, digits, hyphens and underscores.");
    }

    [Fact]
    public async Task Secret_OnNone_IsAnotherOneEachTime()
    {
        await using var one = await DryApiEmulator.StartAsync(cancellationToken: Cancellation);
        await using var two = await DryApiEmulator.StartAsync(cancellationToken: Cancellation);

        (await SignatureOf(one)).ShouldNotBe(await SignatureOf(two));

        static async Task<string> SignatureOf(DryApiEmulator emulator)
        {
            using var http = new HttpClient { BaseAddress = emulator.BaseAddress, DefaultRequestHeaders = { Authorization = new("Bearer", "any") } };
            using var response = await http.PostAsJsonAsync("/broadcasting/auth", new { socket_id = "1.2", channel_name = Channel }, Cancellation);
            return (await response.Content.ReadFromJsonAsync<JsonElement>(Cancellation)).GetProperty("auth").GetString()!;
        }
    }

    /// <summary>How far a preview is from the picture that it shows, in steps of colour a pixel.</summary>
    private static double Distance(string preview, SKBitmap picture)
    {
        const string prefix = "data:image/jpeg;base64,";
        preview.ShouldStartWith(prefix);
        var file = Convert.FromBase64String(preview[prefix.Length..]);
        file.Length.ShouldBeLessThan(32 * 1024);
        using var shown = SKBitmap.Decode(file);
        (shown.Width, shown.Height).ShouldBe((192, 96));
        using var small = picture.Resize(shown.Info, new SKSamplingOptions(SKCubicResampler.Mitchell));
        return shown.Pixels.Zip(small.Pixels, (a, b) => Math.Abs(a.Red - b.Red) + Math.Abs(a.Green - b.Green) + Math.Abs(a.Blue - b.Blue)).Average();
    }
}
