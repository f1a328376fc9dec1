namespace DryApi.Emulator.Accounts;

/// <summary>The accounts there are.</summary>
internal sealed class AccountStore(DryApiEmulatorOptions options, EmulatorClock clock)
{
    public IReadOnlyList<Account> All { get; } = [.. options.Accounts.Select(settings => new Account(settings, clock))];

    /// <summary>The account of a key; null where there is none.</summary>
    public Account? Find(string key) => All.FirstOrDefault(each => each.Settings.ApiKey == key) ?? All.FirstOrDefault(each => each.Settings.ApiKey is null);

    /// <summary>The account of a channel of live updates; null where there is none.</summary>
    public Account? OfClient(string clientId) => All.FirstOrDefault(each => each.Settings.ClientId == clientId);
}
