using System.Globalization;
using DryApi.Contracts;
using DryApi.OpenApi.Documents;

namespace DryApi.OpenApi.Prose;

/// <summary>A type that a limit in words may be about.</summary>
/// <param name="Type">The type with its references followed.</param>
/// <param name="Schema">Where a constraint of it is added.</param>
/// <param name="IsItem">Whether it is the item of a list, or in one.</param>
/// <param name="IsUnion">Whether it only holds others.</param>
internal sealed record ProseTarget(SchemaExpression Type, DocumentNode? Schema, bool IsItem, bool IsUnion)
{
    /// <summary>No schema that means something nests its unions deeper.</summary>
    private const int Deepest = 4;

    /// <summary>The type of a place, the members of its unions, and the items of its lists.</summary>
    public static List<ProseTarget> Of(Contract contract, ProsePlace place)
    {
        var targets = new List<ProseTarget>();
        Collect(contract, place.Type, place.Schema, false, 0, targets, []);
        return targets;
    }

    /// <summary>Whether a limit of this kind can be about this type.</summary>
    public bool Takes(ProseLimit limit) => limit.Kind switch
    {
        ProseLimitKind.MinLength or ProseLimitKind.MaxLength => IsText && (!IsItem || limit.IsPerItem),
        ProseLimitKind.Schemes => IsText,
        ProseLimitKind.MinItems or ProseLimitKind.MaxItems => Type.Kind == SchemaKind.Array && !IsItem,
        ProseLimitKind.MaxFileSize or ProseLimitKind.FileTypes => Type.IsFile,
        ProseLimitKind.MinDuration or ProseLimitKind.MaxDuration => Type.IsFile,
        ProseLimitKind.Minimum or ProseLimitKind.Maximum or ProseLimitKind.ExclusiveMinimum => IsNumber && !IsItem,
        ProseLimitKind.Enum => !IsItem && (IsText || (IsNumber && limit.Value[1] != '"')),
        ProseLimitKind.MaxTokens => IsText,
        _ => !IsItem && (IsText || IsUnion || Type.Kind == SchemaKind.Array),
    };

    public bool IsNumber => Type.Kind is SchemaKind.Integer or SchemaKind.Number;

    private bool IsText => Type.Kind == SchemaKind.String && !Type.IsFile;

    private static void Collect(Contract contract, SchemaExpression type, DocumentNode? schema, bool isItem, int depth, List<ProseTarget> targets, HashSet<string> seen)
    {
        var flat = FlatSchema.Of(contract, type).Type;
        if (depth > 0 && type.Kind == SchemaKind.Reference && !seen.Add(string.Create(CultureInfo.InvariantCulture, $"{depth} {isItem} {type}")))
        {
            // What it says was looked at, at this depth.
            return;
        }

        var isUnion = flat.Kind is SchemaKind.OneOf or SchemaKind.AnyOf or SchemaKind.AllOf;
        targets.Add(new ProseTarget(flat, schema, isItem, isUnion));
        if (depth == Deepest || !(isUnion || flat.Kind == SchemaKind.Array))
        {
            return;
        }

        foreach (var argument in flat.Arguments)
        {
            var node = isUnion ? SchemaNodes.Of(argument) : schema?["items"] ?? SchemaNodes.Of(argument);
            Collect(contract, argument, node, isItem || !isUnion, depth + 1, targets, seen);
        }
    }
}
