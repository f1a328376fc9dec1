namespace DryApi.Contracts;

/// <summary>Who calls whom.</summary>
public enum OperationKind
{
    /// <summary>A caller calls the service.</summary>
    Operation,

    /// <summary>The service calls an address that the account names.</summary>
    Webhook,

    /// <summary>The service calls an address that a request named.</summary>
    Callback,
}
