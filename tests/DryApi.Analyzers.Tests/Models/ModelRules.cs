using System.ComponentModel.DataAnnotations;
using System.Reflection;
using DryApi.Http;
using DryApi.Validation;

namespace DryApi.Analyzers.Tests.Models;

/// <summary>The rules that the real assemblies have, by reflection.</summary>
internal static class ModelRules
{
    /// <summary>The assemblies that say that they have a client.</summary>
    public static IReadOnlyList<Assembly> Assemblies { get; } =
    [
        .. Compiling.PlatformAssemblies.Select(path => Path.GetFileNameWithoutExtension(path)).Where(name => name.StartsWith("DryApi.", StringComparison.Ordinal)).Order(StringComparer.Ordinal)
            .Select(Assembly.Load).Where(assembly => assembly.IsDefined(typeof(ServiceClientAttribute))),
    ];

    /// <summary>All models that judge themselves and can be made with an initializer.</summary>
    public static IReadOnlyList<Type> Models { get; } = [.. Validatable().Where(type => type.GetConstructor([]) is not null)];

    /// <summary>Those that have no initializer.</summary>
    public static IReadOnlyList<Type> Others { get; } = [.. Validatable().Where(type => type.GetConstructor([]) is null)];

    public static IEnumerable<PropertyInfo> Properties(Type model) => model.GetProperties().Where(property => property.SetMethod is not null);

    public static ValidationAttribute[] Of(MemberInfo member) => [.. member.GetCustomAttributes<ValidationAttribute>(inherit: false)];

    private static IEnumerable<Type> Validatable() =>
        Assemblies.SelectMany(assembly => assembly.GetExportedTypes()).Where(type => type.GetMethod("Validate", [])?.ReturnType == typeof(IDictionary<string, string[]>)).OrderBy(type => type.FullName, StringComparer.Ordinal);

    /// <summary>Why a rule has no case; null when it has some.</summary>
    public static string? Uncovered(PropertyInfo property, ValidationAttribute rule) => rule switch
    {
        FileSizeAttribute => "the size of a file stands in no source",
        ValidContentsAttribute => "what is inside is judged where it is made",
        RequiredAttribute when property.PropertyType.IsValueType => "a value type is never null",
        _ => null,
    };
}
