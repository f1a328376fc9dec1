using System.CommandLine;

namespace DryApi.Cli.Commands;

/// <summary><c>completion SHELL</c>: what a shell runs to complete commands; what it offers comes from the commands themselves.</summary>
internal static class CompletionCommand
{
    /// <summary>What asks the program for its suggestions: the position, and the line.</summary>
    private static readonly Dictionary<string, string> Scripts = new(StringComparer.Ordinal)
    {
        ["bash"] = """
            # dryapi completion bash: put   source <(dryapi completion bash)   into ~/.bashrc
            _dryapi_complete() {
              local line=${COMP_LINE:0:COMP_POINT} word=${COMP_WORDS[COMP_CWORD]} IFS=$'\n'
              local offers=$(dryapi "[suggest:${#line}]" "$line" 2> /dev/null < /dev/null)
              COMPREPLY=()
              local offer
              for offer in $offers; do
                [[ $offer == "$word"* ]] && COMPREPLY+=("$offer")
              done
            }
            complete -o default -F _dryapi_complete dryapi
            """,
        ["zsh"] = """
            # dryapi completion zsh: put   source <(dryapi completion zsh)   into ~/.zshrc, after compinit
            _dryapi() {
              local line=${BUFFER[1,CURSOR]}
              local -a offers=("${(@f)$(dryapi "[suggest:${#line}]" "$line" 2> /dev/null < /dev/null)}")
              if [[ -n ${offers[1]} ]] && compadd -a offers; then
                return
              fi
              _files
            }
            compdef _dryapi dryapi
            """,
        ["fish"] = """
            # dryapi completion fish: put   dryapi completion fish | source   into ~/.config/fish/config.fish
            function __dryapi_complete
              set -l line (commandline -cp)
              dryapi "[suggest:"(string length -- "$line")"]" "$line" 2> /dev/null < /dev/null
            end
            complete -c dryapi -a "(__dryapi_complete)"
            """,
        ["pwsh"] = """
            # dryapi completion pwsh: put   dryapi completion pwsh | Out-String | Invoke-Expression   into $PROFILE
            Register-ArgumentCompleter -Native -CommandName dryapi -ScriptBlock {
              param($word, $command, $position)
              $line = $command.ToString()
              if ($line.Length -lt $position) { $line = $line.PadRight($position) }
              dryapi "[suggest:$position]" "$line" 2> $null | Where-Object { $_ -like "$word*" } | ForEach-Object {
                [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
              }
            }
            """,
    };

    public static Command Create(Terminal terminal)
    {
        var shell = new Argument<string>("SHELL") { Description = $"The shell: {string.Join(", ", Scripts.Keys)}." };
        shell.CompletionSources.Add([.. Scripts.Keys]);
        var command = new Command("completion", "Prints what lets a shell complete commands and options; its first line says where to put it.") { shell };
        command.SetAction(result =>
        {
            var name = result.GetRequiredValue(shell);
            terminal.Output.WriteLines(Scripts.GetValueOrDefault(name) ?? throw new UsageException($"'{name}' is no shell that is known; use one of {string.Join(", ", Scripts.Keys)}"));
            return ExitCode.Success;
        });
        return command;
    }
}
