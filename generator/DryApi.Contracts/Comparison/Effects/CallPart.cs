namespace DryApi.Contracts;

/// <summary>A part of a call that the SDK offers.</summary>
internal enum CallPart
{
    /// <summary>What is sent.</summary>
    Body,

    /// <summary>What comes back.</summary>
    Result,

    /// <summary>The data of an event, where a stream of them comes back.</summary>
    Event,

    /// <summary>The call that submits a job.</summary>
    Submission,
}
