namespace DryApi.OpenApi.Prose;

/// <summary>Remembers the limits of each description: two versions of a document say nearly all of them in the same words.</summary>
internal sealed class ProseLimits
{
    private readonly Dictionary<(string Description, string? Name), IReadOnlyList<ProseLimit>> _known = [];

    /// <inheritdoc cref="ProseLimitReader.Read"/>
    public IReadOnlyList<ProseLimit> Read(string description, string? ownName) =>
        _known.TryGetValue((description, ownName), out var limits) ? limits : _known[(description, ownName)] = ProseLimitReader.Read(description, ownName);
}
