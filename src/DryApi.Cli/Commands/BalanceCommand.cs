using System.CommandLine;
using System.Globalization;

namespace DryApi.Cli.Commands;

/// <summary><c>balance</c></summary>
internal static class BalanceCommand
{
    public static Command Create(Terminal terminal)
    {
        var command = new Command("balance", "Tells what is left on the account.");
        command.SetAction(async (_, cancellationToken) =>
        {
            var session = await Session.OpenAsync(terminal, cancellationToken).ConfigureAwait(false);
            await using (session.ConfigureAwait(false))
            {
                var account = await session.Client.Balance.GetAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
                terminal.Output.WriteLine(account.Balance?.ToString(CultureInfo.InvariantCulture) ?? "unknown");
            }

            return ExitCode.Success;
        });
        return command;
    }
}
