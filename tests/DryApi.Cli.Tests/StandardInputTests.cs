using System.Text;
using DryApi.Emulator;

namespace DryApi.Cli.Tests;

/// <summary>What is piped into the program.</summary>
public sealed class StandardInputTests : IAsyncLifetime
{
    private readonly Cli _cli = new();
    private DryApiEmulator? _service;

    public async ValueTask InitializeAsync()
    {
        _service = await DryApiEmulator.StartAsync(Cli.Instant(), TestContext.Current.CancellationToken);
        _cli.Set("DRYAPI_API_KEY", "any-key");
        _cli.Set("DRYAPI_BASE_URL", _service.BaseAddress.AbsoluteUri);
    }

    public async ValueTask DisposeAsync()
    {
        _cli.Dispose();
        await _service!.DisposeAsync();
    }

    [Theory]
    [InlineData("A lake", "A lake")]
    [InlineData("A lake\n", "A lake")]
    [InlineData("Two\r\nlines ü\r\n", "Two\r\nlines ü")]
    public async Task Prompt_OnADash_IsWhatIsPiped(string piped, string expected)
    {
        _cli.Input = Encoding.UTF8.GetBytes(piped);

        (await SaveAsync("txt2img", "-")).ExitCode.ShouldBe(0);

        _service!.Jobs.List().Single().Request!.ShouldContain(System.Text.Json.JsonSerializer.Serialize(expected));
    }

    [Fact]
    public async Task File_OnADash_IsWhatIsPiped()
    {
        (await SaveAsync("txt2img", "A lake")).ExitCode.ShouldBe(0);
        _cli.Input = File.ReadAllBytes(_cli["a.png"]);

        var run = await _cli.RunAsync(["img2img", "-", "In the morning", "-o", _cli["b.png"]]);

        run.ExitCode.ShouldBe(0, run.Error);
    }

    [Fact]
    public async Task Dash_OnWhatCannotBeUsed_SubmitsNothing()
    {
        (await SaveAsync("txt2img", "-")).ShouldHaveFailed(2).ShouldStartWith("dryapi: standard input is a terminal, ");
        foreach (var (piped, expected) in new (byte[], string)[] { ([], "is empty; "), ([0xFF, 0xFE], "is no UTF-8, "), ([(byte)'a', 0], "has a NUL, ") })
        {
            _cli.Input = piped;
            (await SaveAsync("txt2img", "-")).ShouldHaveFailed(2).ShouldContain(expected);
        }

        _cli.Input = "text"u8.ToArray();
        (await SaveAsync("txt2img", "-", "--negative-prompt", "-")).ShouldHaveFailed(2).ShouldContain("'-' stands there twice");
        (await _cli.RunAsync(["img2img", "-", "x", "-o", _cli["b.png"]])).ShouldHaveFailed(3).ShouldContain("IMAGE: ");
        _service!.Jobs.List().ShouldBeEmpty();
        _cli.Names().ShouldBeEmpty();
    }

    private Task<ProgramRun> SaveAsync(string command, params string[] args) => _cli.RunAsync([command, .. args, "-o", _cli["a.png"], "--width", "64", "--height", "64"]);
}
