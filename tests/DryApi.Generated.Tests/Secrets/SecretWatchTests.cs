using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Diagnostics.Tracing;
using DryApi.Generated.Tests.Support;
using DryApi.Tests.Secrets;

namespace DryApi.Generated.Tests.Secrets;

/// <summary>The watch sees a key wherever one is left: without this, finding nothing would show nothing.</summary>
[Collection(nameof(AloneCollection))]
public sealed class SecretWatchTests
{
    private const string Key = "key-that-was-left-lying-about";

    public static TheoryData<string> Places => [.. Leaks.Keys];

    private static Dictionary<string, Action> Leaks => new()
    {
        ["console"] = () => Console.WriteLine(Key),
        ["console error"] = () => Console.Error.WriteLine(Key),
        ["trace"] = () => Trace.WriteLine(Key),
        ["exception"] = () => Thrown(new InvalidOperationException("outer", new FormatException(Key))),
        ["exception data"] = () => Thrown(new InvalidOperationException { Data = { ["key"] = Key } }),
        ["activity tag"] = () =>
        {
            using var source = new ActivitySource("DryApi.Leak");
            using var activity = source.StartActivity()!.SetTag("key", Key);
        },
        ["activity name"] = () =>
        {
            using var source = new ActivitySource("System.Net.Leak");
            using var activity = source.StartActivity(Key);
        },
        ["event"] = () =>
        {
            using var source = new EventSource("DryApi-Leak");
            source.Write("Leak", new { Text = Key });
        },
        ["diagnostic"] = () =>
        {
            using var source = new DiagnosticListener("DryApi.Leak");
            source.Write("Leak", new { Request = new HttpRequestMessage(HttpMethod.Get, "http://127.0.0.1/?key=" + Key) });
        },
        ["request to another host"] = () =>
        {
            using var source = new DiagnosticListener("DryApi.Leak");
            source.Write("Leak", new { Request = new HttpRequestMessage(HttpMethod.Get, "https://elsewhere.example/") { Headers = { { "Authorization", "Bearer " + Key } } } });
        },
        ["measurement"] = () =>
        {
            using var meter = new Meter("DryApi.Leak");
            meter.CreateCounter<long>("calls").Add(1, new KeyValuePair<string, object?>("key", Key));
        },
    };

    [Fact]
    public void Run_OnALeak_Fails()
    {
        var run = new Leaking();

        Console.WriteLine(Leaking.Secret);

        Should.Throw<ShouldAssertException>(run.Dispose).Message.ShouldContain("a secret of the tests was seen during the run");
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void Watch_OnLeak_FindsIt(string place)
    {
        using var watch = new SecretWatch(Key);

        Leaks[place]();

        watch.Finds.ShouldNotBeEmpty();
    }

    [Fact]
    public void Watch_OnRequestWithItsKeyWhereItBelongs_FindsNothing()
    {
        using var watch = new SecretWatch(Key);
        using var source = new DiagnosticListener("DryApi.NoLeak");
        using var request = new HttpRequestMessage(HttpMethod.Get, "http://127.0.0.1/") { Headers = { { "Authorization", "Bearer " + Key } } };

        source.Write("Request", new { Request = request });

        watch.Finds.ShouldBeEmpty();
    }

    private static void Thrown(Exception exception)
    {
        try
        {
            throw exception;
        }
        catch (Exception caught) when (caught == exception)
        {
            // It was seen when it was thrown.
        }
    }

    private sealed class Leaking() : WholeRun("an account's key", Secret)
    {
        public const string Secret = "a webhook's secret that was left lying about";
    }
}
