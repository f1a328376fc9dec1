using System.Collections;
using System.Reflection;

namespace DryApi.Generated.Tests.Validation;

/// <summary>Makes models of plain values, by reflection: dictionaries by names on the wire, lists, strings, numbers, files.</summary>
internal static class ModelFactory
{
    public static object Create(RequestShape shape, Dictionary<string, object?> values) => Create(shape.Type, values, shape.Schema["properties"]!.AsObject());

    /// <summary>What an operation takes: the model, or what holds it where there are several forms.</summary>
    public static object CreateBody(RequestShape shape, Dictionary<string, object?> values) => shape.Union is { } union ? Wrap(union, Create(shape, values)) : Create(shape, values);

    /// <summary>The body of an operation that has several forms, holding one of them.</summary>
    public static object Wrap(Type union, object form) => Activator.CreateInstance(union, form)!;

    /// <summary>A name without what differs between the wire and C#.</summary>
    public static string Fold(string name) => string.Concat(name.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();

    /// <summary>The C# property of a name on the wire.</summary>
    public static PropertyInfo Property(Type type, string wireName, string? csharpName = null)
    {
        var wanted = Fold(csharpName ?? wireName);
        return type.GetProperties().SingleOrDefault(p => p.CanWrite && Fold(p.Name) == wanted)
            ?? throw new InvalidOperationException($"{type.Name} has no property for '{wireName}'.");
    }

    private static object Create(Type type, Dictionary<string, object?> values, System.Text.Json.Nodes.JsonObject? schemas)
    {
        var model = Activator.CreateInstance(type)!;
        foreach (var (name, value) in values)
        {
            var property = Property(type, name, schemas?[name]?["x-csharp-name"]?.ToString());
            property.SetValue(model, Convert(property.PropertyType, value));
        }

        return model;
    }

    private static object? Convert(Type type, object? value)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        return value switch
        {
            null => null,
            FileValue file => file.ToContent(),
            Dictionary<string, object?> values when type.GetConstructor([]) is not null => Create(type, values, null),
            List<object?> items when type.IsGenericType => ToList(type.GetGenericArguments()[0], items),
            long number when type == typeof(double) => (double)number,
            _ when type.IsInstanceOfType(value) => value,
            // An open enumeration, or a union: what it holds is the argument of one of its constructors.
            _ => type.GetConstructors()
                .Select(c => (Constructor: c, Argument: c.GetParameters().Single().ParameterType))
                .Where(c => value is string ? c.Argument == typeof(string) : value is List<object?> == c.Argument.IsGenericType)
                .Select(c => c.Constructor.Invoke([Convert(c.Argument, value)]))
                .Single(),
        };
    }

    private static IList ToList(Type element, List<object?> items)
    {
        var list = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(element))!;
        foreach (var item in items)
        {
            list.Add(Convert(element, item));
        }

        return list;
    }
}
