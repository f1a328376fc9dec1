using System.Text;
using DryApi.Contracts;
using DryApi.OpenApi.Overlays;

namespace DryApi.OpenApi.Drift;

/// <summary>Finds operations that respond as those do that submit jobs, and that no action of the overlay marks as one (<c>x-job</c>).</summary>
internal static class JobMarks
{
    /// <summary>Responses that are alike to this depth are taken for the same.</summary>
    private const int Depth = 4;

    /// <summary>No response that tells of a job says more.</summary>
    private const int Longest = 2_000;

    /// <summary>The operations of the new contract that lack the mark, and did not lack it in the old one.</summary>
    public static IEnumerable<Change> Compare(Contract @base, Contract head)
    {
        if (!head.Operations.Exists(IsMarked))
        {
            return [];
        }

        var known = Unmarked(@base).Select(operation => operation.ToString()).ToHashSet(StringComparer.Ordinal);
        var kinds = head.Operations.Where(IsMarked).Select(operation => JsonText.Unquote(operation.Fact("job")!)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        return Unmarked(head).Where(operation => !known.Contains(operation.ToString())).Select(operation => Of(operation, kinds));
    }

    private static bool IsMarked(ContractOperation operation) => operation.Fact("job") is not null;

    private static List<ContractOperation> Unmarked(Contract contract)
    {
        var ofJobs = contract.Operations.Where(IsMarked).Select(operation => ShapeOf(contract, operation)).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return [.. contract.Operations.Where(operation => operation.Kind == OperationKind.Operation && !IsMarked(operation) && ShapeOf(contract, operation) is { } shape && ofJobs.Contains(shape))];
    }

    /// <summary>How an operation is called and what it responds; null where it responds nothing that could be told apart.</summary>
    private static string? ShapeOf(Contract contract, ContractOperation operation)
    {
        if (CSharpSurface.Success(contract, operation) is not { Contents: [var content, ..] } success)
        {
            return null;
        }

        var shape = new StringBuilder(operation.Method).Append(' ').Append(content.MediaType).Append(' ');
        var named = shape.Length;
        Append(shape, contract, content.Type, Depth);

        // Any operation may respond a text or a list of anything.
        return shape.ToString(named, shape.Length - named).Contains(':', StringComparison.Ordinal) ? shape.ToString() : null;
    }

    private static void Append(StringBuilder shape, Contract contract, SchemaExpression type, int depth)
    {
        var schema = type.Kind == SchemaKind.Reference ? contract.FindSchema(type.Reference!) : null;
        shape.Append((schema?.Type ?? type).Kind);
        if (depth == 0)
        {
            return;
        }

        foreach (var argument in (schema?.Type ?? type).Arguments.TakeWhile(_ => shape.Length < Longest))
        {
            shape.Append('<');
            Append(shape, contract, argument, depth - 1);
            shape.Append('>');
        }

        foreach (var property in schema?.Properties.TakeWhile(_ => shape.Length < Longest) ?? [])
        {
            shape.Append(' ').Append(property.Name).Append(':');
            Append(shape, contract, property.Type, depth - 1);
            shape.Append(';');
        }
    }

    private static Change Of(ContractOperation operation, IReadOnlyList<string> kinds)
    {
        var target = $"$.paths[{JsonPathText.Quote(operation.Path)}].{operation.Method.ToLowerInvariant()}";
        var action = $"{{ \"target\": {JsonText.Quote(target)}, \"update\": {{ \"x-job\": {JsonText.Quote(kinds[0])} }} }}";
        return new Change
        {
            Rule = ProseRules.JobMarkMissing,
            RuleName = ProseRules.JobMarkMissing.Name,
            Severity = ProseRules.JobMarkMissing.Severity,
            Subject = operation.ToString(),
            Fact = "no job mark",
            Origin = operation.Origin,
            Operations = [operation.ToString()],
            Remedy = $"Add to the overlay's actions, with the kind of its result ({string.Join(", ", kinds)}): {action}",
        };
    }
}
