namespace DryApi.Contracts;

/// <summary>A contract that cannot be C# as it stands: two things of one name, a union without names. Says which, and what to do.</summary>
public sealed class SurfaceException(string message, int line = 0) : Exception(message)
{
    /// <summary>The line of the contract's text that it is about, counted from 1; 0 when it was not read from one, or is about none.</summary>
    public int Line { get; } = line;
}
