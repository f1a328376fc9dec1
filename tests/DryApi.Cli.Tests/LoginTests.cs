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
        (await _cli.RunAsync(["whoami"])).Output.ShouldBe($"service: {_service!.BaseAddress.AbsoluteUri.TrimEnd('/')}\nkey: {_cli["configuration/key"]}\nclient id: none\nbalance: 7\n");
    }

    [Fact]
    public async Task Environment_OnAKeyThatIsKept_Wins()
    {
        await LoginAsync(Key);
        _cli.Set("DRYAPI_API_KEY", Other);

        (await _cli.RunAsync(["whoami"])).Output.ShouldContain("key: DRYAPI_API_KEY\nclient id: none\nbalance: 8\n");
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
    public async Task Login_OnTheIdOfItsClient_KeepsItWithTheKey()
    {
        (await LoginAsync(Key, "--client-id", "1")).Output.ShouldBe($"Kept the key and the client id in {_cli["configuration/key"]}\n");

        (await _cli.RunAsync(["whoami"])).Output.ShouldContain($"\nclient id: 1 ({_cli["configuration/key"]})\n");
        (await _cli.RunAsync(["whoami", "--json"])).Output.ShouldContain("\"client_id\":\"1\"");
        _cli.Set("DRYAPI_CLIENT_ID", "one");
        (await _cli.RunAsync(["whoami"])).Output.ShouldContain("\nclient id: one (DRYAPI_CLIENT_ID)\n");
        _cli.Set("DRYAPI_CLIENT_ID", "");
        _cli.Set("DRYAPI_API_KEY", Other);
        (await _cli.RunAsync(["whoami"])).Output.ShouldContain("\nclient id: none\n", customMessage: "it belongs to the other key");
        _cli.Set("DRYAPI_API_KEY", "");
        (await LoginAsync(Key)).ExitCode.ShouldBe(0);
        (await _cli.RunAsync(["whoami"])).Output.ShouldContain("\nclient id: none\n");
    }

    [Theory]
    [InlineData("2", 6, "dryapi: there are no live updates: ")]
    [InlineData("a/b", 2, "dryapi: --client-id cannot be used: ")]
    public async Task Login_OnAnIdThatIsNotItsClients_KeepsNothing(string id, int exitCode, string message)
    {
        (await LoginAsync(Key, "--client-id", id)).ShouldHaveFailed(exitCode).ShouldStartWith(message);

        File.Exists(_cli["configuration/key"]).ShouldBeFalse();
    }

    [Theory]
    [InlineData("1", "\nclient id: 1 (")]
    [InlineData("", "\nclient id: none\n")]
    [InlineData(null, "\nclient id: none\n")]
    public async Task Login_AtATerminal_AsksForTheClientToo(string? typed, string told)
    {
        _cli.Secret = Key;
        _cli.ReadLine = () => typed;

        var run = await _cli.RunAsync(["login"]);

        run.ExitCode.ShouldBe(0, run.Error);
        run.Error.ShouldStartWith("client id, for previews while you wait");
        (await _cli.RunAsync(["whoami"])).Output.ShouldContain(told);
    }

    [Fact]
    public async Task ClientId_ThatIsKeptAndCannotBeUsed_IsNamedByItsFile()
    {
        await LoginAsync(Key);
        File.AppendAllText(_cli["configuration/key"], "a b\n");

        (await _cli.RunAsync(["balance"])).Output.ShouldBe("7\n");
        (await _cli.RunAsync(["wait", "job-1"])).ShouldHaveFailed(2).ShouldStartWith($"dryapi: {_cli["configuration/key"]} cannot be used: ");
    }

    [Fact]
    public async Task Logout_AfterALoginThatWasKilled_DeletesWhatItLeft()
    {
        Directory.CreateDirectory(_cli["configuration"]);
        await File.WriteAllTextAsync(_cli["configuration/key.0123abcd.dryapi.part"], Key, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(_cli["configuration/key.txt"], "somebody's own", TestContext.Current.CancellationToken);

        (await _cli.RunAsync(["logout"])).Output.ShouldBe($"Deleted {_cli["configuration/key"]}\n");

        Directory.GetFileSystemEntries(_cli["configuration"]).ShouldBe([_cli["configuration/key.txt"]]);
        (await _cli.RunAsync(["logout"])).Output.ShouldBe("No key was kept.\n");
    }

    [Fact]
    public async Task Logout_DeletesIt()
    {
        await LoginAsync(Key);

        (await _cli.RunAsync(["logout"])).Output.ShouldBe($"Deleted {_cli["configuration/key"]}\n");

        (await _cli.RunAsync(["logout"])).Output.ShouldBe("No key was kept.\n");
        (await _cli.RunAsync(["balance"])).ShouldHaveFailed(2).ShouldContain("DRYAPI_API_KEY is not");
    }

    private async Task<ProgramRun> LoginAsync(string key, params string[] options)
    {
        _cli.Input = Encoding.UTF8.GetBytes(key + "\n");
        return await _cli.RunAsync(["login", .. options]);
    }
}
