using System.Globalization;
using System.Reflection;

namespace DryApi.Analyzers.Tests.Models;

/// <summary>Makes values of the types that models have.</summary>
internal static class Samples
{
    /// <summary>A value that keeps the rules of the property.</summary>
    public static Sample Valid(PropertyInfo property)
    {
        var rules = ModelRules.Of(property);
        foreach (var sample in Candidates(property))
        {
            if (rules.All(rule => rule.IsValid(sample.Value)))
            {
                return sample;
            }
        }

        throw new InvalidOperationException($"No sample keeps the rules of {property.DeclaringType!.Name}.{property.Name}; add one.");
    }

    public static Sample Text(PropertyInfo property, string text) => Core(property) == typeof(string)
        ? new Sample(text, Quoted(text))
        : new Sample(Activator.CreateInstance(Core(property), text), Quoted(text));

    public static Sample Number(PropertyInfo property, double number) => Core(property) == typeof(long)
        ? new Sample((long)number, ((long)number).ToString(CultureInfo.InvariantCulture))
        : new Sample(
            number,
            double.IsNaN(number) ? "double.NaN" : double.IsPositiveInfinity(number) ? "double.PositiveInfinity" : number.ToString("R", CultureInfo.InvariantCulture) + "d");

    /// <summary>A file by its name, whose bytes say nothing.</summary>
    public static Sample File(string name) => new(FileContent.FromBytes([1], name), $"FileContent.FromBytes(new byte[] {{ 1 }}, {Quoted(name)})");

    public static Sample Null => new(null, "null!");

    /// <summary>A list of some items.</summary>
    public static Sample List(PropertyInfo property, params Sample[] items)
    {
        var list = Array.CreateInstance(Item(property), items.Length);
        for (var i = 0; i < items.Length; i++)
        {
            list.SetValue(items[i].Value, i);
        }

        return new Sample(list, $"[{string.Join(", ", items.Select(item => item.Text))}]");
    }

    /// <summary>The type without its nullability; of a list, that of its items.</summary>
    public static Type Core(PropertyInfo property) => IsList(property) ? Item(property) : Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;

    public static bool IsList(PropertyInfo property) => property.PropertyType.IsGenericType && property.PropertyType.GetGenericTypeDefinition() == typeof(IList<>);

    private static Type Item(PropertyInfo property) => property.PropertyType.GetGenericArguments()[0];

    private static IEnumerable<Sample> Candidates(PropertyInfo property)
    {
        if (IsList(property))
        {
            return [List(property)];
        }

        var core = Core(property);
        return core == typeof(string) ? new[] { "some text", "https://example.com/hook", "en", "a-12" }.Select(text => Text(property, text))
            : core == typeof(long) || core == typeof(double) ? new double[] { 1, 2, 10, 30, 64, 100 }.Select(number => Number(property, number))
            : core == typeof(bool) ? [new Sample(true, "true")]
            : core == typeof(FileContent) ? new[] { "a.png", "a.mp3", "a.mp4" }.Select(File)
            : core.GetConstructor([typeof(string)]) is not null && core.IsValueType ? Known(core).Select(text => Text(property, text))
            : core.GetConstructor([typeof(string)]) is not null ? [new Sample(Activator.CreateInstance(core, "some text"), "\"some text\"")]
            : throw new InvalidOperationException($"{property.DeclaringType!.Name}.{property.Name} is a {core.Name}; say how one is made.");
    }

    private static IEnumerable<string> Known(Type core) => ((System.Collections.IEnumerable)core.GetProperty("KnownValues")!.GetValue(null)!).Cast<object>().Select(value => value.ToString()!);

    private static string Quoted(string text) => Microsoft.CodeAnalysis.CSharp.SymbolDisplay.FormatLiteral(text, quote: true);
}
