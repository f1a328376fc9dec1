using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DryApi.Analyzers;

/// <summary>What the initializer of an object gives.</summary>
internal sealed class GivenProperties
{
    private readonly SdkTypes _sdk;
    private readonly IReadOnlyCollection<string>? _setLater;
    private readonly ImmutableDictionary<string, IOperation> _values;

    /// <param name="sdk">What the SDK's types are.</param>
    /// <param name="creation">The object's creation.</param>
    /// <param name="setLater">The properties that are set later; null when nobody can tell which.</param>
    public GivenProperties(SdkTypes sdk, IObjectCreationOperation creation, IReadOnlyCollection<string>? setLater)
    {
        (_sdk, _setLater) = (sdk, setLater);
        var values = ImmutableDictionary.CreateBuilder<string, IOperation>();
        foreach (var initializer in creation.Initializer?.Initializers ?? ImmutableArray<IOperation>.Empty)
        {
            if (initializer is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.Name: var name }, Value: var value })
            {
                values[name] = value;
            }
            else if (initializer is IMemberInitializerOperation { InitializedMember: IPropertyReferenceOperation { Property.Name: var member }, Initializer: var items })
            {
                values[member] = items;
            }
        }

        _values = values.ToImmutable();
    }

    /// <summary>Whether the property has a value; null when that is not certain.</summary>
    public bool? IsGiven(string property)
    {
        if (_setLater?.Contains(property) == true)
        {
            return null;
        }

        if (!_values.TryGetValue(property, out var value))
        {
            return _setLater is null ? null : false;
        }

        if (ValueReader.TryRead(_sdk, value, out var known))
        {
            return known is not null;
        }

        value = Outcomes.Unwrap(value);
        return value is IObjectCreationOperation or IArrayCreationOperation or IObjectOrCollectionInitializerOperation
            || value.Type is { IsValueType: true, OriginalDefinition.SpecialType: not SpecialType.System_Nullable_T }
            || IsNeverNull(value)
            ? true
            : null;
    }

    public bool TryRead(string property, out object? value)
    {
        value = null;
        return _values.TryGetValue(property, out var operation) && ValueReader.TryRead(_sdk, operation, out value);
    }

    /// <summary>By the compiler's own analysis, where nullable references are checked; calls of older code say nothing.</summary>
    private static bool IsNeverNull(IOperation value) =>
        value.SemanticModel?.GetTypeInfo(value.Syntax).Nullability is { FlowState: NullableFlowState.NotNull, Annotation: NullableAnnotation.NotAnnotated };
}
