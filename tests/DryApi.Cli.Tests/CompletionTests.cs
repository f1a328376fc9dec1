namespace DryApi.Cli.Tests;

/// <summary>Completion, in the shells themselves.</summary>
public sealed class CompletionTests : IDisposable
{
    /// <summary>What a shell would run if it read any of it as code.</summary>
    private const string Hostile = "hostile$(touch run)`touch run`'[x] é:=\"$HOME’;touch run;‘";

    /// <summary>Lines with what is between quotes, has a colon or is not ASCII, and the last word that they are completed to.</summary>
    private static readonly (string Line, string Word)[] Lines =
    [
        ("dryapi img-up", "img-upscale"),
        ("dryapi price vid-r", "vid-rmbg"),
        ("dryapi txt2img 'a \"b: é' --neg", "--negative-prompt"),
        ("dryapi vid2txt https://example.com:1/é/a=b --webh", "--webhook-url"),
        ("dryapi txt2img \"it's one\" --webhook-url=https://example.com/ --see", "--seed"),
        ("dryapi emulator --plan Pre", "Premium"),
        ("dryapi models --type=txt2m", "--type=txt2music"),
        ("dryapi completion f", "fish"),
        ("dryapi img2img my", "my é picture.png"),
    ];

    private readonly Cli _cli = new();
    private readonly TemporaryFolder _folder = new();

    public CompletionTests() => _folder.Write("my é picture.png", "");

    public void Dispose()
    {
        _cli.Dispose();
        _folder.Dispose();
    }

    [UnixFact]
    public Task Bash_OnTab_CompletesWords() => CompletesAsync("bash");

    [UnixFact]
    public Task Zsh_OnTab_CompletesWords() => CompletesAsync("zsh");

    [UnixFact]
    public Task Fish_OnTab_CompletesWords() => CompletesAsync("fish");

    [UnixFact]
    public async Task PowerShell_OnTab_CompletesWords()
    {
        WriteStub();
        _folder.Write("lines", string.Join('\n', Lines.Select(line => line.Line)));
        _folder.Write("test.ps1", """
            $ErrorActionPreference = 'Stop'
            dryapi completion pwsh | Out-String | Invoke-Expression
            foreach ($line in Get-Content lines) { ((TabExpansion2 $line $line.Length).CompletionMatches | ForEach-Object { $_.CompletionText }) -join ' and ' }
            $env:PATH = "$PWD/stub:$env:PATH"
            $hostile = (TabExpansion2 'dryapi hos' 10).CompletionMatches[0]
            Invoke-Expression "dryapi $($hostile.CompletionText)"
            $hostile.ToolTip
            """);
        _folder.Write(".config/dotnet-tools.json", File.ReadAllText(RepositoryFiles.PathOf("tests/DryApi.Cli.Tests/dotnet-tools.json")));
        (await Shell.RunAsync("dotnet", _folder.Path, "tool", "restore")).ShouldExitWithZero();

        var run = await Shell.RunAsync("dotnet", _folder.Path, Environment(), "tool", "run", "pwsh", "-NoProfile", "-NonInteractive", "-File", "test.ps1");

        // A file has its folder, and quotes for its blanks.
        run.ShouldExitWithZero().TrimEnd('\n').Split('\n').ShouldBe([.. Lines.Select(line => line.Word.Contains(' ') ? $"'./{line.Word}'" : line.Word), $"<{Hostile}>", Hostile]);
        File.Exists(_folder["run"]).ShouldBeFalse();
    }

