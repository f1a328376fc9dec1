namespace DryApi.Cli.Tests;

/// <summary>Completion, in the shell of this machine.</summary>
public sealed class CompletionTests : IDisposable
{
    private readonly Cli _cli = new();
    private readonly TemporaryFolder _folder = new();

    public void Dispose()
    {
        _cli.Dispose();
        _folder.Dispose();
    }

    [UnixFact]
    public async Task Bash_OffersWhatTheCommandsHave()
    {
        foreach (var (line, offered, left) in new[]
        {
            ("dryapi txt2i", "txt2img", "txt2audio"), ("dryapi price vid-r", "vid-rmbg", "balance"), ("dryapi txt2img x --neg", "--negative-prompt", "--width"), ("dryapi completion f", "fish", "zsh"),
        })
        {
            // As bash itself calls it when Tab is hit.
            var run = await Shell.RunAsync("bash", _folder.Path, Environment("LINE", line), "-c", """
                source <(dryapi completion bash)
                COMP_LINE=$LINE COMP_POINT=${#LINE}
                COMP_WORDS=($LINE)
                COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
                $(complete -p dryapi | sed 's/.*-F \([^ ]*\) .*/\1/')
                printf '%s\n' "${COMPREPLY[@]}"
                """);

            var offers = run.ShouldExitWithZero().Split('\n');
            offers.ShouldContain(offered, line);
            offers.ShouldNotContain(left, line);
        }
    }

    [UnixFact]
    public async Task Bash_OnTab_CompletesTheCommand()
    {
        using var window = TerminalWindow.Open(_folder, null, $"bash --norc --noprofile -i");
        window.Type("PS1='ready '; source <(dryapi completion bash)", "Enter");
        await window.UntilAsync(screen => screen.Split('\n')[^1].StartsWith("ready", StringComparison.Ordinal));

        window.Type("dryapi img-up", "Tab", "; echo that was all", "Enter");

        (await window.UntilAsync(screen => screen.Split('\n').Contains("that was all"))).ShouldContain("ready dryapi img-upscale ; echo");
    }

    [Theory]
    [InlineData("bash")]
    [InlineData("zsh")]
    [InlineData("fish")]
    [InlineData("pwsh")]
    public async Task Script_OfEachShell_AsksTheProgram(string shell)
    {
        var run = await _cli.RunAsync(["completion", shell]);

        run.ExitCode.ShouldBe(0, run.Error);
        run.Output.ShouldStartWith($"# dryapi completion {shell}: put ");
        run.Output.ShouldContain("[suggest:");
    }

    [Fact]
    public async Task Completion_OnAShellThatIsNotKnown_NamesThoseThatAre() => (await _cli.RunAsync(["completion", "csh"])).ShouldHaveFailed(2).ShouldBe("dryapi: 'csh' is no shell that is known; use one of bash, zsh, fish, pwsh");

    private static Dictionary<string, string?> Environment(string name, string value) => new() { [name] = value, ["PATH"] = $"{AppContext.BaseDirectory}:{System.Environment.GetEnvironmentVariable("PATH")}" };
}
