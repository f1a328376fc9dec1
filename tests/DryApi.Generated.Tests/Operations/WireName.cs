using System.Text.RegularExpressions;

namespace DryApi.Generated.Tests.Operations;

/// <summary>How a name on the wire is written in C#: a capital at the start, after what is no letter or digit, and after a digit.</summary>
internal static partial class WireName
{
    public static string ToCSharp(string name) =>
        Other().Replace(Start().Replace(name, match => match.Value.ToUpperInvariant()), "");

    [GeneratedRegex("(?<![A-Za-z])[a-z]")]
    private static partial Regex Start();

    [GeneratedRegex("[^A-Za-z0-9]")]
    private static partial Regex Other();
}
