namespace DryApi.OpenApi.Tests.Encoders;

/// <summary>A place of a document.</summary>
/// <param name="Path">The names and indexes from the root.</param>
/// <param name="IsName">Whether it is the last name that is meant, and not its value.</param>
internal sealed record Position(string[] Path, bool IsName)
{
    /// <inheritdoc/>
    public override string ToString() => (IsName ? "name /" : "value /") + string.Join("/", Path);
}
