using System.Reflection;
using System.Runtime.CompilerServices;
using DryApi.Generated.Tests.Operations;
using DryApi.Http;

namespace DryApi.Generated.Tests.Surface;

/// <summary>What users of the SDK can see.</summary>
internal static class PublicSurface
{
    /// <summary>The assemblies of the clients, of each version one.</summary>
    public static IReadOnlyList<Assembly> Sdks { get; } = [.. ServiceDocument.Versions.Select(version => version.Client.Assembly)];

    public static Assembly Runtime => typeof(ApiTransport).Assembly;

    public static IReadOnlyList<Type> Types { get; } = [.. Sdks.Append(Runtime).SelectMany(assembly => assembly.GetExportedTypes())];

    /// <summary>Public members that somebody wrote.</summary>
    public static IEnumerable<MemberInfo> MembersOf(Type type) => type.IsEnum
        ? type.GetFields(BindingFlags.Public | BindingFlags.Static)
        : type.GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly).Where(member => member is not Type && IsWritten(member));

    /// <summary>False for what the compiler adds: accessors, members of records, the constructor that nobody wrote.</summary>
    public static bool IsWritten(MemberInfo member) => member switch
    {
        _ when member.IsDefined(typeof(CompilerGeneratedAttribute)) => false,
        // The only constructor, without parameters, may be the one that every class has.
        ConstructorInfo constructor => !IsRecord(constructor.DeclaringType!) && (constructor.GetParameters().Length > 0 || constructor.DeclaringType!.GetConstructors().Length > 1),
        MethodInfo method => !method.IsSpecialName || method.Name.StartsWith("op_", StringComparison.Ordinal),
        _ => true,
    };

    private static bool IsRecord(Type type) => type.GetMethod("<Clone>$") is not null;
}
