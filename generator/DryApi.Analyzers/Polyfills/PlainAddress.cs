namespace DryApi.Validation;

/// <summary>The SDK's short cut for addresses that <see cref="Uri"/> takes anyway. The few that stand in a source go the long way.</summary>
internal static class PlainAddress
{
    public static bool Is(ReadOnlySpan<char> text, ReadOnlySpan<char> scheme) => false;
}
