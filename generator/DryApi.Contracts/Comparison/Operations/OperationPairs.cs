namespace DryApi.Contracts;

/// <summary>Finds which operation became which: by its path, by the shape of its path, and where neither is there any more by what it is.</summary>
internal static class OperationPairs
{
    /// <summary>All operations of both contracts. Each stands once, but that several old ones may have moved to one new one.</summary>
    public static List<OperationPair> Of(Contract @base, Contract head, WorkBudget budget)
    {
        var (before, after) = (@base.Operations.ToList(), head.Operations.ToList());
        var pairs = FirstFits.Take(before, after, ExactKey, operation => operation.Id is null ? null : ShapeKey(operation) + " " + operation.Id, ShapeKey)
            .ConvertAll(pair => new OperationPair(pair.Old, pair.New));
        var moves = OperationMoves.Find(@base, head, before, after, budget);
        var (from, to) = (new HashSet<ContractOperation>(moves.Select(move => move.Old!)), new HashSet<ContractOperation>(moves.Select(move => move.New!)));
        before.RemoveAll(from.Contains);
        after.RemoveAll(to.Contains);
        pairs.AddRange(moves);
        pairs.AddRange(CallbacksOf(moves, before, after));
        pairs.AddRange(before.ConvertAll(gone => new OperationPair(gone, null)));
        pairs.AddRange(after.ConvertAll(come => new OperationPair(null, come)));
        return [.. pairs.OrderBy(pair => ExactKey((pair.New ?? pair.Old)!), StringComparer.Ordinal).ThenBy(pair => pair.Old is null ? "" : ExactKey(pair.Old), StringComparer.Ordinal)];
    }

    /// <summary>The callbacks of operations that moved, which moved with them.</summary>
    private static List<OperationPair> CallbacksOf(List<OperationPair> moves, List<ContractOperation> before, List<ContractOperation> after)
    {
        var callers = moves.ToDictionary(move => move.Old!.ToString(), move => move.New!.ToString(), StringComparer.Ordinal);
        var (callbacks, others) = (before.FindAll(o => o.Kind == OperationKind.Callback && callers.ContainsKey(CallerOf(o))), after.FindAll(o => o.Kind == OperationKind.Callback));
        var left = others.ToList();
        var pairs = FirstFits.Take(callbacks, left, operation => operation.Method + " " + (callers.TryGetValue(CallerOf(operation), out var caller) ? caller : CallerOf(operation)) + operation.Path.Substring(CallerOf(operation).Length));
        foreach (var (old, @new) in pairs)
        {
            before.Remove(old);
            after.Remove(@new);
        }

        return pairs.ConvertAll(pair => new OperationPair(pair.Old, pair.New));
    }

    /// <summary>The operation that a callback belongs to: the method and the path before its name.</summary>
    private static string CallerOf(ContractOperation callback)
    {
        var path = callback.Path.IndexOf(' ') + 1;
        var end = callback.Path.IndexOf(' ', path);
        return end < 0 ? callback.Path : callback.Path.Substring(0, end);
    }

    private static string ExactKey(ContractOperation operation) => NameOf(operation.Kind) + " " + operation.Method + " " + operation.Path;

    /// <summary>The names of parameters in a path are nothing on the wire; the expression of a callback is.</summary>
    private static string ShapeKey(ContractOperation operation) => operation.Kind == OperationKind.Callback
        ? "Callback " + operation.Method + " " + PathTemplate.Anonymous(CallerOf(operation)) + ExpressionOf(operation)
        : NameOf(operation.Kind) + " " + operation.Method + " " + PathTemplate.Anonymous(operation.Path);

    /// <summary>The name and the expression of a callback, parameters of the path by their position.</summary>
    private static string ExpressionOf(ContractOperation callback)
    {
        var caller = CallerOf(callback);
        return PathTemplate.PositionsOf(caller).Aggregate(callback.Path.Substring(caller.Length), static (text, parameter) => text.Replace($"{{$request.path.{parameter.Key}}}", $"{{$request.path {parameter.Value}}}"));
    }

    private static string NameOf(OperationKind kind) => kind switch
    {
        OperationKind.Operation => nameof(OperationKind.Operation),
        OperationKind.Webhook => nameof(OperationKind.Webhook),
        _ => nameof(OperationKind.Callback),
    };
}
