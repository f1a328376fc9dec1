using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace DryApi.Emulator.Tests.LiveUpdates;

/// <summary>Live updates of the emulator beside those of soketi, which the service runs.</summary>
public sealed partial class SoketiTests(SoketiServer soketi) : IClassFixture<SoketiServer>
{
    private const string Channel = "private-client.1";
    private const string StatusUpdated = "request.status.updated";

    private static readonly DryApiEmulatorOptions Options = new() { LiveUpdatesSecret = ProtocolEdges.Secret };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(ProtocolEdges.Names), MemberType = typeof(ProtocolEdges))]
    public async Task Edge_OnBoth_IsWhatSoketiSays(string name)
    {
        await using var emulator = await DryApiEmulator.StartAsync(Options, Cancellation);

        var theirs = await ProtocolEdges.RunAsync(name, Address(soketi.Url, ProtocolEdges.Key));
        var ours = await ProtocolEdges.RunAsync(name, emulator.LiveUpdatesAddress);

        theirs.ShouldBe(ProtocolEdges.Expected(name));
        ours.ShouldBe(theirs);
    }

    [Theory]
    [InlineData("?protocol=7&client=js&version=8.6.0&flash=false")]
    [InlineData("?protocol=1")]
    [InlineData("")]
    public async Task Version_OnBoth_IsOfNoAccount(string query)
    {
        await using var emulator = await DryApiEmulator.StartAsync(Options, Cancellation);

        await using var theirs = await LiveListener.ConnectAsync(new Uri(Address(soketi.Url, ProtocolEdges.Key), query));
        await using var ours = await LiveListener.ConnectAsync(new Uri(emulator.LiveUpdatesAddress, query));

        ours.SocketId.ShouldMatch("^[0-9]+[.][0-9]+$");
        theirs.SocketId.ShouldMatch("^[0-9]+[.][0-9]+$");
    }

    [Fact]
    public async Task Key_OnBothThatDoNotKnowIt_IsRefused()
    {
        await using var emulator = await DryApiEmulator.StartAsync(Options, Cancellation);

        await using var theirs = await LiveListener.OpenAsync(Address(soketi.Url, "nobody-s"));
        await using var ours = await LiveListener.OpenAsync(Address(emulator.BaseAddress, "nobody-s"));
        var expected = await theirs.ReadToEndAsync();

        expected.ShouldBe(["""{"event":"pusher:error","data":{"code":4001,"message":"App key nobody-s does not exist."}}""", "closed 4001"]);
        (await ours.ReadToEndAsync()).Select(ProtocolEdges.Plain).ShouldBe(expected.Select(ProtocolEdges.Plain));
    }

    [Fact]
    public async Task PusherJs_OnBoth_HasOneTranscript()
    {
        await using var emulator = await DryApiEmulator.StartAsync(Options, Cancellation);
        emulator.Clock.Stop();

        var ours = await ListenAsync(emulator.BaseAddress, emulator, async () =>
        {
            await SubmitAsync(emulator);
            await emulator.Clock.AdvanceAsync(TimeSpan.FromMinutes(1), Cancellation);
        });
        var updates = ours.Where(line => line.StartsWith("< ", StringComparison.Ordinal) && line.Contains(StatusUpdated, StringComparison.Ordinal)).Select(line => (string)JsonNode.Parse(line[2..])!["data"]!).ToList();
        var theirs = await ListenAsync(soketi.Url, emulator, async () =>
        {
            foreach (var update in updates)
            {
                await soketi.PublishAsync(StatusUpdated, Channel, update);
            }
        });

        updates.Count.ShouldBe(5);
        ours.Where(line => line.StartsWith("update ", StringComparison.Ordinal)).Select(line => (string)JsonNode.Parse(line["update ".Length..])!["status"]!).ShouldBe(["processing", "in_progress", "in_progress", "in_progress", "done"]);
        ours.ShouldContain("refused 403");
        ours.ShouldContain("closed 4001");
        ours.Select(WithoutIds).ShouldBe(theirs.Select(WithoutIds));
    }

    /// <summary>The SDK and pusher-js listen beside each other.</summary>
    [Fact]
    public async Task Client_BesidePusherJs_SeesTheSame()
    {
        await using var emulator = await DryApiEmulator.StartAsync(Options, Cancellation);
        emulator.Clock.Stop();
        using var client = ClientOf(emulator, ProtocolEdges.Key);
        await using var watching = client.Live.WatchAllAsync(Cancellation).GetAsyncEnumerator(Cancellation);
        var next = watching.MoveNextAsync();
        await client.Live.ConnectAsync(Cancellation);
        var job = await client.Txt2Img.SubmitAsync(new Txt2ImgRequest { Prompt = "a", Model = "Flux1schnell", Width = 256, Height = 256, Guidance = 1, Steps = 1, Seed = 1 }, Cancellation);
        var preview = Convert.ToBase64String([1, 2, 3]);
        string[] updates =
        [
            $$"""{"request_id":"{{job.Id}}","status":"processing","preview":null,"result_url":null,"progress":"0.00"}""",
            $$"""{"request_id":"{{job.Id}}","status":"in_progress","preview":"data:image/jpeg;base64,{{preview}}","result_url":null,"progress":"45.50"}""",
            $$"""{"request_id":"{{job.Id}}","status":"done","preview":null,"result_url":"https://results.example/a?b=c","progress":"100.00","new":[]}""",
        ];

        var theirs = await ListenAsync(soketi.Url, emulator, async () =>
        {
            foreach (var update in updates)
            {
                await soketi.PublishAsync(StatusUpdated, Channel, update);
            }
        });
        var ours = new List<JobUpdate>();
        while (await next)
        {
            ours.Add(watching.Current);
            if (watching.Current.IsEnd)
            {
                break;
            }

            next = watching.MoveNextAsync();
        }

        var heard = theirs.Where(line => line.StartsWith("update ", StringComparison.Ordinal)).Select(line => JsonNode.Parse(line["update ".Length..])!).Select(each =>
            $"{each["request_id"]} {each["status"]} {double.Parse((string)each["progress"]!, CultureInfo.InvariantCulture)} {((string?)each["preview"])?.Split(',')[1]} {each["result_url"]}");
        // What is asked for besides is the job's own stage, which stands.
        ours.Where(each => each.Status != JobStatus.Pending).Select(each => string.Create(CultureInfo.InvariantCulture,
            $"{each.JobId} {each.Status.Value} {each.Percent} {(each.Preview is { } bytes ? Convert.ToBase64String(bytes.Span) : null)} {each.ResultUrl}")).ShouldBe(heard);
    }

    [Fact]
    public async Task Client_WithAKeyThatThereIsNot_SaysWhatSoketiSays()
    {
        await using var emulator = await DryApiEmulator.StartAsync(Options, Cancellation);
        using var client = ClientOf(emulator, "nobody-s");

        (await Should.ThrowAsync<DryApiConnectionException>(() => client.Live.ConnectAsync(Cancellation))).Message.ShouldContain("closed the connection with 4001: App key nobody-s does not exist.");
    }

    /// <summary>A client of the emulator that listens at soketi.</summary>
    private DryApiClient ClientOf(DryApiEmulator emulator, string key) => new(new DryApiClientOptions
    {
        ApiKey = "any", BaseAddress = emulator.BaseAddress, LiveUpdates = new LiveUpdatesOptions { ClientId = "1", Address = Address(soketi.Url, key), StatusPause = TimeSpan.FromDays(1) },
    });

    /// <summary>Lets pusher-js listen, and lets something happen once it does. The emulator says who may listen, to soketi too.</summary>
    private static async Task<List<string>> ListenAsync(Uri server, DryApiEmulator emulator, Func<Task> happen)
    {
        using var client = SoketiServer.Node.Start(
            "node", "client.js", server.Host, server.Port.ToString(CultureInfo.InvariantCulture), ProtocolEdges.Key, new Uri(emulator.BaseAddress, "/broadcasting/auth").AbsoluteUri, "any", Channel, "private-client.2");
        var error = client.StandardError.ReadToEndAsync(CancellationToken.None);
        var lines = new List<string>();
        while (await client.StandardOutput.ReadLineAsync(Cancellation) is { } line)
        {
            lines.Add(line);
            if (line == "listens " + Channel)
            {
                await happen();
            }
        }

        await client.WaitForExitAsync(Cancellation);
        client.ExitCode.ShouldBe(0, await error);
        return lines;
    }

    private static async Task SubmitAsync(DryApiEmulator emulator)
    {
        using var http = new HttpClient { BaseAddress = emulator.BaseAddress, DefaultRequestHeaders = { Authorization = new("Bearer", "any") } };
        using var response = await http.PostAsJsonAsync("/api/v1/client/txt2img", new { prompt = "a", model = "Flux1schnell", width = 256, height = 256, guidance = 1, steps = 1, seed = 1 }, Cancellation);
        response.IsSuccessStatusCode.ShouldBeTrue(await response.Content.ReadAsStringAsync(Cancellation));
    }

    private static Uri Address(Uri server, string key) => new($"ws://{server.Authority}/app/{key}");

    private static string WithoutIds(string line)
    {
        var (what, value) = (line[..line.IndexOf(' ', StringComparison.Ordinal)], line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..]);
        return $"{what} {Signature().Replace(SocketId().Replace(ProtocolEdges.Plain(value), "ID"), "SIGNATURE")}";
    }

    [GeneratedRegex(@"(?<=socket_id\\u0022:\\u0022)[0-9]+[.][0-9]+")]
    private static partial Regex SocketId();

    [GeneratedRegex("(?<=depin-api-prod-key:)[0-9a-f]{64}")]
    private static partial Regex Signature();
}
