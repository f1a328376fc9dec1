namespace DryApi.Emulator.Accounts;

/// <summary>An account in a snapshot.</summary>
/// <param name="ClientId">Which it is.</param>
/// <param name="Balance">What it has.</param>
/// <param name="HasWebhooks">Whether webhooks are sent.</param>
/// <param name="FailedDeliveries">How many deliveries in a row came to nothing.</param>
/// <param name="Quotas">What was used of the quotas.</param>
internal sealed record AccountState(string ClientId, decimal Balance, bool HasWebhooks, int FailedDeliveries, Dictionary<string, QuotaWindow> Quotas);
