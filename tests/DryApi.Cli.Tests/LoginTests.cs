using System.Text;
using DryApi.Emulator;

namespace DryApi.Cli.Tests;

/// <summary>The key that is kept.</summary>
public sealed class LoginTests : IAsyncLifetime
{
    private const string Key = "a-key-that-must-stay-secret";
    private const string Other = "another-key-that-must-stay-secret";

    private readonly Cli _cli = new();
    private DryApiEmulator? _service;

    public async ValueTask InitializeAsync()
    {
        var options = Cli.Instant();
        options = new DryApiEmulatorOptions { PendingTime = options.PendingTime, ProcessingTime = options.ProcessingTime, Accounts = [new EmulatorAccount { ApiKey = Key, Balance = 7 }, new EmulatorAccount { ApiKey = Other, Balance = 8, ClientId = "2" }] };
        _service = await DryApiEmulator.StartAsync(options, TestContext.Current.CancellationToken);
        _cli.Set("DRYAPI_BASE_URL", _service.BaseAddress.AbsoluteUri);
    }

    public async ValueTask DisposeAsync()
    {
        _cli.Dispose();
        await _service!.DisposeAsync();
    }

    [Fact]
    public async Task Login_OnAKeyThatIsPiped_KeepsItForItsOwnerAlone()
    {
        (await LoginAsync(Key)).ExitCode.ShouldBe(0);

        (await _cli.RunAsync(["balance"])).Output.ShouldBe("7\n");
        if (!OperatingSystem.IsWindows())
        {
            Unix.ModeOf(_cli["configuration/key"]).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
            Unix.ModeOf(_cli["configuration"]).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        Directory.GetFileSystemEntries(_cli["configuration"]).ShouldBe([_cli["configuration/key"]]);
    }

    [Fact]
    public async Task Login_AtATerminal_AsksWithoutShowingIt()
    {
        _cli.Secret = Key;

        var run = await _cli.RunAsync(["login"]);

        run.ExitCode.ShouldBe(0, run.Error);
        _cli.Questions.ShouldBe(["API key"]);
        (run.Output + run.Error).ShouldNotContain(Key);
        (await _cli.RunAsync(["whoami"])).Output.ShouldBe($"service: {_service!.BaseAddress.AbsoluteUri.TrimEnd('/')}\nkey: {_cli["configuration/key"]}\nbalance: 7\n");
    }

    [Fact]
    public async Task Environment_OnAKeyThatIsKept_Wins()
    {
        await LoginAsync(Key);
        _cli.Set("DRYAPI_API_KEY", Other);

        (await _cli.RunAsync(["whoami"])).Output.ShouldContain("key: DRYAPI_API_KEY\nbalance: 8\n");
        (await LoginAsync(Key)).Error.ShouldContain("note: DRYAPI_API_KEY is set, and is used in its place");
    }

    [Fact]
    public async Task Login_OnAKeyThatIsRefused_KeepsTheOneThatWasThere()
    {
        await LoginAsync(Key);

        (await LoginAsync("wrong-key-that-must-stay-secret")).ShouldHaveFailed(4).ShouldContain("check ");
        (await LoginAsync("two words")).ShouldHaveFailed(2).ShouldStartWith("dryapi: the key cannot be used: ");
        (await LoginAsync(" \n")).ShouldHaveFailed(2).ShouldStartWith("dryapi: the key is empty");
        _cli.Input = null;
        (await _cli.RunAsync(["login"])).ShouldHaveFailed(2).ShouldContain("nobody to type the key");

        (await _cli.RunAsync(["balance"])).Output.ShouldBe("7\n");
    }

    [UnixFact]
    public async Task Key_OnAFileThatOthersCanRead_IsNotUsed()
    {
        await LoginAsync(Key);
        Unix.SetMode(_cli["configuration/key"], UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);

        var run = await _cli.RunAsync(["balance"]);

        run.ShouldHaveFailed(2).ShouldContain("may be read by others");
        run.Error.ShouldNotContain(Key);
        (await LoginAsync(Key)).ExitCode.ShouldBe(0);
        (await _cli.RunAsync(["balance"])).ExitCode.ShouldBe(0);
    }

    [Fact]
    public async Task Logout_DeletesIt()
    {
        await LoginAsync(Key);

        (await _cli.RunAsync(["logout"])).Output.ShouldBe($"Deleted {_cli["configuration/key"]}\n");

        (await _cli.RunAsync(["logout"])).Output.ShouldBe("No key was kept.\n");
        (await _cli.RunAsync(["balance"])).ShouldHaveFailed(2).ShouldContain("DRYAPI_API_KEY is not");
    }

    private async Task<ProgramRun> LoginAsync(string key)
    {
        _cli.Input = Encoding.UTF8.GetBytes(key + "\n");
        return await _cli.RunAsync(["login"]);
    }
}
