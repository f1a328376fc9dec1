namespace DryApi.Generated.Tests.Support;

/// <summary>What carries the calls of a test.</summary>
public enum Transport
{
    /// <summary>The SDK's own.</summary>
    Own,

    /// <summary>The SDK's own, called with a request configuration.</summary>
    OwnConfigured,

    /// <summary>Kiota's adapter, with its own authentication and address.</summary>
    Foreign,
}
