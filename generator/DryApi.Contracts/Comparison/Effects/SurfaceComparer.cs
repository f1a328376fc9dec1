namespace DryApi.Contracts;

/// <summary>Compares the surfaces of two contracts: types, members and calls, each once.</summary>
internal sealed class SurfaceComparer
{
    private readonly SurfaceIndex _before;
    private readonly SurfaceIndex _after;
    private readonly TypePairs _types;
    private readonly Dictionary<string, SurfaceChange> _replaced = new(StringComparer.Ordinal);
    private readonly Dictionary<ContractOperation, SurfaceChange> _calls = [];
    private readonly Dictionary<(ContractOperation, CallPart), SurfaceChange> _parts = [];
    private readonly Dictionary<ContractOperation, List<SurfaceChange>> _renames = [];

    public SurfaceComparer(SurfaceIndex before, SurfaceIndex after)
    {
        (_before, _after) = (before, after);
        _types = new TypePairs(before.Surface, after.Surface);
        Places = new PlacesBySchema(before, after);
        Members = new MemberComparer(_types, Places);
    }

    public MemberComparer Members { get; }

    public PlacesBySchema Places { get; }

    /// <summary>What breaks callers' code.</summary>
    public List<SurfaceChange> Breaking { get; } = [];

    /// <summary>What took the place of a type whose name went; null where it is still there.</summary>
    public SurfaceChange? OfType(string name) => _types.ReplacementOf(name) is { } replacement && _replaced.TryGetValue((replacement.Namesake ?? replacement).Old.Name, out var change) ? change : null;

    /// <summary>Whether a type lives on under another name.</summary>
    public bool IsRenamed(string name) => _types.ReplacementOf(name) is { IsRename: true };

    /// <summary>What became of the name of a call; null where callers reach it as before.</summary>
    public SurfaceChange? OfCall(ContractOperation old) => _calls.TryGetValue(old, out var change) ? change : null;

    /// <summary>What became of a part of a call; null where it stays.</summary>
    public SurfaceChange? OfPart(ContractOperation old, CallPart part) => _parts.TryGetValue((old, part), out var change) ? change : null;

    /// <summary>The calls that callers reach by another name, by the old one.</summary>
    public IReadOnlyCollection<SurfaceChange> Calls => _calls.Values;

    /// <summary>The types that have other names because a call moved.</summary>
    public List<SurfaceChange> RenamesOf(ContractOperation moved) => _renames.TryGetValue(moved, out var renames) ? renames : [];

    /// <summary>Whether the old surface has a type of that name.</summary>
    public bool IsInOldSurface(string name) =>
        _before.Surface.FindModel(name) is not null || _before.Surface.FindEnum(name) is not null || _before.Surface.FindUnion(name) is not null;

