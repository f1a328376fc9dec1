namespace DryApi.Generated.Tests.Support;

/// <summary>What lies between the client and the network, and sends a call again by itself.</summary>
public enum Resending
{
    /// <summary>The standard handler of Microsoft.Extensions.Http.Resilience, which sends again after failures and 5xx.</summary>
    Resilience,

    /// <summary>The hedging handler of the same package, which does not wait for the first response.</summary>
    Hedging,

    /// <summary>A handler that sends each call twice.</summary>
    Twice,

    /// <summary>A handler that sends again whatever failed.</summary>
    AfterFailure,

    /// <summary>Kiota's adapter with its retries switched on.</summary>
    Kiota,
}
