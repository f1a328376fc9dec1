using System.Net;
using System.Net.Sockets;
using DryApi.Cli.Commands;
using DryApi.Cli.Pictures;
using DryApi.Emulator;
using Microsoft.Extensions.Time.Testing;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;

namespace DryApi.Cli.Tests;

/// <summary>Previews of what a job makes, below the line of its progress.</summary>
public sealed class PreviewTests : IAsyncLifetime
{
    private const string Block = "▀";
    private const string RedBlock = "38;2;255;0;0";
    private const string BlueBlock = "38;2;0;0;255";

    /// <summary>A terminal that shows blocks, and a client whose id is known.</summary>
    private const string Colors = $"export TERM=screen-256color COLORTERM=truecolor DRYAPI_CLIENT_ID={ScriptedLive.ClientId}; ";

    private static readonly string Red = ScriptedLive.Preview(Png(new Rgba32(255, 0, 0)));
    private static readonly string Blue = ScriptedLive.Preview(Png(new Rgba32(0, 0, 255)));

    private readonly TemporaryFolder _folder = new();
    private readonly ScriptedLive _live = new();
    private byte[] _result = "result"u8.ToArray();
    private ScriptedService? _service;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private ScriptedService Service => _service!;

    public async ValueTask InitializeAsync() => _service = await ScriptedService.StartAsync(new ScriptedService { Status = Processing, Live = _live, Result = context => context.Response.Body.WriteAsync(_result).AsTask() });

    public async ValueTask DisposeAsync()
    {
        await Service.DisposeAsync();
        _folder.Dispose();
    }

    [UnixFact]
    public async Task Preview_IsDrawnBelowTheLineAndReplacedAndGoneAtTheEnd()
    {
        using var window = Open("echo before; dryapi wait job-1 -o a.png");
        await _live.IsHeard.WaitAsync(Cancellation);
        Tell(Red, 25);
        var lines = (await ShowsAsync(window, RedBlock)).Split('\n');
        lines[0].ShouldBe("before");
        lines[1].ShouldStartWith("processing ");
        lines[2..].ShouldAllBe(line => line == new string('▀', 24), "as wide as they are high");
        lines.Length.ShouldBe(14);

        Tell(Blue, 60);

        var replaced = await ShowsAsync(window, BlueBlock);
        replaced.Split('\n').Length.ShouldBe(14);
        replaced.ShouldContain("60 %");
        (await window.UntilAsync(_ => true, withColors: true)).ShouldNotContain(RedBlock);
        End();
        (await window.EndAsync()).ShouldBe("before\nSaved a.png (6 bytes)\nended 0");
        window.HasCursor.ShouldBeTrue();
    }

    [UnixFact]
    public async Task Preview_AtTheBottomOfAWindow_MovesNothingTwice()
    {
        using var window = Open("seq 1 40; dryapi wait job-1 -o a.png");
        await _live.IsHeard.WaitAsync(Cancellation);
        foreach (var (preview, color) in new[] { (Red, RedBlock), (Blue, BlueBlock), (Red, RedBlock) })
        {
            Tell(preview);
            await ShowsAsync(window, color);
        }

        End();

        (await window.EndAsync()).ShouldBe(string.Join('\n', Enumerable.Range(1, 40)) + "\nSaved a.png (6 bytes)\nended 0");
    }