    /// <param name="pairs">The operations that are the same.</param>
    /// <param name="schemas">The schemas that were held against each other, by name.</param>
    /// <param name="marked">The schemas that belong to the surface though no operation uses them.</param>
    public void Run(IReadOnlyList<OperationPair> pairs, IReadOnlyList<(string? Old, string? New)> schemas, IEnumerable<ContractSchema> marked)
    {
        foreach (var (old, @new) in schemas)
        {
            _types.Hint(_before.TypeOf(old), _after.TypeOf(@new));
        }

        var calls = pairs.Where(pair => pair is { Old: not null, New: not null })
            .Select(pair => (Pair: pair, Old: _before.Find(pair.Old), New: _after.Find(pair.New)))
            .Where(call => call.Old is not null && call.New is not null)
            .Select(call => (call.Pair, Old: call.Old!.Value, New: call.New!.Value))

            // What stays where it is names what it has; what moved takes the rest with it.
            .OrderBy(call => call.Pair.IsMoved)
            .ToList();
        foreach (var (pair, old, @new) in calls)
        {
            Meet(old.Operation.Body, @new.Operation.Body, pair, @new.Operation.BodyExpression?.Origin);
            Meet(old.Operation.Result, @new.Operation.Result, pair, @new.Operation.ResultExpression?.Origin);
            Meet(old.Operation.Events, @new.Operation.Events, pair, @new.Operation.EventsExpression?.Origin);
            Meet(QueryOf(old.Operation), QueryOf(@new.Operation), pair, null);
        }

        foreach (var schema in marked)
        {
            _types.Meet(_before.TypeOf(schema.Name), _after.TypeOf(schema.Name), new TypePlace(null, null, null, _after.OriginOf(schema.Name)));
        }

        foreach (var (old, @new) in schemas)
        {
            _types.Meet(_before.TypeOf(old), _after.TypeOf(@new), new TypePlace(null, null, null, null));
        }

        foreach (var (pair, old, @new) in calls)
        {
            CompareCall(pair, old.Access, @new.Access);
            ComparePart(pair, CallPart.Body, (old.Operation.Body, old.Operation.BodyExpression), (@new.Operation.Body, @new.Operation.BodyExpression), @new.Access);
            if (old.Operation.Method == @new.Operation.Method)
            {
                ComparePart(pair, CallPart.Result, (old.Operation.Result, old.Operation.ResultExpression), (@new.Operation.Result, @new.Operation.ResultExpression), @new.Access);
                CompareEvents(pair, old.Operation, @new.Operation, @new.Access);
            }

            CompareSubmission(pair, old.Operation.Job, @new.Operation.Job, @new.Access);
        }

        Members.CompareAll();
        CompareTypes();
        Breaking.AddRange(Members.Breaking);
    }

    private static CSharpType? QueryOf(SurfaceOperation operation) => operation.Query is { } query ? new CSharpType(TypeKind.Model, query.Name) : null;

    private void Meet(CSharpType? old, CSharpType? @new, OperationPair pair, IOrigin? origin) =>
        _types.Meet(old, @new, new TypePlace(pair, null, pair, origin ?? pair.New!.Origin));

    private void CompareCall(OperationPair pair, string from, string to)
    {
        // The name of an indexer's parameter is nothing that callers write.
        if (WithoutParameters(from) != WithoutParameters(to))
        {
            Breaking.Add(_calls[pair.Old!] = new SurfaceChange(to, $"{from} becomes {to}: code that calls it stops compiling", isBreaking: true)
            {
                Rule = SurfaceRules.MemberRemoved, Subject = "client", Old = from, New = to, Origin = pair.New!.Origin, Operation = pair.New.ToString(),
            });
        }
    }

    private static string WithoutParameters(string access) => string.Join("[", access.Split('[').Select((part, index) => index == 0 ? part : part.Substring(part.IndexOf(']'))));

    private void ComparePart(OperationPair pair, CallPart part, (CSharpType? Type, SchemaExpression? Expression) before, (CSharpType? Type, SchemaExpression? Expression) after, string access)
    {
        var (old, to) = (before.Type, after.Type?.Name);
        if ((old is null ? null : _types.NameOf(old)) == to)
        {
            return;
        }

        var word = part.ToString().ToLowerInvariant();
        var change = new SurfaceChange(access, $"the {word} of {access} becomes {to ?? "nothing"}, it was {old?.Name ?? "nothing"}: code that calls it stops compiling", isBreaking: true)
        {
            Rule = SurfaceRules.MemberChanged, Subject = access, Fact = word, Old = old?.Name, New = to, Origin = pair.New!.Origin, Operation = pair.New.ToString(),
        };
        KeepPart(pair, part, change);
        Places.Add(change, before.Expression, after.Expression);
    }

    /// <summary>A stream beside another response is a method of its own.</summary>
    private void CompareEvents(OperationPair pair, SurfaceOperation old, SurfaceOperation @new, string access)
    {
        var streaming = @new.AccessToStream(access);
        if (old.Events is not null && @new.Events is not null)
        {
            ComparePart(pair, CallPart.Event, (old.Events, old.EventsExpression), (@new.Events, @new.EventsExpression), streaming);
        }
        else if (old.Events is not null)
        {
            KeepPart(pair, CallPart.Event, new SurfaceChange(streaming, $"{streaming} goes away: code that calls it stops compiling", isBreaking: true)
            {
                Rule = SurfaceRules.MemberRemoved, Subject = access, Old = old.StreamingMethod, Origin = pair.New!.Origin, Operation = pair.New.ToString(),
            });
        }
        else if (@new.Events is not null)
        {
            KeepPart(pair, CallPart.Event, new SurfaceChange(streaming, streaming + " is new"));
        }
    }

