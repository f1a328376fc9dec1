using System.CommandLine;
using DryApi.Contracts;
using DryApi.OpenApi.Normalization;

namespace DryApi.OpenApi.Commands;

/// <summary>The options that say which names types of the document do not get, because the project has types of its own of those names.</summary>
internal sealed class TakenNameOptions
{
    private readonly Option<string?> _client = CodeNameOptions.Name("--client", "The class of the client (default: ApiClient); its other half is hand-written.");
    private readonly Option<string?> _types = new("--types")
    {
        Description = "The hand-written files of the project, with commas between: no type of the document is called as one of them. One with a dot before its extension holds more of a type that is elsewhere.",
        HelpName = "NAMES",
    };

    public static TakenNameOptions AddTo(Command command)
    {
        var options = new TakenNameOptions();
        command.Options.Add(options._client);
        command.Options.Add(options._types);
        return options;
    }

    /// <summary>What the classes of the client are called.</summary>
    public CodeNames NamesOf(ParseResult result) => result.GetValue(_client) is { } client ? new CodeNames { Client = client } : new CodeNames();

    /// <summary>The names that are taken.</summary>
    public IReadOnlyCollection<string> Of(ParseResult result)
    {
        var names = NamesOf(result);
        return [names.Client, names.Contract, names.Operations, .. (result.GetValue(_types) ?? "").Split(',').Where(CSharpName.IsIdentifier)];
    }

    /// <summary>The names that are taken where a project is named at all.</summary>
    public IReadOnlyCollection<string> OfProject(ParseResult result) => result.GetResult(_client) is null && result.GetResult(_types) is null ? [] : Of(result);
}