    [UnixFact]
    public async Task Preview_OnAWindowThatIsResized_FitsIt()
    {
        // As in a terminal that was used before: what is wrapped moves what stands above it out of the window.
        using var window = Open("seq 1 30; dryapi wait job-1 -o a.png", 100);
        await _live.IsHeard.WaitAsync(Cancellation);
        Tell(Red, 25);
        await ShowsAsync(window, RedBlock);

        foreach (var (columns, rows, picture) in new[] { (24, 24, 23), (120, 24, 24), (120, 10, 14), (120, 24, 24), (30, 24, 24), (80, 24, 24) })
        {
            window.Resize(columns, rows);
            // The program may write a line once more before it hears that the window has another width; no picture is left by that.
            var height = (picture + 1) / 2;
            await window.UntilAsync(screen => screen.Split('\n') is var lines && lines[^(height + 1)..] is [var line, .. var blocks] && line.StartsWith("processing", StringComparison.Ordinal) && line.Length <= columns
                && blocks.All(block => block == new string('▀', picture)) && lines.Count(each => each.Contains(Block, StringComparison.Ordinal)) == height);
        }

        End();
        var ended = await window.EndAsync();
        ended.ShouldStartWith(string.Join('\n', Enumerable.Range(1, 30)));
        ended.ShouldEndWith("\nSaved a.png (6 bytes)\nended 0");
        ended.ShouldNotContain(Block);
    }

    [UnixFact]
    public async Task Preview_OnANarrowWindow_FitsIt()
    {
        using var window = Open("dryapi wait job-1 -o a.png", 16);
        await _live.IsHeard.WaitAsync(Cancellation);
        Tell(Red, 25);

        var shown = await window.UntilAsync(screen => screen.Split('\n').Count(line => line == new string('▀', 15)) == 8);

        shown.Split('\n').Length.ShouldBe(9);
        End();
        (await window.EndAsync()).ShouldBe("Saved a.png (6 b\nytes)\nended 0");
    }

    [UnixFact]
    public async Task Preview_OnCtrlC_IsGone()
    {
        using var window = Open("dryapi wait job-1 -o a.png");
        await _live.IsHeard.WaitAsync(Cancellation);
        Tell(Red);
        await ShowsAsync(window, RedBlock);

        window.Type("C-c");

        (await window.EndAsync()).Replace("^C", "", StringComparison.Ordinal).ShouldBe("dryapi: cancelled; job job-1 goes on; to go on with it: dryapi wait -o a.png job\n-1\nended 130");
    }

    [UnixFact]
    public async Task Preview_OnATerminalThatShowsNone_IsTheLineAlone()
    {
        using var window = Open("env LC_ALL=en_US.ISO-8859-1 dryapi wait job-1 -o a.png");
        await _live.IsHeard.WaitAsync(Cancellation);
        Tell(Red, 25);
        await window.UntilAsync("25 %");
        Tell(Blue, 60);

        (await window.UntilAsync("60 %")).ShouldNotContain("\n");

        End();
        (await window.EndAsync()).ShouldBe("Saved a.png (6 bytes)\nended 0");
    }

    [Theory]
    [InlineData("Kitty")]
    [InlineData("Sixel")]
    public async Task Line_OnATerminalThatShowsPictures_TakesEachAwayBeforeTheNext(string kind)
    {
        using var error = new StringWriter();
        using var cli = new Cli { IsWatched = true };
        var time = new FakeTimeProvider();
        var asked = 0;
        var terminal = cli.Terminal(TextWriter.Null, error) with { Time = time, AskGraphics = () => { asked++; return new Graphics(Enum.Parse<GraphicsKind>(kind), 10, 20); } };
        using var previews = new Previews("job-1", TimeProvider.System);
        var line = new ProgressLine(terminal, new ProgressState(time) { Stage = "processing" }, previews);
        await using (line)
        {
            foreach (var color in new[] { new Rgba32(255, 0, 0), new Rgba32(0, 0, 255), new Rgba32(0, 255, 0) })
            {
                var before = previews.Latest;
                previews.Offer(new JobProgress { Status = JobStatus.Processing, PreviewBytes = Png(color) });
                await UntilAsync(() => previews.Latest != before);
                time.Advance(TimeSpan.FromMilliseconds(100));
                time.Advance(TimeSpan.FromMilliseconds(100));
            }
        }

        var written = error.ToString();
        var (begin, remove) = kind == "Kitty" ? ($"\u001B_Gf=100,a=T,q=2,i={Environment.ProcessId},", $"\u001B_Ga=d,d=I,i={Environment.ProcessId},q=2\u001B\\") : ("\u001BP0;1;0q", "\u001B[J");
        asked.ShouldBe(1);
        written.Split(begin).Length.ShouldBe(4);
        written.Split(remove).Length.ShouldBe(4);
        written.Split("\u001B[J").Length.ShouldBe(4);
        written.LastIndexOf(remove, StringComparison.Ordinal).ShouldBeGreaterThan(written.LastIndexOf(begin, StringComparison.Ordinal));
        written.ShouldContain("\n\n\r\u001B[2A\u001B7\u001B[B", customMessage: "there are lines for it before it is drawn");
        written.ShouldEndWith("\r\u001B[2K");
    }

