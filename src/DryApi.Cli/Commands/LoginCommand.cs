using System.CommandLine;
using System.Text;

namespace DryApi.Cli.Commands;

/// <summary><c>login</c></summary>
internal static class LoginCommand
{
    private const int LongestKey = 8192;

    public static Command Create(Terminal terminal)
    {
        var command = new Command("login", "Keeps your API key in your own folder, after the service has taken it; reads it from the terminal, or from standard input.");
        command.SetAction(async (_, cancellationToken) =>
        {
            var key = (await ReadAsync(terminal, cancellationToken).ConfigureAwait(false)).Trim();
            if (key.Length == 0)
            {
                throw new UsageException("the key is empty; copy the one of your account");
            }

            using (var client = Session.OpenWith(key, terminal))
            {
                await client.Balance.GetAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
            }

            terminal.Output.WriteLine($"Kept the key in {KeyFile.Write(terminal, key)}");
            if (!string.IsNullOrWhiteSpace(terminal.Variable(Session.KeyVariable)))
            {
                terminal.Error.WriteLine($"note: {Session.KeyVariable} is set, and is used in its place");
            }

            return ExitCode.Success;
        });
        return command;
    }

    private static async Task<string> ReadAsync(Terminal terminal, CancellationToken cancellationToken)
    {
        if (terminal.OpenInput is not null)
        {
            return await Task.Run(() => ReadLine(terminal.OpenInput), CancellationToken.None).WaitAsync(cancellationToken).ConfigureAwait(false);
        }

        return terminal.ReadSecret is not null
            ? await terminal.ReadSecret("API key", cancellationToken).ConfigureAwait(false)
            : throw new UsageException("there is nobody to type the key; pipe it into standard input");
    }

    private static string ReadLine(Func<Stream> open)
    {
        using var reader = new StreamReader(open(), Encoding.UTF8);
        var text = new char[LongestKey];
        return new string(text, 0, reader.ReadBlock(text));
    }
}
