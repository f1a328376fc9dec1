namespace DryApi;

/// <summary>Why a webhook delivery was not taken for one of the service.</summary>
public enum WebhookRefusal
{
    /// <summary>The headers have no signature, or no time.</summary>
    Unsigned,

    /// <summary>The signature or the time is not in the form that the service sends.</summary>
    Malformed,

    /// <summary>It was sent too long ago, or in the future: a replay, or one of the two clocks is wrong.</summary>
    Expired,

    /// <summary>The signature is of another secret, another time or another body.</summary>
    WrongSignature,

    /// <summary>The headers say another event or another delivery than the body, which is the one that is signed.</summary>
    WrongHeaders,

    /// <summary>The body is not what the contract says.</summary>
    UnreadableBody,
}
