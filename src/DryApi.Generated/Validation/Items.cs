using System.Collections;
using System.Globalization;

namespace DryApi.Validation;

/// <summary>What attributes, which see objects only, need to ask the typed rules.</summary>
internal static class Items
{
    /// <summary>Whether the rule holds for the value, or for each of its items.</summary>
    public static bool All(object? value, bool eachItem, Func<object?, bool> rule) =>
        eachItem ? value is not IEnumerable items || items.Cast<object?>().All(rule) : rule(value);

    /// <summary>A number of any type; null for what is none.</summary>
    public static double? Number(object? value) => value is IConvertible and not string ? Convert.ToDouble(value, CultureInfo.InvariantCulture) : null;
}
