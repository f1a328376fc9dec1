namespace DryApi;

/// <summary>What became of a claim.</summary>
public enum WebhookClaim
{
    /// <summary>The delivery is this server's to handle.</summary>
    Claimed,

    /// <summary>Somebody handles it at this moment.</summary>
    InWork,

    /// <summary>It was handled before.</summary>
    Handled,
}
