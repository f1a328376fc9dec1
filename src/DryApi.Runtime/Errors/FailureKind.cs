namespace DryApi.Errors;

/// <summary>Says what went wrong with a call.</summary>
public enum FailureKind
{
    /// <summary>None of the others: a status that has no kind of its own, or what the client says itself.</summary>
    Other,

    /// <summary>The request breaks a rule: found before it was sent, or refused by the service (422).</summary>
    InvalidRequest,

    /// <summary>The key is missing, wrong or expired (401).</summary>
    Unauthorized,

    /// <summary>The key is not allowed to do this (403).</summary>
    Forbidden,

    /// <summary>There is no such thing (404).</summary>
    NotFound,

    /// <summary>There were too many requests (429).</summary>
    RateLimit,

    /// <summary>The service failed (500 to 599).</summary>
    Server,

    /// <summary>The service could not be reached, or the connection ended before the whole response was there.</summary>
    Connection,

    /// <summary>The time that a call had was up before the whole response was there.</summary>
    Timeout,

    /// <summary>The service responded with success, and the response cannot be read or is too large.</summary>
    Response,

    /// <summary>A job was being submitted, and nobody can tell whether the service took it.</summary>
    SubmissionUncertain,

    /// <summary>A file cannot be sent.</summary>
    File,
}
