namespace DryApi.Contracts;

/// <summary>What callers' C# feels of a change.</summary>
/// <param name="Member">The type or member.</param>
/// <param name="Text">What happens to it, in a clause; null when its declaration stays.</param>
/// <param name="IsBreaking">Whether code that uses it stops compiling.</param>
internal sealed record SourceEffect(string Member, string? Text = null, bool IsBreaking = false)
{
    /// <summary>The C# that calls it, of an operation that is new; null otherwise.</summary>
    public string? Call { get; init; }
}
