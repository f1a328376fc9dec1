using System.CommandLine;
using DryApi.OpenApi.Pulling;

namespace DryApi.OpenApi.Commands;

/// <summary><c>--allow-remote</c>: whether references to URLs are followed.</summary>
internal sealed class RemoteOption
{
    private readonly HttpDocumentClient _client;
    private readonly Option<bool> _option = new("--allow-remote") { Description = "Follows a $ref to an https URL (http for this machine only); without it, such a $ref is a warning." };

    private RemoteOption(HttpDocumentClient client) => _client = client;

    public static RemoteOption AddTo(Command command, HttpDocumentClient client)
    {
        var option = new RemoteOption(client);
        command.Options.Add(option._option);
        return option;
    }

    /// <summary>Gets what URLs name; null where none is to be followed.</summary>
    /// <param name="result">The command line.</param>
    /// <param name="timeout">The time for all of it; null for the default.</param>
    public RemoteDocuments? Of(ParseResult result, TimeSpan? timeout = null) =>
        result.GetValue(_option) ? new RemoteDocuments(_client, timeout ?? RemoteDocuments.DefaultTimeout) : null;
}
