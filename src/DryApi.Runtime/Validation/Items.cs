using System.Collections;
using System.Globalization;

namespace DryApi.Validation;

/// <summary>What attributes, which see objects only, need to ask the typed rules.</summary>
internal static class Items
{
    /// <summary>Whether the rule holds for the value, or for each of its items.</summary>
    public static bool All(object? value, bool eachItem, Func<object?, bool> rule) =>
        eachItem ? value is not IEnumerable items || items.Cast<object?>().All(rule) : rule(value);

    /// <summary>A whole number of up to 64 bits; null for what is none.</summary>
    public static long? Whole(object? value) => value is sbyte or byte or short or ushort or int or uint or long ? Convert.ToInt64(value, CultureInfo.InvariantCulture) : null;

    /// <summary>A number of any type; null for what is none.</summary>
    public static double? Number(object? value) => value is IConvertible and not string ? Convert.ToDouble(value, CultureInfo.InvariantCulture) : null;
}
