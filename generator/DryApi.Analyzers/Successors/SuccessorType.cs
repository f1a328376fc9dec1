using Microsoft.CodeAnalysis;

namespace DryApi.Analyzers.Successors;

/// <summary>A class that takes the place of an old one, and what became of the fields.</summary>
internal sealed class SuccessorType(INamedTypeSymbol type)
{
    private readonly Dictionary<string, string> _moved = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _unset = new(StringComparer.Ordinal);
    private readonly HashSet<string> _gone = new(StringComparer.Ordinal);
    private readonly List<(string Field, string Why)> _looks = [];

    /// <summary>The class.</summary>
    public INamedTypeSymbol Type => type;

    /// <summary>What is taken for the fields that are not set, where that is another value than before.</summary>
    public IEnumerable<KeyValuePair<string, string>> Unset => _unset;

    /// <summary>Whether it has nothing of a field.</summary>
    public bool IsGone(string field) => _gone.Contains(field);

    /// <summary>What a field is now: a name, or two with a dot between. Null where it is what it was.</summary>
    public string? MovedTo(string field) => _moved.TryGetValue(field, out var @new) ? @new : null;

    /// <summary>Why a value of a field needs a look.</summary>
    public IEnumerable<string> LooksAt(string field) => _looks.Where(look => look.Field == field).Select(static look => look.Why);

    /// <summary>Reads a line of the map.</summary>
    public void Read(string word, string field, string rest)
    {
        switch (word)
        {
            case "moved" or "value" when rest.Split('.') is { Length: <= 2 } names && Array.TrueForAll(names, SuccessorMap.IsName):
                _moved[field] = rest;
                break;
            case "gone":
                _gone.Add(field);
                break;
            case "look":
                _looks.Add((field, rest));
                break;
            case "unset":
                _unset[field] = rest;
                break;
        }
    }
}
