using System.ComponentModel;
using DryApi.Files;

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

    /// <summary>Adds that a value is missing, if it is.</summary>
    public void Required(string field, object? value)
    {
        if (value is null)
        {
            Add(field, Rules.RequiredMessage);
        }
    }

    /// <summary>Adds what is wrong with the length of a text, in code points.</summary>
    public void Length(string field, string? text, long minimum, long maximum)
    {
        if (!Rules.HasLength(text, minimum, maximum))
        {
            Add(field, Rules.LengthMessage(minimum, maximum));
        }
    }

    /// <summary>
    /// Adds what a pattern has against a text. After one that could not be checked in time the others are not tried: the request is invalid
    /// already, and a list of such texts would cost as many seconds as it has items.
    /// </summary>
    public void Pattern(string field, string? text, PatternMatcher pattern)
    {
        var verdict = _isOutOfTime && text is not null ? PatternVerdict.TimedOut : pattern.Judge(text);
        _isOutOfTime |= verdict == PatternVerdict.TimedOut;
        if (pattern.Problem(verdict) is { } problem)
        {
            Add(field, problem);
        }
    }

    /// <summary>Adds that a text is none of those allowed, if it is not.</summary>
    public void OneOf(string field, string? text, params ReadOnlySpan<string> allowed)
    {
        if (!Rules.IsOneOf(text, allowed))
        {
            Add(field, Rules.OneOfMessage(allowed.ToArray()));
        }
    }

    /// <summary>Adds that a number is none of those allowed, if it is not.</summary>
    public void OneOf(string field, bool isAllowed, params ReadOnlySpan<string> allowed)
    {
        if (!isAllowed)
        {
            Add(field, Rules.OneOfMessage(allowed.ToArray()));
        }
    }

    /// <summary>Adds that a text is no absolute URL with one of the schemes, if it is not.</summary>
    public void Scheme(string field, string? text, params ReadOnlySpan<string> schemes)
    {
        if (!Rules.HasScheme(text, schemes))
        {
            Add(field, Rules.SchemeMessage(schemes.ToArray()));
        }
    }

    /// <summary>Adds that a number is not finite, if it is not.</summary>
    public void Finite(string field, double? number)
    {
        if (!Rules.IsFinite(number))
        {
            Add(field, Rules.FiniteMessage);
        }
    }

    /// <summary>Adds that a number is out of its bounds, if it is.</summary>
    public void Range(string field, double? number, double minimum, double maximum, bool isMinimumExcluded = false, bool isMaximumExcluded = false)
    {
        if (!Rules.IsInRange(number, minimum, maximum, isMinimumExcluded, isMaximumExcluded))
        {
            Add(field, Rules.RangeMessage(minimum, maximum, isMinimumExcluded, isMaximumExcluded));
        }
    }

    /// <summary>Adds that a whole number is out of bounds that doubles are too coarse for, if it is.</summary>
    public void Range(string field, long? number, long minimum, long maximum)
    {
        if (!Rules.IsInRange(number, minimum, maximum))
        {
            Add(field, Rules.RangeMessage(minimum, maximum));
        }
    }

    /// <summary>Adds that a number is no multiple of another, if it is not.</summary>
    public void Multiple(string field, double? number, double divisor)
    {
        if (!Rules.IsMultipleOf(number, divisor))
        {
            Add(field, Rules.MultipleMessage(divisor));
        }
    }

    /// <inheritdoc cref="Multiple(string, double?, double)"/>
    public void Multiple(string field, long? number, double divisor)
    {
        if (!Rules.IsMultipleOf(number, divisor))
        {
            Add(field, Rules.MultipleMessage(divisor));
        }
    }

    /// <summary>Adds that a file is larger than it may be, if it is.</summary>
    public void Size(string field, FileContent? file, long maximum)
    {
        if (!Rules.HasSize(file, maximum))
        {
            Add(field, Rules.SizeMessage(maximum));
        }
    }

    /// <summary>Adds that a file is of none of the types, if it is not.</summary>
    public void FileType(string field, FileContent? file, params ReadOnlySpan<string> types)
    {
        if (!Rules.HasType(file, types))
        {
            Add(field, Rules.TypeMessage(types.ToArray()));
        }
    }

    /// <summary>Adds what is wrong with the number of items of a list.</summary>
    public void Items(string field, int? number, long minimum, long maximum)
    {
        if (!Rules.HasCount(number, minimum, maximum))
        {
            Add(field, Rules.CountMessage(minimum, maximum));
        }
    }

    /// <summary>Adds that a list has an item twice, if it has.</summary>
    public void Distinct<T>(string field, IEnumerable<T>? items)
    {
        if (!Rules.HasDistinctItems(items))
        {
            Add(field, Rules.DistinctMessage);
        }
    }

    /// <summary>Adds what is wrong with what a value holds.</summary>
    public void Contents(string field, IValidatableModel? model)
    {
        var since = Count;
        model?.Validate(ref this);
        Prefix(since, field);
    }

    /// <summary>Adds what is wrong with what the items of a list hold, and those that are null.</summary>
    public void Contents<T>(string field, IList<T>? models)
        where T : class, IValidatableModel
    {
        for (var i = 0; i < (models?.Count ?? 0); i++)
        {
            var since = Count;
            Required("", models![i]);
            models[i]?.Validate(ref this);
            Prefix(since, field, i);
        }
    }

    /// <summary>Adds the items of a list that are null.</summary>
    public void NoNulls<T>(string field, IList<T>? items)
        where T : class
    {
        for (var i = 0; i < (items?.Count ?? 0); i++)
        {
            var since = Count;
            Required("", items![i]);
            Prefix(since, field, i);
        }
    }

    /// <summary>Adds that not exactly one of some fields is given, if so.</summary>
    public void ExactlyOne(int given, params ReadOnlySpan<string> fields)
    {
        if (given != 1)
        {
            Add(fields[0], Rules.ExactlyOneMessage(fields.ToArray()));
        }
    }

    /// <summary>Adds that none of some fields is given, if so.</summary>
    public void AtLeastOne(int given, params ReadOnlySpan<string> fields)
    {
        if (given < 1)
        {
            Add(fields[0], Rules.AtLeastOneMessage(fields.ToArray()));
        }
    }

    /// <summary>Adds that a field is missing which another one asks for, if so.</summary>
    public void RequiredWhen(string field, bool isKept, string condition, bool orAbsent, params ReadOnlySpan<string> values)
    {
        if (!isKept)
        {
            Add(field, Rules.RequiredWhenMessage(condition, orAbsent, values.ToArray()));
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

    /// <summary>The messages by field, in the form that <c>ValidationProblem</c> of ASP.NET has.</summary>
    public readonly IDictionary<string, string[]> ToDictionary() =>
        (_items ?? [])
            .GroupBy(item => item.Field, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Select(item => item.Message).ToArray(), StringComparer.Ordinal);
}
