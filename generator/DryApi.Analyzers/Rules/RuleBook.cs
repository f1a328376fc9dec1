using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace DryApi.Analyzers.Rules;

/// <summary>The rules of one compilation, each read when it is first asked for.</summary>
internal sealed class RuleBook(SdkTypes sdk)
{
    private readonly ConcurrentDictionary<object, MemberRules?> _properties = new(SameObject.Instance);
    private readonly ConcurrentDictionary<object, MemberRules?[]> _methods = new(SameObject.Instance);
    private readonly ConcurrentDictionary<object, ModelRule[]> _models = new(SameObject.Instance);

    public MemberRules? OfProperty(IPropertySymbol property) =>
        _properties.GetOrAdd(property.OriginalDefinition, static (symbol, sdk) => RuleReader.OfMember(sdk, (ISymbol)symbol), sdk);

    /// <summary>The rules of each parameter; empty when none has any.</summary>
    public MemberRules?[] OfParameters(IMethodSymbol method) => method.Parameters.IsEmpty
        ? []
        : _methods.GetOrAdd(
            method.OriginalDefinition,
            static (symbol, sdk) =>
            {
                MemberRules?[] rules = [.. ((IMethodSymbol)symbol).Parameters.Select(parameter => RuleReader.OfMember(sdk, parameter))];
                return rules.All(static each => each is null) ? [] : rules;
            },
            sdk);

    public ModelRule[] OfModel(INamedTypeSymbol model) =>
        _models.GetOrAdd(model.OriginalDefinition, static (symbol, sdk) => RuleReader.OfModel(sdk, (INamedTypeSymbol)symbol), sdk);
}
