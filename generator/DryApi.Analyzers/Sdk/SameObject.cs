using System.Runtime.CompilerServices;

namespace DryApi.Analyzers.Sdk;

/// <summary>
/// Compares symbols as objects. A compilation has one object for each definition, and its hash is at hand, where that of a symbol's meaning is
/// worked out each time.
/// </summary>
internal sealed class SameObject : IEqualityComparer<object>
{
    public static readonly SameObject Instance = new();

    bool IEqualityComparer<object>.Equals(object? x, object? y) => ReferenceEquals(x, y);

    int IEqualityComparer<object>.GetHashCode(object obj) => RuntimeHelpers.GetHashCode(obj);
}
