namespace DryApi.Contracts;

/// <summary>What has to hold together: what a type says itself, the unions and conditions beside that, and what is excluded.</summary>
/// <param name="Own">What the type says itself: its properties belong to this.</param>
/// <param name="Groups">Unions, and where there are several the conditions.</param>
/// <param name="Exclusions">Each <c>not</c>.</param>
internal sealed record GroupParts(SchemaExpression Own, IReadOnlyList<SchemaExpression> Groups, IReadOnlyList<SchemaExpression> Exclusions)
{
    private const string Union = "union";
    private const string Excluded = "not";

    private static readonly SchemaExpression Free = new(SchemaKind.Any);

    /// <summary>Whether the type itself says nothing.</summary>
    public bool IsOwnFree => Own is { Kind: SchemaKind.Any, Constraints.Count: 0 };

    /// <summary>Takes a type apart.</summary>
    /// <param name="type">The type.</param>
    /// <param name="areConditionsApart">Whether what it says under conditions is a part for itself: so it is where several schemas have their own.</param>
    public static GroupParts Of(SchemaExpression type, bool areConditionsApart)
    {
        IReadOnlyList<SchemaExpression> parts = type.Kind == SchemaKind.AllOf ? type.Arguments : [type];
        var own = parts.FirstOrDefault(part => KindOf(part) is not (Union or Excluded) && !(areConditionsApart && IsCondition(part))) ?? Free;
        var groups = parts.Where(part => !ReferenceEquals(part, own) && part.Kind != SchemaKind.Not);
        if (areConditionsApart && own.Constraints.Where(constraint => KeywordSchemas.IsKeyword(constraint.Name)).ToList() is { Count: > 0 } conditions)
        {
            groups = groups.Append(new SchemaExpression(SchemaKind.Any, conditions, origin: own.Origin));
            own = own.Without([.. conditions.Select(constraint => constraint.Name)]);
        }

        return new GroupParts(own, [.. groups], [.. parts.Where(part => part.Kind == SchemaKind.Not)]);
    }

    /// <summary>Whether a part is what one of several schemas says by keywords that hold schemas.</summary>
    public static bool IsCondition(SchemaExpression part) =>
        part is { Kind: SchemaKind.Any, Constraints.Count: > 0 } && part.Constraints.All(constraint => KeywordSchemas.IsKeyword(constraint.Name));

    /// <summary>What kind of part it is: parts of other kinds never became one another.</summary>
    public static string KindOf(SchemaExpression part) => part.Kind switch
    {
        SchemaKind.OneOf or SchemaKind.AnyOf => Union,
        SchemaKind.Not => Excluded,
        _ => part.Kind.ToString(),
    };
}
