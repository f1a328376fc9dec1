using System.Collections;
using System.Diagnostics;
using System.Reflection;
using System.Text;

namespace DryApi.Tests.Secrets;

/// <summary>What a debugger shows of an object of the SDK, with all that is in it: fields and properties, private ones too, but for those that it is told to leave out.</summary>
internal static class DebuggerView
{
    private const BindingFlags Members = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    public static string Of(object shown)
    {
        var text = new StringBuilder();
        Add(shown, text, new HashSet<object>(ReferenceEqualityComparer.Instance));
        return text.ToString();
    }

    private static void Add(object? shown, StringBuilder text, HashSet<object> seen)
    {
        if (shown is null || shown.GetType() is { IsPointer: true } || !seen.Add(shown))
        {
            return;
        }

        text.Append(shown is byte[] bytes ? Encoding.UTF8.GetString(bytes) : shown.ToString()).Append('\n');
        if (shown is IEnumerable items and not string)
        {
            foreach (var item in items)
            {
                Add(item, text, seen);
            }
        }

        // What others made shows what they decided; delegates have nothing to see but their closures.
        if (shown is Delegate { Target: { } target })
        {
            Add(target, text, seen);
        }

        for (var type = shown.GetType(); type is not null && type.Namespace?.StartsWith("DryApi", StringComparison.Ordinal) == true; type = type.BaseType)
        {
            foreach (var field in type.GetFields(Members).Where(IsShown))
            {
                Add(field.GetValue(shown), text, seen);
            }

            foreach (var property in type.GetProperties(Members).Where(property => property.GetMethod is not null && property.GetIndexParameters().Length == 0 && IsShown(property)))
            {
                Add(Value(property, shown), text, seen);
            }
        }
    }

    /// <summary>A field of the compiler for a property is shown as the property alone.</summary>
    private static bool IsShown(MemberInfo member) =>
        member.GetCustomAttribute<DebuggerBrowsableAttribute>()?.State != DebuggerBrowsableState.Never && !member.Name.EndsWith("k__BackingField", StringComparison.Ordinal);

    private static object? Value(PropertyInfo property, object shown)
    {
        try
        {
            return property.PropertyType.IsByRefLike ? null : property.GetValue(shown);
        }
        catch (TargetInvocationException thrown)
        {
            return thrown.InnerException!.Message;
        }
    }
}