    /// <summary>Each is asked for before there is the next, so that none is passed over for a newer one.</summary>
    [Fact]
    public async Task Previews_OnWhatIsNoPicture_AreThoseThatAre()
    {
        using var wide = new Image<Rgba32>(2049, 1);
        using var png = new MemoryStream();
        await wide.SaveAsPngAsync(png, Cancellation);
        var picture = Png(new Rgba32(255, 0, 0));
        byte[][] all = [[], "\u001B[2J\u001B]0;evil\u0007"u8.ToArray(), picture[..^20], picture[..9], png.ToArray(), picture];
        using var previews = new Previews("job-1", TimeProvider.System);
        var (asked, isShown) = (0, true);
        await using var storage = await ScriptedService.StartAsync(async context =>
        {
            var number = int.Parse(context.Request.Query["number"]!, System.Globalization.CultureInfo.InvariantCulture);
            isShown = previews.Latest is not null;
            Volatile.Write(ref asked, number + 1);
            await context.Response.Body.WriteAsync(all[number], Cancellation);
        });

        for (var number = 0; number < all.Length; number++)
        {
            previews.Offer(new JobProgress { Status = JobStatus.Processing, Preview = new Uri(storage.Url, $"result.png?number={number}") });
            await UntilAsync(() => Volatile.Read(ref asked) > number);
        }

        isShown.ShouldBeFalse("none of those before the last is a picture");
        await UntilAsync(() => previews.Latest is not null);
        previews.Offer(new JobProgress { Status = JobStatus.Processing, PreviewBytes = Png(new Rgba32(0, 0, 255)) });
        await UntilAsync(() => previews.Latest![0, 0] == new Rgba32(0, 0, 255));
    }

    [Fact]
    public async Task Previews_OnALinkToMore_FetchNoMoreThanAPreview()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var previews = new Previews("job-1", TimeProvider.System);
        previews.Offer(new JobProgress { Status = JobStatus.Processing, Preview = new Uri($"http://{listener.LocalEndpoint}/result.png") });
        using var client = await listener.AcceptTcpClientAsync(Cancellation);
        var connection = client.GetStream();
        await connection.ReadAtLeastAsync(new byte[4096], 1, cancellationToken: Cancellation);
        await connection.WriteAsync("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"u8.ToArray(), Cancellation);

