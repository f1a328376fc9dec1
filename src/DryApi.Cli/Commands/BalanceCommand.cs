using System.CommandLine;
using System.Globalization;

namespace DryApi.Cli.Commands;

/// <summary><c>balance</c></summary>
internal static class BalanceCommand
{
    public static Command Create(Terminal terminal)
    {
        var command = new Command("balance", "Tells what is left on the account.");
        var options = new OutputOptions();
        options.AddTo(command);
        command.SetAction(async (result, cancellationToken) =>
        {
            var session = await Session.OpenAsync(options.Of(terminal, result), cancellationToken).ConfigureAwait(false);
            await using (session.ConfigureAwait(false))
            {
                var account = await session.Client.Balance.GetAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
                if (options.IsJson(result))
                {
                    JsonText.Write(terminal.Output, JsonText.Of(ModelJson.Of(account))!);
                    return ExitCode.Success;
                }

                terminal.Output.WriteLine(account.Balance?.ToString(CultureInfo.InvariantCulture) ?? "unknown");
            }

            return ExitCode.Success;
        });
        return command;
    }
}
