using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;

namespace DryApi.Cli.Commands;

/// <summary><c>whoami</c></summary>
internal static class WhoAmICommand
{
    public static Command Create(Terminal terminal)
    {
        var options = new OutputOptions();
        var command = new Command("whoami", "Tells which service, key and client id are used, and what is left on the account.");
        options.AddTo(command);
        command.SetAction(async (result, cancellationToken) =>
        {
            var credentials = Session.CredentialsOf(terminal);
            var source = credentials?.KeySource ?? "none";
            var session = await Session.OpenAsync(options.Of(terminal, result), cancellationToken).ConfigureAwait(false);
            await using (session.ConfigureAwait(false))
            {
                var account = await session.Client.Balance.GetAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
                var service = session.IsEmulated ? "emulator" : Session.AddressOf(terminal).AbsoluteUri.TrimEnd('/');
                if (options.IsJson(result))
                {
                    JsonText.Write(terminal.Output, new JsonObject { ["service"] = service, ["key"] = source, ["client_id"] = credentials?.ClientId, ["balance"] = account.Balance });
                    return ExitCode.Success;
                }

                terminal.Output.WriteLine($"service: {service}");
                terminal.Output.WriteLine($"key: {source}");
                terminal.Output.WriteLine($"client id: {(credentials?.ClientId is { } id ? $"{id} ({credentials.ClientIdSource})" : "none")}");
                terminal.Output.WriteLine($"balance: {account.Balance?.ToString(CultureInfo.InvariantCulture) ?? "unknown"}");
            }

            return ExitCode.Success;
        });
        return command;
    }
}
