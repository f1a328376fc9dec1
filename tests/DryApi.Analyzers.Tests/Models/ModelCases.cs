using System.ComponentModel.DataAnnotations;
using System.Reflection;
using DryApi.Validation;

namespace DryApi.Analyzers.Tests.Models;

/// <summary>For each rule of each property of each model: a value that breaks it, and one that just keeps it.</summary>
internal static class ModelCases
{
    public static IReadOnlyList<ModelCase> All { get; } = [.. ModelRules.Models.SelectMany(OfModel)];

    private static IEnumerable<ModelCase> OfModel(Type model)
    {
        yield return new ModelCase(model, "as it should be", null, With(model));
        foreach (var property in ModelRules.Properties(model))
        {
            foreach (var rule in ModelRules.Of(property).Where(rule => ModelRules.Uncovered(property, rule) is null))
            {
                var name = $"{property.Name} {rule.GetType().Name.Replace("Attribute", "", StringComparison.Ordinal)}";
                foreach (var (id, sample, note) in Values(property, rule))
                {
                    yield return new ModelCase(model, $"{name} {note}", id, With(model, property, sample));
                }
            }
        }

        foreach (var rule in ModelRules.Of(model))
        {
            foreach (var each in Together(model, rule))
            {
                yield return each;
            }
        }
    }

    /// <summary>Values for a rule, with the diagnostic that is expected.</summary>
    private static IEnumerable<(string? Id, Sample Sample, string Note)> Values(PropertyInfo property, ValidationAttribute rule)
    {
        switch (rule)
        {
            case UrlSchemesAttribute { Schemes: var schemes }:
                yield return ("DRY3001", Samples.Text(property, "http://example.com/hook"), "http");
                yield return ("DRY3001", Samples.Text(property, "example.com"), "relative");
                yield return (null, Samples.Text(property, schemes[0] + "://a"), "short");
                break;
            case TextLengthAttribute { MinimumLength: var minimum, MaximumLength: var maximum }:
                var start = ModelRules.Of(property).Any(each => each is UrlSchemesAttribute) ? "https://example.com/" : "";
                if (minimum > 0)
                {
                    yield return ("DRY3002", Samples.Text(property, start.PadRight(minimum - 1, 'a')), "too short");
                    yield return (null, Samples.Text(property, start.PadRight(minimum, 'a')), "shortest");
                }

                if (maximum < int.MaxValue)
                {
                    yield return ("DRY3002", Samples.Text(property, start.PadRight(maximum + 1, 'a')), "too long");
                    yield return (null, Samples.Text(property, start.PadRight(maximum, 'a')), "longest");
                }

                break;
            case NumberRangeAttribute { Minimum: double least, Maximum: double most }:
                if (double.IsFinite(least))
                {
                    yield return ("DRY3003", Samples.Number(property, least - 1), "too little");
                    yield return (null, Samples.Number(property, least), "least");
                }

                if (double.IsFinite(most))
                {
                    yield return ("DRY3003", Samples.Number(property, most + 1), "too much");
                    yield return (null, Samples.Number(property, most), "most");
                }

                break;
            case FiniteNumberAttribute:
                yield return ("DRY3003", Samples.Number(property, double.NaN), "NaN");
                yield return ("DRY3003", Samples.Number(property, double.PositiveInfinity), "infinite");
                break;
            case AllowedTextAttribute { EachItem: var eachItem, Values: var values }:
                var (wrong, right) = (Samples.Text(property, "no such value"), Samples.Text(property, values[^1]));
                yield return ("DRY3004", eachItem ? Samples.List(property, right, wrong) : wrong, "another");
                yield return (null, eachItem ? Samples.List(property, right, right) : right, "last");
                break;
            case AllowedNumbersAttribute { Values: var numbers }:
                yield return ("DRY3004", Samples.Number(property, numbers.Max() + 1), "another");
                yield return (null, Samples.Number(property, numbers[^1]), "last");
                break;
            case FileTypesAttribute { EachItem: var eachFile, Types: var types }:
                var (document, file) = (Samples.File("notes.pdf"), Samples.File("file." + types[^1]));
                yield return ("DRY3006", eachFile ? Samples.List(property, file, document) : document, "document");
                yield return (null, eachFile ? Samples.List(property, file, file) : file, "last");
                break;
            case NoNullItemsAttribute:
                yield return ("DRY3011", Samples.List(property, Samples.Null), "null");
                yield return (null, Samples.List(property), "none");
                break;
            case RequiredAttribute:
                yield return ("DRY3009", Samples.Null, "null");
                break;
            default:
                throw new InvalidOperationException($"{property.DeclaringType!.Name}.{property.Name} has a {rule.GetType().Name}: say which values keep and break it, or in ModelRules.Uncovered why there are none.");
        }
    }