        // More than a preview, and than what is on its way between the two.
        await Should.ThrowAsync<IOException>(async () =>
        {
            byte[] piece = [.. "100000\r\n"u8, .. new byte[1024 * 1024], .. "\r\n"u8];
            for (var sent = 0; sent < 64; sent++)
            {
                await connection.WriteAsync(piece, Cancellation);
            }
        });
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(2048, true)]
    [InlineData(2049, false)]
    public async Task Picture_OnALimit_IsReadUpToIt(int side, bool isRead)
    {
        using var picture = new Image<Rgba32>(Math.Max(1, side), 1);
        using var png = new MemoryStream();
        await picture.SaveAsPngAsync(png, Cancellation);
        png.Position = 0;

        using var read = await PictureView.ReadAsync(png, (int)png.Length, 2048, Cancellation);

        (read is not null).ShouldBe(isRead);
        png.Position = 0;
        (await PictureView.ReadAsync(png, (int)png.Length - 1, 2048, Cancellation)).ShouldBeNull();
    }

    [Fact]
    public async Task Previews_OnALink_FetchIt()
    {
        string? key = "";
        await using var storage = await ScriptedService.StartAsync(async context =>
        {
            key = context.Request.Headers.Authorization;
            await context.Response.Body.WriteAsync(Png(new Rgba32(255, 0, 0)), Cancellation);
        });
        using var previews = new Previews("job-1", TimeProvider.System);

        previews.Offer(new JobProgress { Status = JobStatus.Processing, Preview = new Uri(storage.Url, "nothing.png") });
        previews.Offer(new JobProgress { Status = JobStatus.Processing, Preview = new Uri(storage.Url, "result.png") });

        await UntilAsync(() => previews.Latest is not null);
        key.ShouldBeNull();
    }

    [Theory]
    [InlineData("--quiet")]
    [InlineData("--json")]
    [InlineData("", "NO_COLOR", "1")]
    [InlineData("", "DRYAPI_PICTURES", "none")]
    [InlineData("", "DRYAPI_PICTURES", "nonsense")]
    public async Task Wait_WhereNoPictureIsWanted_AsksTheTerminalNothing(string option, string variable = "", string value = "")
    {
        using var cli = Configured(new Cli { IsWatched = true });
        cli.Set(variable, value);
        string[] options = option.Length == 0 ? [] : [option];

        (await WaitAsync(cli, options)).ShouldNotContain("\u001B_G");
    }

    [Fact]
    public async Task Wait_WhereOutputIsRedirected_AsksTheTerminalNothing()
    {
        using var cli = Configured(new Cli { IsWatched = true, OpenOutput = () => new MemoryStream() });

        (await WaitAsync(cli, [])).ShouldNotContain("\u001B_G");
    }

    [Fact]
    public async Task Wait_WithoutAClientsId_AsksForNoLiveUpdates()
    {
        using var cli = Configured(new Cli { IsWatched = true });
        cli.Set("DRYAPI_CLIENT_ID", " ");
        Service.Status = Done;

        (await cli.RunAsync(["wait", "job-1", "-o", cli["a.png"]])).ExitCode.ShouldBe(0);

        Service.Asked.ShouldNotContain(path => path.StartsWith("/app", StringComparison.Ordinal) || path.StartsWith("/broadcasting", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Wait_OnAnEndThatIsToldLive_EndsByIt()
    {
        using var cli = Configured(new Cli());
        var run = cli.RunAsync(["wait", "job-1", "-o", cli["a.png"]]);
        await _live.IsHeard.WaitAsync(Cancellation);

        End();

        var ended = await run;
        ended.ExitCode.ShouldBe(0, ended.Error);
        ended.Output.ShouldBe($"Saved {cli["a.png"]} (6 bytes)\n");
    }

    [Theory]
    [InlineData(404)]
    [InlineData(503)]
    [InlineData(200)]
    [InlineData(4001)]
    public async Task Wait_OnLiveUpdatesThatDoNotCome_GoesOnByAskingWithoutAWord(int code)
    {
        var live = new ScriptedLive
        {
            Refuses = (context, _) =>
            {
                context.Response.StatusCode = code;
                return code < 1000;
            },
        };
        live.Close(code, "no");
        var asked = 0;
        ScriptedService? service = null;
        await using var started = service = await ScriptedService.StartAsync(new ScriptedService
        {
            Status = Processing,
            Live = live,
            OnStatus = () => service!.Status = ++asked > 1 && live.Connections > 0 ? Done : Processing,
        });
        using var cli = Configured(new Cli(), service);

        var run = await cli.RunAsync(["wait", "job-1", "-o", cli["a.png"]]);

        (run.ExitCode, run.Output).ShouldBe((0, $"Saved {cli["a.png"]} (6 bytes)\n"), run.Error);
        run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).ShouldBe(["processing 10 %", "done"]);
    }

    [Fact]
    public async Task Session_OfTheEmulatorInside_IsLiveWherePicturesAreShown()
    {
        using var cli = new Cli { IsWatched = true };
        var plain = cli.Terminal(TextWriter.Null, TextWriter.Null);
        await using (var session = await Session.OpenAsync(plain, Cancellation, isLive: true))
        {
            await Should.ThrowAsync<InvalidOperationException>(() => session.Client.Live.ConnectAsync(Cancellation));
        }

        await using var live = await Session.OpenAsync(plain with { AskGraphics = () => Graphics.Usual }, Cancellation, isLive: true);
        await live.Client.Live.ConnectAsync(Cancellation);
        var job = await live.Client.Txt2Embedding.SubmitAsync(new Txt2EmbeddingRequest { Input = "a", Model = "Bge_M3_FP16" }, Cancellation);
        (await job.WaitAsync(cancellationToken: Cancellation)).JobId.ShouldBe(job.Id);
    }

    private const string Processing = "\"status\":\"processing\",\"progress\":10";
    private const string Done = "\"status\":\"done\"";

    /// <summary>Tells it live, and whoever asks.</summary>
    private void Tell(string preview, int percent = 50)
    {
        Service.Status = $"\"status\":\"processing\",\"progress\":{percent}";
        _live.Tell(preview, percent);
    }

    private void End()
    {
        Service.Status = Done;
        _live.Tell(null, 100, "done");
    }

    private async Task<string> WaitAsync(Cli cli, string[] options)
    {
        // The result is a picture too: at the latest that would be asked for.
        _result = Png(new Rgba32(255, 0, 0));
        using var output = new StringWriter();
        using var error = new StringWriter();
        var asked = 0;
        var terminal = cli.Terminal(output, error) with { AskGraphics = () => { asked++; return new Graphics(GraphicsKind.Kitty, 10, 20); } };
        var run = new CommandLine(terminal).RunAsync(["wait", "job-1", "-o", _folder["a.png"], .. options], Cancellation);
        await _live.IsHeard.WaitAsync(Cancellation);
        Tell(Red);
        End();

        (await run).ShouldBe(0, error.ToString());
        asked.ShouldBe(0);
        return error.ToString();
    }

    private Cli Configured(Cli cli, ScriptedService? service = null)
    {
        cli.Set("DRYAPI_API_KEY", "any-key");
        cli.Set("DRYAPI_BASE_URL", (service ?? Service).Url.AbsoluteUri);
        cli.Set("DRYAPI_CLIENT_ID", ScriptedLive.ClientId);
        return cli;
    }

    /// <summary>Waits until the window has a line, and a picture of a color that is whole.</summary>
    private static async Task<string> ShowsAsync(TerminalWindow window, string color)
    {
        await window.UntilAsync(screen => screen.Contains(color, StringComparison.Ordinal) && screen.Split('\n').Count(line => line.Contains(Block, StringComparison.Ordinal)) == 12, withColors: true);
        return await window.UntilAsync(screen => screen.Contains("processing", StringComparison.Ordinal) && screen.Split('\n').Count(line => line.Contains(Block, StringComparison.Ordinal)) == 12);
    }

    private static async Task UntilAsync(Func<bool> isSo)
    {
        while (!isSo())
        {
            Cancellation.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    private static byte[] Png(Rgba32 color)
    {
        using var picture = new Image<Rgba32>(40, 40, color);
        using var png = new MemoryStream();
        picture.SaveAsPng(png);
        return png.ToArray();
    }

    private TerminalWindow Open(string line, int width = 80) => TerminalWindow.Open(_folder, Service.Url, Colors + line, width);
}
