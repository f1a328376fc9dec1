using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DryApi.Analyzers.Rules;

/// <summary>What the initializer of an object gives.</summary>
internal sealed class GivenProperties
{
    private readonly SdkTypes _sdk;
    private readonly IReadOnlyCollection<string>? _setLater;
    private readonly ImmutableArray<IOperation> _initializers;

    /// <param name="sdk">What the SDK's types are.</param>
    /// <param name="creation">The object's creation.</param>
    /// <param name="setLater">The properties that are set later; null when nobody can tell which.</param>
    public GivenProperties(SdkTypes sdk, IObjectCreationOperation creation, IReadOnlyCollection<string>? setLater)
    {
        (_sdk, _setLater) = (sdk, setLater);
        _initializers = creation.Initializer?.Initializers ?? ImmutableArray<IOperation>.Empty;
    }

    /// <summary>Whether the property has a value; null when that is not certain.</summary>
    public bool? IsGiven(string property)
    {
        if (_setLater?.Contains(property) == true)
        {
            return null;
        }

        if (Find(property) is not { } value)
        {
            return _setLater is null ? null : false;
        }

        if (ValueReader.TryRead(_sdk, value, out var known))
        {
            return known is not null;
        }

        value = PossibleValues.Unwrap(value);
        return value is IObjectCreationOperation or IArrayCreationOperation or IObjectOrCollectionInitializerOperation
            || value.Type is { IsValueType: true, OriginalDefinition.SpecialType: not SpecialType.System_Nullable_T }
            || IsNeverNull(value)
            ? true
            : null;
    }

    public bool TryRead(string property, out object? value)
    {
        value = null;
        return Find(property) is { } operation && ValueReader.TryRead(_sdk, operation, out value);
    }

    private IOperation? Find(string property)
    {
        foreach (var initializer in _initializers)
        {
            var (member, value) = initializer switch
            {
                ISimpleAssignmentOperation assignment => (assignment.Target, assignment.Value),
                IMemberInitializerOperation items => (items.InitializedMember, items.Initializer),
                _ => (null, null),
            };
            if (member is IPropertyReferenceOperation reference && reference.Property.Name == property)
            {
                return value;
            }
        }

        return null;
    }

    /// <summary>By the compiler's own analysis, where nullable references are checked; calls of older code say nothing.</summary>
    private static bool IsNeverNull(IOperation value) =>
        value.SemanticModel?.GetTypeInfo(value.Syntax).Nullability is { FlowState: NullableFlowState.NotNull, Annotation: NullableAnnotation.NotAnnotated };
}