    private static IEnumerable<ModelCase> Together(Type model, ValidationAttribute rule)
    {
        PropertyInfo Named(string name) => model.GetProperty(name)!;
        switch (rule)
        {
            case ExactlyOneOfAttribute { Properties: var properties }:
                yield return new ModelCase(model, "exactly one: none", "DRY3007", Without(With(model), [.. properties.Select(Named)]));
                yield return new ModelCase(model, "exactly one: all", "DRY3007", properties.Aggregate(With(model), (given, name) => Set(given, Named(name), Samples.Valid(Named(name)))));
                break;
            case AtLeastOneOfAttribute { Properties: var properties }:
                yield return new ModelCase(model, "at least one: none", "DRY3007", Without(With(model), [.. properties.Select(Named)]));
                yield return new ModelCase(model, "at least one: all", null, properties.Aggregate(With(model), (given, name) => Set(given, Named(name), Samples.Valid(Named(name)))));
                break;
            case RequiredWhenAttribute { Property: var property, When: var when, Values: var values, OrAbsent: var orAbsent }:
                foreach (var value in values)
                {
                    var decided = Set(With(model), Named(when), Samples.Text(Named(when), value));
                    yield return new ModelCase(model, $"{property} when {value}: none", "DRY3007", Without(decided, Named(property)));
                    yield return new ModelCase(model, $"{property} when {value}: given", null, Set(decided, Named(property), Samples.Valid(Named(property))));
                }

                yield return new ModelCase(model, $"{property} when absent: none", orAbsent ? "DRY3007" : null, Without(With(model), orAbsent ? [Named(property), Named(when)] : [Named(when)]));
                break;
            case ValidContentsAttribute:
                break;
            default:
                throw new InvalidOperationException($"{model.Name} has a {rule.GetType().Name}: say what keeps and breaks it.");
        }
    }

    /// <summary>A valid object, with another value for a property if one is given.</summary>
    private static IReadOnlyDictionary<PropertyInfo, Sample> With(Type model, PropertyInfo? property = null, Sample? sample = null)
    {
        var given = ModelRules.Properties(model)
            .Where(each => each.CustomAttributes.Any(attribute => attribute.AttributeType.Name == "RequiredMemberAttribute"))
            .ToDictionary(each => each, Samples.Valid);
        if (property is not null)
        {
            given[property] = sample!;
        }

        foreach (var rule in ModelRules.Of(model))
        {
            var (needed, alternatives) = rule switch
            {
                ExactlyOneOfAttribute { Properties: var properties } => (properties[0], properties),
                AtLeastOneOfAttribute { Properties: var properties } => (properties[0], properties),
                RequiredWhenAttribute { OrAbsent: true, Property: var other } => (other, [other]),
                _ => (null, (IReadOnlyList<string>)[]),
            };
            if (needed is not null && !given.Keys.Any(each => alternatives.Contains(each.Name)))
            {
                given[model.GetProperty(needed)!] = Samples.Valid(model.GetProperty(needed)!);
            }
        }

        // A property whose own case asks for another one gets it.
        foreach (var rule in ModelRules.Of(model).OfType<RequiredWhenAttribute>())
        {
            if (property?.Name == rule.When && sample?.Value?.ToString() is { } value && rule.Values.Contains(value))
            {
                given.TryAdd(model.GetProperty(rule.Property)!, Samples.Valid(model.GetProperty(rule.Property)!));
            }
        }

        return given;
    }

    private static IReadOnlyDictionary<PropertyInfo, Sample> Set(IReadOnlyDictionary<PropertyInfo, Sample> given, PropertyInfo property, Sample sample) =>
        new Dictionary<PropertyInfo, Sample>(given) { [property] = sample };

    private static IReadOnlyDictionary<PropertyInfo, Sample> Without(IReadOnlyDictionary<PropertyInfo, Sample> given, params PropertyInfo[] properties) =>
        given.Where(each => !properties.Contains(each.Key)).ToDictionary();
}
