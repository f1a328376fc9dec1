using System.Collections.Concurrent;
using System.Net;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using DryApi.Generated.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace DryApi.Generated.Tests.Live;

/// <summary>A service without a network, whose clock stands: it knows where each job stands, and the test says what it tells live.</summary>
internal sealed class LiveService : HttpMessageHandler
{
    public const string Channel = "private-client.client-7";

    /// <summary>How often others have their turn before the next second.</summary>
    private const int Steps = 50;

    private readonly Channel<FakeSocket> _sockets = System.Threading.Channels.Channel.CreateUnbounded<FakeSocket>();
    private readonly List<WeakReference> _opened = [];
    private int _submitted;

    /// <summary>The time that clients and service go by.</summary>
    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 4, 1, 8, 0, 0, TimeSpan.Zero));

    /// <summary>Where each job stands; one that is not there is pending.</summary>
    public ConcurrentDictionary<string, string> Statuses { get; } = new();

    /// <summary>How often the status of a job was asked for.</summary>
    public ConcurrentDictionary<string, int> Asked { get; } = new();

    /// <summary>Whether each connection is let listen as soon as it asks.</summary>
    public bool WelcomesByItself { get; init; }

    /// <summary>The connection that was opened last.</summary>
    public FakeSocket? Last { get; private set; }

    /// <summary>How often the API was asked to sign.</summary>
    public int Signed { get; private set; }

    /// <summary>The addresses of the connections.</summary>
    public ConcurrentQueue<Uri> Connected { get; } = new();

    /// <summary>The sockets that were opened, where they live.</summary>
    public IReadOnlyList<WeakReference> Opened => _opened;

    /// <summary>What the API responds to who wants to listen; null for a signature.</summary>
    public Func<HttpResponseMessage>? Refusal { get; set; }

    /// <summary>Makes the options of a client.</summary>
    public DryApiClientOptions Options() => new()
    {
        ApiKey = TestClients.Key,
        HttpClient = new HttpClient(this, disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan },
        Timeout = Timeout.InfiniteTimeSpan,
        TimeProvider = Time,
        StatusCallsPerMinute = 100_000,
        JobWait = TestClients.SteadyWait(),
        LiveUpdates = new LiveUpdatesOptions { ClientId = "client-7", Connect = OpenAsync, Randomizer = static () => 1 },
    };

    public DryApiClient Client() => new(Options());

    /// <summary>What listens for a client.</summary>
    public static LiveNews NewsOf(DryApiClientBase client) => (LiveNews)JobNewsSource.Find(client.RequestAdapter)!;

    /// <summary>The next connection that is opened.</summary>
    public ValueTask<FakeSocket> AcceptAsync() => _sockets.Reader.ReadAsync(FakeSocket.Token);

    /// <summary>The next connection, once it is live.</summary>
    public async Task<FakeSocket> AcceptLiveAsync(DryApiClientBase client)
    {
        var socket = await AcceptAsync();
        await socket.WelcomeAsync();
        await UntilAsync(() => client.Live.IsConnected);
        return socket;
    }

    /// <summary>Waits until something is so, while no time passes.</summary>
    public static async Task UntilAsync(Func<bool> isSo)
    {
        while (!isSo())
        {
            FakeSocket.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    /// <summary>Lets time pass until something is so; never while a message waits to be read.</summary>
    public async Task PassUntilAsync(Func<bool> isSo, DryApiClientBase client)
    {
        while (!isSo())
        {
            FakeSocket.Token.ThrowIfCancellationRequested();
            if (NewsOf(client).Pausing is not null || Last?.IsIdle == true)
            {
                Time.Advance(TimeSpan.FromSeconds(1));
            }

            for (var step = 0; step < Steps && !isSo(); step++)
            {
                await OthersAsync();
            }
        }
    }

    /// <summary>Lets what the passing of time has begun go on first: the work that a thread has begun itself comes before that of all.</summary>
    private static async Task OthersAsync()
    {
        var turn = new TaskCompletionSource();
        ThreadPool.UnsafeQueueUserWorkItem(static turn => turn.SetResult(), turn, preferLocal: false);
        await turn.Task.ConfigureAwait(false);
    }

    /// <summary>The next connection after one that was lost, for which time passes.</summary>
    public async Task<FakeSocket> AcceptAgainAsync(DryApiClientBase client)
    {
        await PassUntilAsync(() => _sockets.Reader.Count > 0, client);
        return await AcceptAsync();
    }

    public static async Task<List<JobUpdate>> CollectAsync(IAsyncEnumerable<JobUpdate> updates, List<JobUpdate>? into = null)
    {
        into ??= [];
        await foreach (var update in updates)
        {
            lock (into)
            {
                into.Add(update);
            }
        }

        return into;
    }

    /// <summary>Begins to connect, and does not wait for it.</summary>
    public static void Begin(DryApiClientBase client) => _ = client.Live.ConnectAsync(new CancellationToken(canceled: true));

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var path = request.RequestUri!.AbsolutePath;
        if (path == "/broadcasting/auth")
        {
            Signed++;
            var asked = JsonNode.Parse(request.Content!.ReadAsStringAsync(cancellationToken).GetAwaiter().GetResult())!;
            return Task.FromResult(Refusal?.Invoke() ?? Json(new JsonObject { ["auth"] = $"app:signed {asked["socket_id"]} {asked["channel_name"]}" }));
        }

        if (request.Method == HttpMethod.Post)
        {
            return Task.FromResult(Json(new JsonObject { ["data"] = new JsonObject { ["request_id"] = "submitted-" + Interlocked.Increment(ref _submitted) } }));
        }

        var id = request.RequestUri.Segments[^1];
        Asked.AddOrUpdate(id, 1, static (_, count) => count + 1);
        return Task.FromResult(Json(new JsonObject { ["data"] = new JsonObject { ["status"] = Statuses.GetValueOrDefault(id, "pending"), ["result_url"] = "https://results.example/" + id } }));
    }

    private static HttpResponseMessage Json(JsonObject body) => new(HttpStatusCode.OK) { Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json") };

    private Task<WebSocket> OpenAsync(Uri address, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var socket = Last = new FakeSocket { WelcomesByItself = WelcomesByItself };
        if (WelcomesByItself)
        {
            socket.Greet();
        }
        else
        {
            _sockets.Writer.TryWrite(socket);
        }

        Connected.Enqueue(address);
        _opened.Add(new WeakReference(socket));
        return Task.FromResult<WebSocket>(socket);
    }
}
