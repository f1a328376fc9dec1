using static DryApi.Emulator.Control.Requirement;

namespace DryApi.Emulator;

/// <summary>An account of an emulator: its key, its money, its quotas, its webhooks.</summary>
public sealed record EmulatorAccount
{
    /// <summary>The API key that belongs to it. Default: null, which stands for any key that no other account has.</summary>
    public string? ApiKey { get; init; }

    /// <summary>What it has at the start, in the service's currency. Default: 10. Zero or more.</summary>
    public decimal Balance { get; init; } = 10m;

    /// <summary>What it may ask for. Default: <see cref="EmulatorPlan.Unlimited"/>.</summary>
    public EmulatorPlan Plan { get; init; }

    /// <summary>Where the webhooks of its jobs go that name no URL of their own: https, or http on a loopback address. Default: null, nowhere.</summary>
    public Uri? WebhookUrl { get; init; }

    /// <summary>What its webhooks are signed with. Default: null: they are not, and have an empty signature.</summary>
    public string? WebhookSecret { get; init; }

    /// <summary>The name of its channel of live updates, <c>private-client.{ClientId}</c>. Default: 1. No blanks.</summary>
    public string ClientId { get; init; } = "1";

    /// <summary>Its name in what the emulator tells of it, and no secret: the end of its key.</summary>
    internal string Name => ApiKey is null ? "any key" : "…" + ApiKey[^Math.Min(4, ApiKey.Length / 2)..];

    /// <exception cref="ArgumentException">A value is outside its range; the message says which.</exception>
    internal void Validate()
    {
        Require(ApiKey is null || (ApiKey.Length > 0 && ApiKey.All(each => each is > ' ' and < '\x7f')), $"{nameof(EmulatorAccount)}.{nameof(ApiKey)} has to be printable ASCII without blanks.");
        Require(Balance >= 0, $"{nameof(EmulatorAccount)}.{nameof(Balance)} is {Balance}; it has to be zero or more.");
        Require(Enum.IsDefined(Plan), $"{nameof(EmulatorAccount)}.{nameof(Plan)} is {Plan}; it has to be one of {string.Join(", ", Enum.GetNames<EmulatorPlan>())}.");
        Require(WebhookUrl is null || (WebhookUrl.IsAbsoluteUri && (WebhookUrl.Scheme == Uri.UriSchemeHttps || (WebhookUrl.Scheme == Uri.UriSchemeHttp && WebhookUrl.IsLoopback))),
            $"{nameof(EmulatorAccount)}.{nameof(WebhookUrl)} has to be an absolute https URL, or http on a loopback address.");
        Require(!string.IsNullOrEmpty(ClientId) && !ClientId.Any(char.IsWhiteSpace), $"{nameof(EmulatorAccount)}.{nameof(ClientId)} has to be a text without blanks.");
    }
}
