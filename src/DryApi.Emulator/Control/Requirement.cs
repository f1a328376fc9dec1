namespace DryApi.Emulator.Control;

/// <summary>What a value that somebody sets has to be.</summary>
internal static class Requirement
{
    /// <exception cref="ArgumentException">The value is not so.</exception>
    public static void Require(bool condition, string message)
    {
        if (!condition)
        {
            throw new ArgumentException(message);
        }
    }
}
