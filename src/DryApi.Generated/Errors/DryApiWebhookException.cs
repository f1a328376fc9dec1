namespace DryApi;

/// <summary>A webhook delivery that is none of the service's, or cannot be read. What it says is for the receiver's log: whoever sent the delivery gets a status alone.</summary>
/// <param name="refusal">Why it was refused.</param>
/// <param name="message">What happened, in one sentence.</param>
/// <param name="innerException">What it came from.</param>
public sealed class DryApiWebhookException(WebhookRefusal refusal, string? message = null, Exception? innerException = null) : DryApiException(message ?? Sentence(refusal), innerException)
{
    /// <summary>Gets why the delivery was refused.</summary>
    public WebhookRefusal Refusal { get; } = refusal;

    private static string Sentence(WebhookRefusal refusal) => "The webhook delivery was refused: " + refusal switch
    {
        WebhookRefusal.Unsigned => "it has no signature, or does not say when it was sent. Does a proxy take the headers away, or has the account no webhook secret?",
        WebhookRefusal.Malformed => "its signature or its time is not in the form that the service sends.",
        WebhookRefusal.Expired => "it was sent too long ago, or in the future. Is it a replay, or is the clock of this machine wrong?",
        WebhookRefusal.WrongSignature => "its signature is of another secret, another time or another body. Is the secret the account's, and is the body verified as the bytes that came?",
        WebhookRefusal.WrongHeaders => "its headers say another event or another delivery than the signed body.",
        _ => "its body is not what the contract says.",
    };
}
