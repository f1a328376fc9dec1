using System.ComponentModel;

namespace DryApi.Validation;

/// <summary>Collects what is wrong with a request, by field. Costs nothing while nothing is.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct ValidationErrors
{
    private List<(string Field, string Message)>? _items;
    private bool _isOutOfTime;

    /// <summary>How many messages there are.</summary>
    public readonly int Count => _items?.Count ?? 0;

    /// <summary>Adds a message for a field, named as on the wire.</summary>
    public void Add(string field, string message) => (_items ??= []).Add((field, message));

    /// <summary>
    /// Adds what a pattern has against a text. After one that could not be checked in time the others are not tried: the request is invalid
    /// already, and a list of such texts would cost as many seconds as it has items.
    /// </summary>
    public void AddUnlessMatch(string field, PatternMatcher pattern, string? text)
    {
        var verdict = _isOutOfTime && text is not null ? PatternVerdict.TimedOut : pattern.Judge(text);
        _isOutOfTime |= verdict == PatternVerdict.TimedOut;
        if (pattern.Problem(verdict) is { } problem)
        {
            Add(field, problem);
        }
    }

    /// <summary>Puts the field's name before those that were added since: what is inside a field is <c>loras.0.weight</c>.</summary>
    public readonly void Prefix(int since, string field, int? index = null)
    {
        for (var i = since; i < Count; i++)
        {
            var (name, message) = _items![i];
            var parts = new[] { field, index?.ToString(System.Globalization.CultureInfo.InvariantCulture), name };
            _items[i] = (string.Join('.', parts.Where(part => !string.IsNullOrEmpty(part))), message);
        }
    }

    /// <summary>The messages by field.</summary>
    public readonly IReadOnlyDictionary<string, IReadOnlyList<string>> ToDictionary() =>
        (_items ?? [])
            .GroupBy(item => item.Field, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => (IReadOnlyList<string>)group.Select(item => item.Message).ToArray(), StringComparer.Ordinal);
}
