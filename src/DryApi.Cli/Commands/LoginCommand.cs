using System.CommandLine;
using System.Text;

namespace DryApi.Cli.Commands;

/// <summary><c>login</c></summary>
internal static class LoginCommand
{
    /// <summary>How long it may take to connect to live updates; an id that was not tried is kept all the same.</summary>
    private static readonly TimeSpan LongestTry = TimeSpan.FromSeconds(10);

    public static Command Create(Terminal terminal)
    {
        var clientId = new Option<string?>("--client-id") { Description = "The id of your client, as it stands in the name of its channel, private-client.ID: with it waits show previews and hear of a job's end at once. Left out, it is asked for at a terminal.", HelpName = "ID" };
        var command = new Command("login", "Keeps your API key in your own folder, after the service has taken it; reads it from the terminal, or from standard input.") { clientId };
        command.SetAction(async (result, cancellationToken) =>
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

            var id = (result.GetValue(clientId) ?? await AskForClientIdAsync(terminal, cancellationToken).ConfigureAwait(false))?.Trim();
            if (string.IsNullOrEmpty(id))
            {
                terminal.Output.WriteLine($"Kept the key in {KeyFile.Write(terminal, key, null)}");
            }
            else
            {
                await TryAsync(terminal, new Credentials(key, "the key", id, clientId.Name), cancellationToken).ConfigureAwait(false);
                terminal.Output.WriteLine($"Kept the key and the client id in {KeyFile.Write(terminal, key, id)}");
            }

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

    private static async Task<string?> AskForClientIdAsync(Terminal terminal, CancellationToken cancellationToken)
    {
        if (terminal.OpenInput is not null || terminal.ReadLine is null)
        {
            return null;
        }

        terminal.Error.WriteLine("client id, for previews while you wait (private-client.ID is the name of its channel; Enter for none):");
        return await Task.Run(terminal.ReadLine, CancellationToken.None).WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Connects to live updates, so that an id that is another account's is not kept.</summary>
    private static async Task TryAsync(Terminal terminal, Credentials credentials, CancellationToken cancellationToken)
    {
        var attempts = new LiveAttempts(terminal with { IsQuiet = true });
        var (client, address) = Session.OpenLive(terminal, credentials, attempts.Ended);
        using var closed = client;
        using var late = new CancellationTokenSource(LongestTry, terminal.Time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, late.Token);
        try
        {
            await attempts.ConnectAsync(client, stop.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            terminal.Error.WriteLine($"note: the client id was not tried, for {address.AbsoluteUri} did not respond in {LongestTry.TotalSeconds:0} seconds");
        }
    }

    private static string ReadLine(Func<Stream> open)
    {
        using var reader = new StreamReader(open(), Encoding.UTF8);
        var text = new char[KeyFile.LongestKey];
        return new string(text, 0, reader.ReadBlock(text));
    }
}
