namespace DryApi.Generated.Tests.Operations;

/// <summary>How much of a request is filled in.</summary>
public enum Form
{
    /// <summary>Every property.</summary>
    Maximal,

    /// <summary>Only what is required.</summary>
    Minimal,
}
