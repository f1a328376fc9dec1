namespace DryApi.Cli;

/// <summary>Who uses the service.</summary>
/// <param name="Key">The key.</param>
/// <param name="KeySource">Where it comes from.</param>
/// <param name="ClientId">The id of the client, whose channel has live updates; null where nobody says it.</param>
/// <param name="ClientIdSource">Where that comes from.</param>
internal sealed record Credentials(string Key, string KeySource, string? ClientId, string ClientIdSource)
{
    /// <summary>Nothing of it: the key is a secret.</summary>
    public override string ToString() => nameof(Credentials);
}
