namespace DryApi.Http;

/// <summary>Values that become a part of a path.</summary>
internal static class PathSegment
{
    /// <summary>The value as a segment of an address.</summary>
    /// <exception cref="ArgumentException">The value is empty, or means another folder.</exception>
    public static string Escape(string value, string parameter)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(value, parameter);
        return value is "." or ".."
            ? throw new ArgumentException($"'{value}' cannot be a part of an address: it would lead elsewhere.", parameter)
            : Uri.EscapeDataString(value);
    }
}
