using System.Collections.Concurrent;

namespace DryApi;

/// <summary>What the SDK's rules call, and netstandard2.0 lacks.</summary>
internal static class NetStandard
{
    extension(double)
    {
        public static bool IsFinite(double number) => !double.IsNaN(number) && !double.IsInfinity(number);
    }

    extension(char)
    {
        public static bool IsAsciiDigit(char character) => character is >= '0' and <= '9';
    }

    extension(Path)
    {
        public static ReadOnlySpan<char> GetExtension(ReadOnlySpan<char> path)
        {
            var dot = path.LastIndexOf('.');
            return dot < 0 || dot < path.LastIndexOfAny('/', '\\') ? default : path[dot..];
        }
    }

    public static int Count<T>(this ReadOnlySpan<T> values, T value)
        where T : IEquatable<T>
    {
        var count = 0;
        foreach (var each in values)
        {
            count += each.Equals(value) ? 1 : 0;
        }

        return count;
    }

    public static TValue GetOrAdd<TKey, TValue, TState>(this ConcurrentDictionary<TKey, TValue> dictionary, TKey key, Func<TKey, TState, TValue> create, TState state) =>
        dictionary.TryGetValue(key, out var value) ? value : dictionary.GetOrAdd(key, create(key, state));
}
