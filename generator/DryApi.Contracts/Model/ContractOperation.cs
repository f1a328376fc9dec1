namespace DryApi.Contracts;

/// <summary>One method on one path.</summary>
public sealed class ContractOperation
{
    private string? _text;

    /// <summary>Who calls whom.</summary>
    public OperationKind Kind { get; init; }

    /// <summary>The HTTP method in capitals.</summary>
    public required string Method { get; init; }

    /// <summary>The path with its parameters in braces; for webhooks their name; for callbacks the calling operation, the name and the expression.</summary>
    public required string Path { get; init; }

    /// <summary>The operation's id in the document, or null.</summary>
    public string? Id { get; init; }

    /// <summary>Its tags, sorted.</summary>
    public List<string> Tags { get; init; } = [];

    /// <summary>The alternatives of authentication, each as <c>scheme</c> or <c>scheme["scope"]</c>, several of one alternative joined by <c> &amp; </c>; sorted. Empty: none is asked for.</summary>
    public List<string> Security { get; init; } = [];

    /// <summary>Where the authentication is asked for: at the operation, or for all of them.</summary>
    public IOrigin? SecurityOrigin { get; init; }

    /// <summary>Where the body stands; null when there is none.</summary>
    public IOrigin? BodyOrigin { get; init; }

    /// <summary>Further facts: <c>deprecated</c>, <c>sunset</c>, <c>job</c>.</summary>
    public List<Constraint> Facts { get; init; } = [];

    /// <summary>The parameters, sorted by place and name.</summary>
    public List<ContractParameter> Parameters { get; init; } = [];

    /// <summary>Whether the body has to be there.</summary>
    public bool IsBodyRequired { get; init; }

    /// <summary>The bodies, by media type; empty when there is none.</summary>
    public List<ContractContent> Bodies { get; init; } = [];

    /// <summary>The answers, sorted by status.</summary>
    public List<ContractResponse> Responses { get; init; } = [];

    /// <summary>The document's title of it; not part of the contract's text.</summary>
    public string? Summary { get; init; }

    /// <summary>What the document says of it; not part of the contract's text.</summary>
    public string? Description { get; init; }

    /// <summary>The line of the contract's text that it was read from, counted from 1; 0 when it was not read from one.</summary>
    public int Line { get; init; }

    /// <summary>Where it stands; null when it was made in memory.</summary>
    public IOrigin? Origin { get; init; }

    /// <summary>The value of a further fact as JSON text, or null.</summary>
    public string? Fact(string name) => Facts.Find(f => f.Name == name)?.Value;

    /// <summary>The operation as people name it: <c>POST /api/v1/client/txt2img</c>.</summary>
    public override string ToString() => _text ??= Method + " " + Path;
}
