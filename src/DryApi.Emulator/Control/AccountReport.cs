using DryApi.Emulator.Accounts;

namespace DryApi.Emulator.Control;

/// <summary>What an account has and has used.</summary>
/// <param name="ClientId">Which it is.</param>
/// <param name="Key">What its key is called.</param>
/// <param name="Plan">What it may ask for.</param>
/// <param name="Balance">What it has.</param>
/// <param name="HasWebhooks">Whether webhooks are sent.</param>
/// <param name="Quotas">How much is used of the quotas.</param>
internal sealed record AccountReport(string ClientId, string Key, EmulatorPlan Plan, decimal Balance, bool HasWebhooks, IReadOnlyList<QuotaUse> Quotas)
{
    public static AccountReport Of(Account account) =>
        new(account.Settings.ClientId, account.Settings.Name, account.Settings.Plan, account.Balance, account.HasWebhooks, account.Uses);
}
