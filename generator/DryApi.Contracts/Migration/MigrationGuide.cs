namespace DryApi.Contracts;

/// <summary>The way from one contract to another, for those who write C#: what became of each call, and of each field of what it takes and returns.</summary>
public sealed class MigrationGuide
{
    /// <summary>What is told of an operation in other words.</summary>
    private static readonly HashSet<DriftRule> Told = [OperationRules.Moved, OperationRules.MovedAfterDeprecation, OperationRules.IdChanged, OperationRules.TagsChanged, MessageRules.BodyMediaTypeRemoved];

    /// <summary>What became of each operation of the old contract, sorted by path and method.</summary>
    public required IReadOnlyList<MigrationStep> Steps { get; init; }

    /// <summary>The calls of operations that the old contract has nothing of, with the operations, sorted in the same way.</summary>
    public required IReadOnlyList<(ContractOperation Operation, string? Call)> Added { get; init; }

    /// <summary>The classes that no operation has, such as those of webhooks.</summary>
    public required IReadOnlyList<MigratedType> Types { get; init; }

    /// <summary>Compares two contracts.</summary>
    /// <param name="base">The contract that callers keep to.</param>
    /// <param name="oldSurface">Its C#.</param>
    /// <param name="head">The contract that takes its place.</param>
    /// <param name="newSurface">Its C#.</param>
    /// <param name="options">What else the comparison needs to know.</param>
    public static MigrationGuide Of(Contract @base, CSharpSurface oldSurface, Contract head, CSharpSurface newSurface, ComparisonOptions options)
    {
        var (before, after) = (new SurfaceIndex(@base, oldSurface), new SurfaceIndex(head, newSurface));
        var comparison = new Comparison(@base, head, options);
        comparison.Run();
        var pairs = comparison.Pairs.Where(pair => (pair.Old ?? pair.New)!.Kind == OperationKind.Operation).ToList();
        var ofSurface = new TypeMigration(before, after, comparison);
        foreach (var schema in @base.Schemas.Where(schema => schema.Type.Has("surface")))
        {
            ofSurface.Meet(before.TypeOf(schema.Name), after.TypeOf(schema.Name), isSent: false, isLoose: false);
        }

        return new MigrationGuide
        {
            Steps =
            [
                .. pairs.Where(pair => pair.Old is not null).OrderBy(pair => pair.Old!.Path, StringComparer.Ordinal).ThenBy(pair => pair.Old!.Method, StringComparer.Ordinal)
                    .Select(pair => StepOf(pair, before, after, comparison)),
            ],
            Added =
            [
                .. pairs.Where(pair => pair.Old is null).OrderBy(pair => pair.New!.Path, StringComparer.Ordinal).ThenBy(pair => pair.New!.Method, StringComparer.Ordinal)
                    .Select(pair => (pair.New!, after.Find(pair.New) is { } come ? SourceCall.Of(after.Surface, come.Operation, come.Access) : null)),
            ],
            Types = ofSurface.Types,
        };
    }

    private static MigrationStep StepOf(OperationPair pair, SurfaceIndex before, SurfaceIndex after, Comparison comparison)
    {
        var (old, @new) = (before.Find(pair.Old), after.Find(pair.New));
        var types = new TypeMigration(before, after, comparison);
        if (old is { } from && @new is { } to)
        {
            types.Meet(from.Operation.Body, to.Operation.Body, isSent: true, isLoose: to.Operation.BodyForm != BodyForm.Json);
            types.Meet(from.Operation.Query, to.Operation.Query);
            types.Meet(from.Operation.Result, to.Operation.Result, isSent: false, isLoose: false);
            types.Meet(from.Operation.Events, to.Operation.Events, isSent: false, isLoose: false);
        }

        return new MigrationStep
        {
            Old = pair.Old!,
            New = pair.New,
            OldAccess = old is { } call ? WithoutMethod(call.Access) : null,
            NewAccess = @new is { } successor ? WithoutMethod(successor.Access) : null,
            OldMethod = MethodOf(before, old),
            NewMethod = MethodOf(after, @new),
            Calls = old is null ? [] : CallsOf(old.Value, @new, before, after, types),
            Types = types.Types,
            Changes = pair.New is null ? [] : [.. comparison.ChangesOf(pair).Where(change => change.Severity > Severity.Info && change.Target.Property is null && !Told.Contains(change.Rule))],
        };
    }

    private static MigratedMethod? MethodOf(SurfaceIndex index, (SurfaceOperation Operation, SurfaceBuilder Builder, string Access)? call) =>
        call is { } found ? new MigratedMethod(found.Builder.Name, index.PathOf(found.Builder), found.Operation.Name) : null;

    private static List<MigratedCall> CallsOf(
        (SurfaceOperation Operation, SurfaceBuilder Builder, string Access) old,
        (SurfaceOperation Operation, SurfaceBuilder Builder, string Access)? @new,
        SurfaceIndex before,
        SurfaceIndex after,
        TypeMigration types)
    {
        var bodies = old.Operation.Body is { } body ? TypeMigration.ModelsOf(before.Surface, body) : [];
        var sent = bodies.Count == 0 ? new SurfaceModel?[] { null }.AsEnumerable() : bodies;
        return [.. sent.SelectMany(CallsWith)];

        IEnumerable<MigratedCall> CallsWith(SurfaceModel? model)
        {
            yield return CallOf(old.Access, @new?.Access);
            if (old.Operation is { Events: not null, OnlyStreams: false, Job: null })
            {
                yield return CallOf(old.Operation.AccessToStream(old.Access), @new is { Operation: { Events: not null } to } ? to.AccessToStream(@new.Value.Access) : @new?.Access);
            }

            MigratedCall CallOf(string from, string? to) => new(
                SourceCall.Of(before.Surface, old.Operation, from, model),
                to is null ? null : SourceCall.Of(after.Surface, @new!.Value.Operation, to, model is null ? null : types.SuccessorOf(model)));
        }
    }

    private static string WithoutMethod(string access) => access.Substring(0, access.LastIndexOf('.'));
}
