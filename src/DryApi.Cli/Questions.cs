using Spectre.Console;

namespace DryApi.Cli;

/// <summary>Asks whoever sits at the terminal.</summary>
/// <param name="console">The terminal.</param>
internal sealed class Questions(IAnsiConsole console)
{
    /// <summary>Asks a question that is answered with yes or no; no is what is meant by nothing.</summary>
    public Task<bool> ConfirmAsync(string question, CancellationToken cancellationToken) =>
        new ConfirmationPrompt(Markup.Escape(TerminalText.OneLine(question))) { DefaultValue = false }.ShowAsync(console, cancellationToken);

    /// <summary>Asks for a text that is not shown.</summary>
    public Task<string> ReadSecretAsync(string question, CancellationToken cancellationToken) =>
        new TextPrompt<string>(Markup.Escape(TerminalText.OneLine(question)) + ":").Secret(null).ShowAsync(console, cancellationToken);
}