    [Theory]
    [InlineData("txt2i", "txt2img")]
    [InlineData("price vid-r", "vid-rmbg")]
    [InlineData("models --type txt2m", "txt2music")]
    [InlineData("models --type=txt2m", "--type=txt2music")]
    [InlineData("emulator --plan P", "Premium")]
    [InlineData("completion f", "fish")]
    [InlineData("webhooks l", "listen")]
    [InlineData("txt2img x --", "--width")]
    [InlineData("txt2img x -- --", null)]
    [InlineData("txt2img --output ", null)]
    [InlineData("txt2img ", null)]
    [InlineData("balance ", "--json")]
    [InlineData("nonsense --jso", null)]
    public async Task Offers_AreWhatCanStandThere(string line, string? offer)
    {
        var run = await _cli.RunAsync(["[complete]", .. line.Split(' ')]);

        run.ExitCode.ShouldBe(0, run.Error);
        var offers = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(each => each.Split('\t')[0]).ToList();
        offers.ShouldAllBe(each => each.StartsWith(line.Split(' ', StringSplitOptions.None).Last(), StringComparison.Ordinal));
        if (offer is null)
        {
            offers.ShouldBeEmpty();
        }
        else
        {
            offers.ShouldContain(offer);
        }
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
        run.Output.ShouldContain("[complete]");
    }

    [Fact]
    public async Task Completion_OnAShellThatIsNotKnown_NamesThoseThatAre() => (await _cli.RunAsync(["completion", "csh"])).ShouldHaveFailed(2).ShouldBe("dryapi: 'csh' is no shell that is known; use one of bash, zsh, fish, pwsh");

    private static Dictionary<string, string?> Environment() => new() { ["PATH"] = $"{AppContext.BaseDirectory}:{System.Environment.GetEnvironmentVariable("PATH")}" };

    /// <summary>Types lines and hits Tab, in a terminal; the shell then says which words it has.</summary>
    private async Task CompletesAsync(string shell)
    {
        (await Shell.RunAsync(shell, _folder.Path, "--version")).ShouldExitWithZero();
        WriteStub();
        var (program, begin, stub) = shell switch
        {
            "bash" => ("bash --norc --noprofile -i", "PS1='ready '; source <(dryapi completion bash)", "PATH=$PWD/stub:$PATH"),
            "zsh" => ("zsh -f -i", "PS1='ready '; autoload -U compinit; compinit -D -u; source <(dryapi completion zsh)", "PATH=$PWD/stub:$PATH"),
            _ => ("fish --no-config -i", "function fish_prompt; echo -n 'ready '; end; dryapi completion fish | source", "set -x PATH $PWD/stub $PATH"),
        };
        using var window = TerminalWindow.Open(_folder, null, program, width: 150);
        var count = 0;
        window.Type(begin, "Enter");
        await window.UntilAsync(screen => screen.Split('\n')[^1].Trim() == "ready");
        foreach (var (line, word) in Lines)
        {
            (await WordAsync(line)).ShouldBe(word, line);
        }

        window.Type($"{stub}; echo changed", "Enter");
        await window.UntilAsync(screen => screen.Split('\n') is [.., "changed", var last] && last.Trim() == "ready");
        // Both that are offered are listed first.
        (await WordAsync("dryapi h", "Tab", "ost")).ShouldBe(Hostile);
        File.Exists(_folder["run"]).ShouldBeFalse();

        async Task<string> WordAsync(params string[] keys)
        {
            // What the shell has of the line, between its first word and a last one that marks the end.
            var end = $"fin{++count}";
            window.Type([.. keys, "Tab", end, "C-a", "printf '<%s>\\n' ", "Enter"]);
            var screen = await window.UntilAsync(screen => screen.Split('\n') is [.., var marked, var last] && marked == $"<{end}>" && last.StartsWith("ready", StringComparison.Ordinal));
            return screen.Split('\n')[^3][1..^1];
        }
    }

    /// <summary>A program in place of ours, that offers what no shell may run, and says what it is given.</summary>
    private void WriteStub()
    {
        _folder.Write("stub/dryapi", $$"""
            #!/bin/sh
            if [ "$1" = "[complete]" ]; then
              for word; do :; done
              while IFS= read -r offer; do
                case $offer in "$word"*) printf '%s\n' "$offer" ;; esac
              done < "$(dirname "$0")/offers"
            else
              printf '<%s>\n' "$@"
            fi
            """);
        _folder.Write("stub/offers", $"{Hostile}\t{Hostile}\nhazard\t{Hostile}\n");
        Unix.SetMode(_folder["stub/dryapi"], UnixFileMode.UserRead | UnixFileMode.UserExecute);
    }
}
