namespace DryApi.OpenApi.Normalization;

/// <summary>What hand-written code around the generated code is called, and where responses say what it needs: the project says it, nothing here knows it.</summary>
public sealed record CodeNames
{
    private const string ClientSuffix = "Client";
    private const string ServiceException = "ServiceException";

    /// <summary>Gets the class of the client.</summary>
    public string Client { get; init; } = "Api" + ClientSuffix;

    /// <summary>Gets how the names of the client's own exceptions begin; null where it has none and all are the runtime's.</summary>
    public string? Exceptions { get; init; }

    /// <summary>Gets the class that the client derives from, with which the client has no half by hand; null where it has one.</summary>
    public string? ClientBase { get; init; }

    /// <summary>Gets the class of the client's options; null where the client has a half by hand.</summary>
    public string? ClientOptions { get; init; }

    /// <summary>Gets the class that follows a job; null where jobs are submitted by their plain calls alone.</summary>
    public string? JobHandle { get; init; }

    /// <summary>Gets where the response of a submission has the job's id: names on the wire, with dots between. Null where there is no handle.</summary>
    public string? JobId { get; init; }

    /// <summary>Gets the last segment of the paths that say what a call of the path before it costs; null where there are none.</summary>
    public string? PriceSegment { get; init; }

    /// <summary>Gets the class that says which contract the code was made from.</summary>
    public string Contract => Stem + "Contract";

    /// <summary>Gets the class that has the operations as data.</summary>
    public string Operations => Stem + "Operations";

    /// <summary>Gets the exception that all others derive from.</summary>
    public string Failure => Exception("Exception");

    /// <summary>Gets the exception for a request that breaks a rule.</summary>
    public string InvalidRequest => Exception("ValidationException");

    /// <summary>Gets the exception for a job that may have been taken.</summary>
    public string UncertainSubmission => Exception("SubmissionUncertainException");

    /// <summary>Gets the exception for a response that cannot be read.</summary>
    public string UnreadableResponse => Exception("ResponseException");

    private string Stem => Client.EndsWith(ClientSuffix, StringComparison.Ordinal) ? Client[..^ClientSuffix.Length] : Client;

    private string Exception(string suffix) => Exceptions is null ? ServiceException : Exceptions + suffix;
}
