using System.Text;
using Spectre.Console;

namespace DryApi.Cli;

/// <summary>Asks whoever sits at the terminal.</summary>
/// <param name="console">The terminal.</param>
internal sealed class Questions(IAnsiConsole console)
{
    private const int Interrupt = 3;
    private const int EndOfText = 4;
    private const int Backspace = 8;
    private const int KillLine = 21;
    private const int Delete = 127;
    private const int LongestSecret = 8192;

    private static readonly TimeSpan Slice = TimeSpan.FromMilliseconds(100);

    /// <summary>Asks a question that is answered with yes or no; no is what is meant by nothing.</summary>
    public Task<bool> ConfirmAsync(string question, CancellationToken cancellationToken) =>
        new ConfirmationPrompt(Markup.Escape(TerminalText.OneLine(question))) { DefaultValue = false }.ShowAsync(console, cancellationToken);

    /// <summary>Asks for a text that is not shown.</summary>
    public async Task<string> ReadSecretAsync(string question, CancellationToken cancellationToken)
    {
        var prompt = TerminalText.OneLine(question) + ": ";
        using (var input = RawInput.Open())
        {
            if (input is not null)
            {
                console.Write(new Text(prompt));
                try
                {
                    return await Task.Run(() => Read(input, cancellationToken), CancellationToken.None).ConfigureAwait(false);
                }
                finally
                {
                    console.Profile.Out.Writer.Write("\r\n");
                }
            }
        }

        return await new TextPrompt<string>(Markup.Escape(prompt.TrimEnd())).Secret(null).ShowAsync(console, cancellationToken).ConfigureAwait(false);
    }

    private static string Read(RawInput input, CancellationToken cancellationToken)
    {
        var (secret, piece) = (new List<byte>(), new byte[256]);
        while (secret.Count <= LongestSecret)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var count = input.Read(piece, Slice);
            foreach (var key in piece.AsSpan(0, Math.Max(0, count)))
            {
                switch (key)
                {
                    case Interrupt:
                        throw new OperationCanceledException();
                    case (byte)'\r' or (byte)'\n' or EndOfText:
                        return Encoding.UTF8.GetString([.. secret]);
                    case Backspace or Delete when secret.Count > 0:
                        secret.RemoveAt(secret.Count - 1);
                        break;
                    case KillLine:
                        secret.Clear();
                        break;
                    case >= (byte)' ' and not Delete:
                        secret.Add(key);
                        break;
                }
            }

            if (count < 0)
            {
                break;
            }
        }

        return Encoding.UTF8.GetString([.. secret]);
    }
}
