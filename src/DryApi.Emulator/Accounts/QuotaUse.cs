namespace DryApi.Emulator.Accounts;

/// <summary>How much of a quota is used.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="InMinute">How many requests came in this minute.</param>
/// <param name="PerMinute">How many there may be in a minute.</param>
/// <param name="InDay">How many came today.</param>
/// <param name="PerDay">How many there may be in a day; null: any number.</param>
internal sealed record QuotaUse(string Name, int InMinute, int PerMinute, int InDay, int? PerDay);
