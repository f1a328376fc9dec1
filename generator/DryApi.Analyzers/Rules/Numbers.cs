using System.Collections.Immutable;
using System.Globalization;

namespace DryApi.Analyzers.Rules;

/// <summary>Constants that are numbers.</summary>
internal static class Numbers
{
    /// <summary>The number, as the SDK's rules see it; null for what is none.</summary>
    public static double? Read(object? value) => value switch
    {
        double number => number,
        sbyte or byte or short or ushort or int or uint or long or ulong or float or decimal => Convert.ToDouble(value, CultureInfo.InvariantCulture),
        _ => null,
    };

    /// <summary>The number where it is a whole one of up to 64 bits; null for what is none.</summary>
    public static long? ReadWhole(object? value) => value is sbyte or byte or short or ushort or int or uint or long ? Convert.ToInt64(value, CultureInfo.InvariantCulture) : null;

    /// <summary>Whether the constant is of a type with fractions.</summary>
    public static bool IsFractional(object? value) => value is double or float or decimal;

    /// <summary>What a code fix puts in the place of a number; nothing when there is no nearest one.</summary>
    public static ImmutableDictionary<string, string?> FixTo(double? bound) => bound is { } number && Math.Abs(number) < 1e15
        ? ImmutableDictionary<string, string?>.Empty.Add(FixData.Bound, Texts.Number(number))
        : ImmutableDictionary<string, string?>.Empty;
}
