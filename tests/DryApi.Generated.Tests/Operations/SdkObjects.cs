using System.Collections;
using System.Globalization;
using System.Reflection;

namespace DryApi.Generated.Tests.Operations;

/// <summary>Finds the SDK's builders and makes its requests by name. Only tests do it this way.</summary>
internal static class SdkObjects
{
    /// <summary>The builder that stands for a path; null when there is none.</summary>
    public static object? Builder(object client, ServiceOperation operation, IReadOnlyDictionary<string, object> pathValues)
    {
        object? builder = client;
        foreach (var step in operation.BuilderPath)
        {
            builder = step[0] == '{'
                ? builder?.GetType().GetProperty("Item")?.GetValue(builder, [pathValues[step.Trim('{', '}')]])
                : builder?.GetType().GetProperty(step)?.GetValue(builder);
        }

        return builder;
    }

    /// <summary>A value of the SDK's type.</summary>
    public static object Make(Type type, object sample)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (sample is SampleFile file && type == typeof(FileContent))
        {
            return FileContent.FromBytes(file.Bytes, file.Name);
        }

        if (type == typeof(string) || type.IsPrimitive)
        {
            return Convert.ChangeType(sample, type, CultureInfo.InvariantCulture);
        }

        if (sample is List<object> items && ItemOf(type) is { } item)
        {
            var list = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(item))!;
            items.ForEach(value => list.Add(Make(item, value)));
            return list;
        }

        if (type.GetMethods().Where(method => method.Name == "op_Implicit").FirstOrDefault(method => CanMake(method.GetParameters()[0].ParameterType, sample)) is { } conversion)
        {
            return conversion.Invoke(null, [Make(conversion.GetParameters()[0].ParameterType, sample)])!;
        }

        var model = Activator.CreateInstance(type)!;
        foreach (var (name, value) in sample.ShouldBeOfType<Dictionary<string, object>>())
        {
            var property = Property(type, name).ShouldNotBeNull($"{type.Name} has nothing for {name}");
            property.SetValue(model, Make(property.PropertyType, value));
        }

        return model;
    }

    /// <summary>The property that stands for a name on the wire.</summary>
    public static PropertyInfo? Property(Type type, string wireName) => type.GetProperty(CSharpNames.GetValueOrDefault(wireName) ?? WireName.ToCSharp(wireName));

    private static readonly Dictionary<string, string> CSharpNames = ServiceDocument.AllOperations.SelectMany(operation => operation.Parameters)
        .Where(parameter => parameter["x-csharp-name"] is not null).DistinctBy(parameter => (string)parameter["name"]!)
        .ToDictionary(parameter => (string)parameter["name"]!, parameter => (string)parameter["x-csharp-name"]!);

    private static bool CanMake(Type type, object sample) => sample switch
    {
        string => type == typeof(string),
        List<object> => ItemOf(type) is not null,
        Dictionary<string, object> properties => properties.Keys.All(name => Property(type, name) is not null) && type.GetProperties()
            .Where(property => property.IsDefined(typeof(System.Runtime.CompilerServices.RequiredMemberAttribute))).All(required => properties.Keys.Any(name => Property(type, name) == required)),
        _ => false,
    };

    private static Type? ItemOf(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() is { } generic && (generic == typeof(IList<>) || generic == typeof(List<>)) ? type.GetGenericArguments()[0] : null;
}
