namespace DryApi.Generated.Tests.Torture;

/// <summary>Where a connection ends.</summary>
internal enum Cut
{
    /// <summary>Nowhere.</summary>
    None,

    /// <summary>Nowhere: the service refuses the call as one too many.</summary>
    RateLimit,

    /// <summary>Nowhere: the service takes the call, and says that it failed.</summary>
    ServerError,

    /// <summary>Nobody listens.</summary>
    NoListener,

    /// <summary>As soon as it is made, before anything was read.</summary>
    Accept,

    /// <summary>Between two calls, while it is idle.</summary>
    Idle,

    /// <summary>While it is idle for all that the server knows, and the next call is on its way.</summary>
    IdleRace,

    /// <summary>After the headers of the request.</summary>
    Headers,

    /// <summary>In the middle of the request's body.</summary>
    HalfBody,

    /// <summary>After the whole request, with no answer.</summary>
    WholeBody,

    /// <summary>In the headers of the answer.</summary>
    ResponseHeaders,

    /// <summary>In the body of the answer.</summary>
    ResponseBody,

    /// <summary>After the answer.</summary>
    AfterResponse,
}
