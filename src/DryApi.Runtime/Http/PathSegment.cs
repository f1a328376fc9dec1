using System.ComponentModel;
using DryApi.Errors;

namespace DryApi.Http;

/// <summary>Values that become a part of a path.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class PathSegment
{
    /// <summary>Longer ones would make an address that few servers take.</summary>
    private const int Longest = 1000;

    /// <summary>The value as a segment of an address.</summary>
    /// <param name="value">The value.</param>
    /// <param name="parameter">The name of the parameter, for the exception.</param>
    /// <exception cref="ArgumentException">The value is empty, means another folder, is too long or is no Unicode.</exception>
    public static string Escape(string value, string parameter)
    {
        ArgumentNullException.ThrowIfNull(value, parameter);
        return Problem(value) is { } problem ? throw new ArgumentException($"'{PrintableText.Of(value, 100)}' cannot be a part of an address: {problem}.", parameter) : Uri.EscapeDataString(value);
    }

    /// <summary>Why a value cannot be a segment; null when it can.</summary>
    internal static string? Problem(string value) =>
        string.IsNullOrWhiteSpace(value) ? "it is empty"
        : value is "." or ".." ? "it would lead elsewhere"
        : value.Length > Longest ? $"it has {value.Length} characters, and {Longest} are the most"
        : PrintableText.HasHalfPair(value) ? "it has half of a surrogate pair, which is no Unicode"
        : null;
}
