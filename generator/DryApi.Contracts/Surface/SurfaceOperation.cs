namespace DryApi.Contracts;

/// <summary>A call that a builder offers.</summary>
public sealed class SurfaceOperation
{
    /// <summary>The operation of the contract.</summary>
    public required ContractOperation Contract { get; init; }

    /// <summary>The path on the wire, its parameters under the names that its builder has for them.</summary>
    public string Path { get; internal set; } = "";

    /// <summary>The C# name of the method without <c>Async</c>: <c>Post</c>.</summary>
    public required string Name { get; init; }

    /// <summary>How the body is written.</summary>
    public BodyForm BodyForm { get; init; }

    /// <summary>The body's type: a class or a union; <c>string</c> for text and a file for bytes. Null when nothing is sent.</summary>
    public CSharpType? Body { get; init; }

    /// <summary>The body's type in the contract; null when nothing is sent.</summary>
    public SchemaExpression? BodyExpression { get; init; }

    /// <summary>The body's media type; null when nothing is sent.</summary>
    public string? MediaType { get; init; }

    /// <summary>Whether it may be called without a body.</summary>
    public bool IsBodyOptional { get; init; }

    /// <summary>How the answer is read.</summary>
    public BodyForm ResultForm { get; init; }

    /// <summary>The answer's type: a class or a union; <c>string</c> for text and <c>byte[]</c> for bytes. Null when the answer has no body.</summary>
    public CSharpType? Result { get; init; }

    /// <summary>The answer's type in the contract; null when it has no body.</summary>
    public SchemaExpression? ResultExpression { get; init; }

    /// <summary>The answer's media type; null when it has no body.</summary>
    public string? ResultMediaType { get; init; }

    /// <summary>Whether a success may come without a body, or be null.</summary>
    public bool IsResultOptional { get; init; }

    /// <summary>The type of the data of a server-sent event: a class or a union, or <c>string</c>. Null when no success is a stream of them.</summary>
    public CSharpType? Events { get; init; }

    /// <summary>The type of the data of an event in the contract; null when there are none.</summary>
    public SchemaExpression? EventsExpression { get; init; }

    /// <summary>Whether a success is nothing but a stream of events.</summary>
    public bool OnlyStreams { get; init; }

    /// <summary>Whether it opens a websocket, and responds in no other way.</summary>
    public bool OpensSocket { get; init; }

    /// <summary>The name of the method that most callers call.</summary>
    public string Method => OpensSocket ? "ConnectAsync" : OnlyStreams ? StreamingMethod : Name + "Async";

    /// <summary>The name of the method that reads events as they come, where there are such.</summary>
    public string StreamingMethod => Name + "StreamingAsync";

    /// <summary>How callers reach the method that reads events.</summary>
    /// <param name="access">How they reach the method that most call: <c>client.Chat.PostAsync</c>.</param>
    internal string AccessToStream(string access) => access.Substring(0, access.LastIndexOf('.') + 1) + StreamingMethod;

    /// <summary>The class of the parameters in query, headers and cookies; null when there are none.</summary>
    public SurfaceModel? Query { get; init; }

    /// <summary>Where the key goes; null where it is the bearer token, or nothing is known of it.</summary>
    public SurfaceKey? Key { get; init; }

    /// <summary>The kind of job that it submits; null when it answers at once.</summary>
    public string? Job { get; init; }

    /// <summary>Whether it says where a job stands.</summary>
    public bool SaysJobStatus { get; init; }

    /// <summary>Whether the body is one value, and not the properties of an object.</summary>
    public bool IsBodyWhole { get; init; }

    /// <summary>What both sides have to agree on, in one line.</summary>
    public string ContractLine =>
        Contract + " body=" + (Body is null ? "none" : MediaType + ":" + Body.Name)
        + " result=" + (OpensSocket ? "websocket" : Result is null ? "none" : ResultMediaType + ":" + Result.Name)
        + (Events is null ? "" : " events=" + Events.Name)
        + (Query is null ? "" : " query=" + Query.Name)
        + (Job is null ? "" : " job=" + Job);
}
