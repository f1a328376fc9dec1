namespace DryApi.Contracts;

/// <summary>A part of a call that the SDK offers.</summary>
internal enum CallPart
{
    /// <summary>What is sent.</summary>
    Body,

    /// <summary>What comes back.</summary>
    Result,

    /// <summary>The data of the events that come back.</summary>
    Events,

    /// <summary>The call that submits a job.</summary>
    Submission,
}