    private void CompareSubmission(OperationPair pair, string? old, string? @new, string access)
    {
        var submission = access.Substring(0, access.LastIndexOf('.')) + ".SubmitAsync";
        if (old is not null && @new is null)
        {
            KeepPart(pair, CallPart.Submission, new SurfaceChange(submission, $"{submission} goes away: code that calls it stops compiling", isBreaking: true)
            {
                Rule = SurfaceRules.MemberRemoved, Subject = access, Old = "SubmitAsync", Origin = pair.New!.Origin, Operation = pair.New.ToString(),
            });
        }
        else if (old is null && @new is not null)
        {
            KeepPart(pair, CallPart.Submission, new SurfaceChange(submission, submission + " is new"));
        }
    }

    private void KeepPart(OperationPair pair, CallPart part, SurfaceChange change)
    {
        _parts[(pair.Old!, part)] = change;
        if (change.IsBreaking)
        {
            Breaking.Add(change);
        }
    }

    private void CompareTypes()
    {
        var roots = _types.Replacements.Where(replacement => replacement.Namesake is null).ToList();
        var namesakes = _types.Replacements.Where(replacement => replacement.Namesake is not null).GroupBy(replacement => replacement.Namesake!.Old.Name)
            .ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);
        var kept = new HashSet<string>(StringComparer.Ordinal);
        foreach (var replacement in roots)
        {
            namesakes.TryGetValue(replacement.Old.Name, out var others);
            var change = Describe(replacement, others, kept);
            _replaced[replacement.Old.Name] = change;
            Breaking.Add(change);
            if (replacement is { IsRename: true, Place.Pair: { IsMoved: true, Old: { } moved } })
            {
                if (!_renames.TryGetValue(moved, out var renames))
                {
                    _renames[moved] = renames = [];
                }

                renames.Add(change);
            }
        }
    }

    private SurfaceChange Describe(TypeReplacement replacement, int namesakes, HashSet<string> kept)
    {
        var (old, @new, place) = replacement;
        var schema = _after.SchemaOf(@new.Name)?.Origin;
        var origin = schema ?? place.Origin;
        var operation = place.Pair?.New?.ToString();
        if (!replacement.IsRename)
        {
            return new SurfaceChange(@new.Name, $"{old.Name} {(old.Name == @new.Name ? $"becomes {Word(@new)}, it was {Word(old)}" : $"goes away, {@new.Name} takes its place")}: code that uses it stops compiling", isBreaking: true)
            {
                Rule = SurfaceRules.TypeChanged, Subject = "type", Old = $"{Word(old)} {old.Name}", New = $"{Word(@new)} {@new.Name}", Origin = origin, Operation = operation,
            };
        }

        var others = namesakes switch { 0 => "", 1 => ", and one type that is named after it", _ => $", and {namesakes} types that are named after it" };

        // No schema names a query, and one name is given once.
        var isFree = origin is not null && !IsInOldSurface(@new.Name) && _after.Surface.FindModel(@new.Name) is not { IsQuery: true } && kept.Add(@new.Name);
        return new SurfaceChange(@new.Name, $"{old.Name} becomes {@new.Name}{others}: code that names it stops compiling", isBreaking: true)
        {
            Rule = SurfaceRules.TypeRenamed,
            Subject = Word(old),
            Old = old.Name,
            New = @new.Name,
            Origin = origin,
            Operation = operation,
            Rename = isFree ? new TypeRename(old.Name, @new.Name, origin!) : null,
        };
    }

    private static string Word(CSharpType type) => type.Kind switch
    {
        TypeKind.Model => "class",
        TypeKind.OpenEnum => "enumeration",
        TypeKind.Union => "union",
        _ => "type",
    };
}
