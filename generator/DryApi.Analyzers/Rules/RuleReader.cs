using DryApi.Validation;
using Microsoft.CodeAnalysis;

namespace DryApi.Analyzers.Rules;

/// <summary>Makes rules of the attributes that the SDK put on its models.</summary>
internal static class RuleReader
{
    /// <summary>The rules of a property or parameter; null when it has none.</summary>
    public static MemberRules? OfMember(SdkTypes sdk, ISymbol member)
    {
        List<ValueRule> values = [], items = [];
        List<ListRule> lists = [];
        foreach (var attribute in member.GetAttributes())
        {
            if (attribute.AttributeClass is not { } type || attribute.AttributeConstructor is null)
            {
                continue;
            }

            if (!sdk.IsOfSdk(type))
            {
                // What others require of their own types is for others to judge.
                if (type is { Name: "RequiredAttribute", ContainingNamespace.Name: "DataAnnotations" } && IsModel(sdk, member.ContainingType))
                {
                    values.Add(new RequiredRule(Named(attribute, "AllowEmptyStrings", false)));
                }
            }
            else if (ListRuleOf(type.Name, attribute) is { } list)
            {
                lists.Add(list);
            }
            else if (ValueRuleOf(type.Name, attribute) is { } rule)
            {
                (rule.EachItem ? items : values).Add(rule);
            }
        }

        return values.Count + items.Count + lists.Count == 0 ? null : new MemberRules([.. values], [.. items], [.. lists]);
    }

    /// <summary>The rules of a model about several of its properties.</summary>
    public static ModelRule[] OfModel(SdkTypes sdk, INamedTypeSymbol model) =>
    [
        .. model.GetAttributes()
            .Where(attribute => attribute.AttributeClass is { } type && sdk.IsOfSdk(type) && attribute.AttributeConstructor is not null)
            .Select(ModelRuleOf)
            .OfType<ModelRule>(),
    ];

    private static bool IsModel(SdkTypes sdk, INamedTypeSymbol? type) =>
        type is not null && sdk.IsOfSdk(type) && type.Interfaces.Any(each => SymbolEqualityComparer.Default.Equals(each, sdk.Validatable));

    private static ValueRule? ValueRuleOf(string name, AttributeData attribute)
    {
        var eachItem = Named(attribute, "EachItem", false);
        return name switch
        {
            "HttpsUrlAttribute" => new SchemeRule(["https"]),
            "UrlSchemesAttribute" => new SchemeRule(TextsOf(attribute, 0)),
            "TextLengthAttribute" => new LengthRule(Named(attribute, "MinimumLength", 0), At<int>(attribute, 0)) { EachItem = eachItem },
            "NumberRangeAttribute" when At<string>(attribute, 0) is { } minimum && At<string>(attribute, 1) is { } maximum =>
                WholeRangeRule.Of(minimum, maximum, Named(attribute, "MinimumIsExclusive", false), Named(attribute, "MaximumIsExclusive", false), eachItem),
            "NumberRangeAttribute" => new RangeRule(At<double>(attribute, 0), At<double>(attribute, 1), Named(attribute, "MinimumIsExclusive", false), Named(attribute, "MaximumIsExclusive", false))
            {
                EachItem = eachItem,
            },
            "MultipleOfAttribute" => new MultipleRule(At<double>(attribute, 0)) { EachItem = eachItem },
            "FiniteNumberAttribute" => new FiniteRule { EachItem = eachItem },
            "AllowedTextAttribute" => new AllowedTextRule(TextsOf(attribute, 0)) { EachItem = eachItem },
            "AllowedNumbersAttribute" when ValuesOf(attribute, 0).OfType<long>().ToArray() is { Length: > 0 } whole =>
                new AllowedNumbersRule(Array.ConvertAll(whole, value => (double)value), whole) { EachItem = eachItem },
            "AllowedNumbersAttribute" => new AllowedNumbersRule([.. ValuesOf(attribute, 0).OfType<double>()]) { EachItem = eachItem },
            "TextPatternAttribute" => At<string>(attribute, 0) is { } pattern ? new PatternRule(PatternOf(pattern, attribute)) { EachItem = eachItem } : null,
            "FileTypesAttribute" => new FileTypesRule(TextsOf(attribute, 0)) { EachItem = eachItem },
            _ => null,
        };
    }

    private static ListRule? ListRuleOf(string name, AttributeData attribute) => name switch
    {
        "ItemCountAttribute" => new ItemCountRule(At<int>(attribute, 0), At<int>(attribute, 1)),
        "DistinctItemsAttribute" => new DistinctItemsRule(),
        "NoNullItemsAttribute" => new NoNullItemsRule(),
        _ => null,
    };

    private static ModelRule? ModelRuleOf(AttributeData attribute) => attribute.AttributeClass!.Name switch
    {
        "ExactlyOneOfAttribute" => new NumberGivenRule(TextsOf(attribute, 0), isExactly: true),
        "AtLeastOneOfAttribute" => new NumberGivenRule(TextsOf(attribute, 0), isExactly: false),
        "RequiredWhenAttribute" when At<string>(attribute, 0) is { } property && At<string>(attribute, 1) is { } when =>
            new RequiredWhenRule(property, when, TextsOf(attribute, 2), Named(attribute, "OrAbsent", false)),
        _ => null,
    };

    /// <summary>As the attribute makes it.</summary>
    private static PatternMatcher PatternOf(string pattern, AttributeData attribute) =>
        new(pattern, Named<string?>(attribute, "SchemaPattern", null), Named(attribute, "Backtracks", false), PatternRule.Timeout);

    private static T? At<T>(AttributeData attribute, int index) => attribute.ConstructorArguments[index].Value is T value ? value : default;

    private static IEnumerable<object?> ValuesOf(AttributeData attribute, int index) =>
        attribute.ConstructorArguments[index] is { Kind: TypedConstantKind.Array, Values: { IsDefault: false } values } ? values.Select(value => value.Value) : [];

    private static string[] TextsOf(AttributeData attribute, int index) => [.. ValuesOf(attribute, index).OfType<string>()];

    private static T Named<T>(AttributeData attribute, string name, T otherwise)
    {
        foreach (var argument in attribute.NamedArguments)
        {
            if (argument.Key == name && argument.Value.Value is T value)
            {
                return value;
            }
        }

        return otherwise;
    }
}
