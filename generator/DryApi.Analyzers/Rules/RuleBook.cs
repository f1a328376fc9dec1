using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace DryApi.Analyzers;

/// <summary>The rules of one compilation, each read when it is first asked for.</summary>
internal sealed class RuleBook(SdkTypes sdk)
{
    private readonly ConcurrentDictionary<ISymbol, MemberRules?> _properties = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<ISymbol, MemberRules?[]> _methods = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<ISymbol, ModelRule[]> _models = new(SymbolEqualityComparer.Default);

    public MemberRules? OfProperty(IPropertySymbol property) =>
        _properties.GetOrAdd(property.OriginalDefinition, static (symbol, sdk) => RuleReader.OfMember(sdk, symbol), sdk);

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
