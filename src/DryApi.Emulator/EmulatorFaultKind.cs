namespace DryApi.Emulator;

/// <summary>What a fault does.</summary>
public enum EmulatorFaultKind
{
    /// <summary>A response with an error's status, before the request is looked at.</summary>
    Status,

    /// <summary>No response for a time, then the usual one.</summary>
    Stall,

    /// <summary>The usual response, a few bytes a second.</summary>
    SlowBytes,

    /// <summary>The connection breaks before the request is looked at: no job was taken.</summary>
    CutBefore,

    /// <summary>The connection breaks after the request was worked on: a job was taken, and nobody is told.</summary>
    CutAfter,

    /// <summary>The usual response, half of it, as if that were all.</summary>
    BrokenJson,

    /// <summary>A webhook is never sent.</summary>
    LoseWebhook,

    /// <summary>A webhook is sent twice, with one id.</summary>
    DoubleWebhook,

    /// <summary>A webhook is sent later, so that those after it arrive before.</summary>
    DelayWebhook,
}
