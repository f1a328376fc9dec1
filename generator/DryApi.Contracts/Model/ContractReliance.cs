namespace DryApi.Contracts;

/// <summary>Something of the service that hand-written code of the SDK relies on: a header that it reads, a value that it waits for, the server that it calls.</summary>
/// <param name="Name">The name of its constant.</param>
/// <param name="Kind"><c>header</c>, <c>value</c> or <c>server</c>.</param>
/// <param name="Facts">The rest of its facts, sorted: which header or value, and <c>by</c> whom.</param>
public sealed record ContractReliance(string Name, string Kind, IReadOnlyList<Constraint> Facts)
{
    /// <summary>A header of a response, or, where it says <c>of</c> which schema, one that this lists as its property: of webhooks, which no operation has.</summary>
    public const string Header = "header";

    /// <summary>A value of an enumeration.</summary>
    public const string Value = "value";

    /// <summary>The server that is called when nothing else is said.</summary>
    public const string Server = "server";

    /// <summary>Where it stands; null when it was made in memory.</summary>
    public IOrigin? Origin { get; init; }

    /// <summary>Whose code relies on it.</summary>
    public string By => this["by"];

    /// <summary>One of its facts as text; empty where it has none of that name.</summary>
    public string this[string fact] => Facts.FirstOrDefault(f => f.Name == fact) is { } found ? JsonText.Unquote(found.Value) : "";

    /// <summary>What it is, as people say it: <c>header X-RateLimit-Limit</c>.</summary>
    public string Subject => Kind switch
    {
        Header => $"header {this["name"]}",
        Value => $"value {JsonText.Quote(this["value"])} of {this["of"]}",
        _ => Kind,
    };
}
