using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Parsing;

namespace DryApi.Cli.Commands;

/// <summary><c>completion SHELL</c>: what a shell runs to complete commands; what it offers comes from the commands themselves.</summary>
internal static class CompletionCommand
{
    /// <summary>What asks for offers; the words of the command line up to the cursor follow it.</summary>
    public const string Request = "[complete]";

    /// <summary>What hands the program the words that the shell has, and shows its offers: a line each, the word, a tab, and what it is. No shell reads any of it as code.</summary>
    private static readonly Dictionary<string, string> Scripts = new(StringComparer.Ordinal)
    {
        ["bash"] = """
            # dryapi completion bash: put   source <(dryapi completion bash)   into ~/.bashrc
            _dryapi_complete() {
              local line=${COMP_LINE:0:COMP_POINT} words=() word blanks i offer shown what
              # bash splits at = and :, too; words are what blanks are between.
              for ((i = 0; i <= COMP_CWORD; i++)); do
                blanks=${line%%[![:space:]]*}
                line=${line#"$blanks"}
                word=${COMP_WORDS[i]}
                ((i == COMP_CWORD)) && word=$line
                if [[ $i == 0 || -n $blanks ]]; then
                  words[${#words[@]}]=$word
                else
                  words[${#words[@]} - 1]+=$word
                fi
                line=${line#"$word"}
              done
              word=${words[${#words[@]} - 1]}
              local quote=
              if [[ $word == [\"\']* ]]; then
                quote=${word:0:1}
                word=${word:1}
              fi
              local before=
              [[ $word == *[=:]* && -z $quote ]] && before=${word%"${word##*[=:]}"}
              COMPREPLY=()
              while IFS=$'\t' read -r offer what; do
                if [[ -n $quote ]]; then
                  # What means something between quotes is not put there.
                  [[ $offer == *[\"\'\\\`\$!]* ]] && continue
                  shown=$offer
                else
                  printf -v shown %q "${offer#"$before"}"
                fi
                COMPREPLY+=("$shown")
              done < <(dryapi "[complete]" "${words[@]:1:${#words[@]}-2}" "$word" 2> /dev/null < /dev/null)
            }
            complete -o default -F _dryapi_complete dryapi
            """,
        ["zsh"] = """
            # dryapi completion zsh: put   source <(dryapi completion zsh)   into ~/.zshrc, after compinit
            _dryapi() {
              local -a offers shown
              local offer what
              while IFS=$'\t' read -r offer what; do
                offers+=("$offer")
                shown+=("$offer${what:+  -- $what}")
              done < <(dryapi "[complete]" "${(@Q)words[2,CURRENT-1]}" "${(Q)PREFIX}" 2> /dev/null < /dev/null)
              if (( $#offers )); then
                compadd -l -d shown -a offers
              else
                _files
              fi
            }
            compdef _dryapi dryapi
            """,
        ["fish"] = """
            # dryapi completion fish: put   dryapi completion fish | source   into ~/.config/fish/config.fish
            function __dryapi_complete
              set -l words (commandline -opc)
              set -l word (commandline -ct)
              set -l offers (dryapi "[complete]" $words[2..] "$word" 2> /dev/null < /dev/null)
              if set -q offers[1]
                printf '%s\n' $offers
              else
                __fish_complete_path "$word"
              end
            end
            complete -c dryapi -f -a "(__dryapi_complete)"
            """,
        ["pwsh"] = """
            # dryapi completion pwsh: put   dryapi completion pwsh | Out-String | Invoke-Expression   into $PROFILE
            Register-ArgumentCompleter -Native -CommandName dryapi -ScriptBlock {
              param($word, $command, $position)
              $words = @($command.CommandElements | Select-Object -Skip 1 | Where-Object { $_.Extent.EndOffset -lt $position } | ForEach-Object { if ($null -ne $_.Value) { "$($_.Value)" } else { $_.Extent.Text } })
              dryapi "[complete]" @words "$word".TrimStart("'", '"') 2> $null | ForEach-Object {
                $offer, $what = $_ -split "`t", 2
                $text = if ($offer -match '^[-\w./:=+]+$') { $offer } else { "'" + [System.Management.Automation.Language.CodeGeneration]::EscapeSingleQuotedStringContent($offer) + "'" }
                [System.Management.Automation.CompletionResult]::new($text, $offer, 'ParameterValue', $(if ($what) { $what } else { $offer }))
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

    /// <summary>Prints what can stand where the cursor is.</summary>
    /// <param name="terminal">Where to.</param>
    /// <param name="words">The words up to the cursor; the last one is being typed.</param>
    public static void Offer(Terminal terminal, IReadOnlyList<string> words)
    {
        string[] before = [.. words.SkipLast(1)];
        var word = words.LastOrDefault("");
        var result = CommandLine.CreateRoot(terminal, before).Parse(before, new ParserConfiguration { ResponseFileTokenReplacer = null });
        foreach (var (text, description) in Offers(result, before, word).Where(offer => offer.Text.StartsWith(word, StringComparison.Ordinal)))
        {
            // The tab is between them.
            terminal.Output.WriteLines($"{TerminalText.OneLine(text)}\t{TerminalText.OneLine(FirstSentence(description ?? ""))}".TrimEnd());
        }
    }

    private static string FirstSentence(string text) => text.IndexOf(". ", StringComparison.Ordinal) is >= 0 and var end ? text[..end] : text.TrimEnd('.');

    private static IEnumerable<(string Text, string? Description)> Offers(ParseResult result, string[] before, string word)
    {
        var command = result.CommandResult.Command;
        if (before.Contains(Arguments.EndOfOptions))
        {
            return [];
        }

        var options = UsageErrors.OptionsOf(command).Where(option => !option.Hidden).ToList();
        if (options.Find(option => IsOpen(result, option)) is { } open)
        {
            return ValuesOf(open);
        }

        if (options.Find(option => word.StartsWith(option.Name + '=', StringComparison.Ordinal)) is { } assigned)
        {
            return ValuesOf(assigned).Select(value => ($"{assigned.Name}={value.Text}", value.Description));
        }

        return word.StartsWith('-') ? options.Select(option => (option.Name, option.Description))
            : command.Subcommands.Any() ? command.Subcommands.Select(each => (each.Name, each.Description))
            : command.Arguments.FirstOrDefault(argument => (result.GetResult(argument)?.Tokens.Count ?? 0) < argument.Arity.MaximumNumberOfValues) is { } next ? ValuesOf(next)
            : options.Select(option => (option.Name, option.Description));
    }

    /// <summary>Whether an option was given whose value is yet to come.</summary>
    private static bool IsOpen(ParseResult result, Option option) => option.Arity.MinimumNumberOfValues > 0 && result.GetResult(option) is OptionResult given && given.Tokens.Count < given.IdentifierTokenCount;

    private static IEnumerable<(string Text, string? Description)> ValuesOf(Symbol symbol) => symbol.GetCompletions(CompletionContext.Empty).Select(each => (each.Label, each.Detail));
}
