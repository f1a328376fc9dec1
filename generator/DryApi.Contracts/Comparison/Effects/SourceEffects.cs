namespace DryApi.Contracts;

/// <summary>
/// Says of each change which type or member of the SDK it touches, and whether callers' C# stops compiling, by what became of it between the
/// two surfaces. What breaks callers' C# and no change says why is a change of its own.
/// </summary>
internal sealed class SourceEffects
{
    /// <summary>The rules of a type and its values. What else is told of a property is of the member that has the type.</summary>
    private static readonly HashSet<DriftRule> OfTypes = new(new[]
    {
        SchemaRules.TypeChanged, SchemaRules.TypeGeneralized, SchemaRules.TypeSpecialized, SchemaRules.TypeCompatible,
        SchemaRules.BecameEnum, SchemaRules.EnumRemoved, SchemaRules.EnumValueAdded, SchemaRules.EnumValueRemoved, SchemaRules.ConstAdded, SchemaRules.ConstRemoved, SchemaRules.ConstChanged,
        SchemaRules.OneOfAdded, SchemaRules.OneOfRemoved, SchemaRules.AnyOfAdded, SchemaRules.AnyOfRemoved, SchemaRules.ListOfTypesWidened, SchemaRules.ListOfTypesNarrowed,
        SchemaRules.WrappedInOneOf, SchemaRules.UnwrappedFromOneOf,
    }.SelectMany(rules => new[] { rules.Request, rules.Response }));

    private readonly SurfaceIndex _before;
    private readonly SurfaceIndex _after;
    private readonly SurfaceComparer _surfaces;

    private SourceEffects(SurfaceIndex before, SurfaceIndex after)
    {
        (_before, _after) = (before, after);
        _surfaces = new SurfaceComparer(before, after);
    }

    /// <summary>Adds to each change what C# feels of it.</summary>
    /// <returns>What C# alone feels.</returns>
    public static IReadOnlyList<Change> Add(IReadOnlyList<Change> changes, Contract @base, Contract head, IReadOnlyList<OperationPair> pairs)
    {
        // A document of which no SDK can be made has none that could break.
        if (SurfaceOf(@base, out _) is not { } before)
        {
            return [];
        }

        if (SurfaceOf(head, out var problem) is not { } after)
        {
            return [ToChange(new SurfaceChange("", isBreaking: true) { Rule = SurfaceRules.Impossible, Subject = "C#", Fact = problem, Origin = head.Origin })];
        }

        var effects = new SourceEffects(before, after);
        effects._surfaces.Run(pairs, [.. changes.Select(change => (change.Target.BaseSchema, change.Target.HeadSchema)).Distinct()], @base.Schemas.Where(schema => schema.Type.Has("surface")));
        foreach (var change in changes)
        {
            if (effects.Of(change) is { } effect)
            {
                effect.IsExplained = true;
                (change.Member, change.SourceEffect, change.SourceBreaking, change.Call) = (effect.Member, effect.Text, effect.IsBreaking, effect.Call);
            }
        }

        // What several old types feel that became one is one thing to those who read it.
        return
        [
            .. effects._surfaces.Breaking.GroupBy(change => (change.Rule, change.Subject, change.Fact, change.Old, change.New))
                .Where(same => !same.Any(change => change.IsExplained))
                .Select(same => ToChange(same.First())),
        ];
    }

    private static SurfaceIndex? SurfaceOf(Contract contract, out string? problem)
    {
        try
        {
            problem = null;
            return new SurfaceIndex(contract, CSharpSurface.Of(contract));
        }
        catch (SurfaceException exception)
        {
            problem = exception.Message;
            return null;
        }
    }

    private static Change ToChange(SurfaceChange change) => new()
    {
        Rule = change.Rule!,
        RuleName = change.Rule!.Name,
        Severity = change.Rule.Severity,
        Subject = change.Subject,
        Fact = change.Fact,
        Old = change.Old,
        New = change.New,
        Origin = change.Origin,
        Operations = change.Operation is { } operation ? [operation] : [],
        Member = change.Member.Length == 0 ? null : change.Member,
        SourceEffect = change.Text,
        SourceBreaking = change.IsBreaking,
        Rename = change.Rename,
    };

    private SurfaceChange? Of(Change change) =>
        change.Rule == OperationRules.PrefixChanged ? OfPrefix()
        : change.Target is { BaseSchema: null, HeadSchema: null } ? OfOperation(change)
        : OfSchema(change);

    /// <summary>What builders feel of another part of the paths that they leave out.</summary>
    private SurfaceChange? OfPrefix()
    {
        var renamed = _surfaces.Calls.OrderBy(call => call.Operation, StringComparer.Ordinal).ToList();
        if (renamed.Count == 0)
        {
            return null;
        }

        // What is named after a path begins with the part that came or went.
        var types = _surfaces.Breaking.FindAll(type => type.Rule == SurfaceRules.TypeRenamed && (type.Old!.EndsWith(type.New!, StringComparison.Ordinal) || type.New!.EndsWith(type.Old!, StringComparison.Ordinal)));
        foreach (var change in renamed.Concat(types))
        {
            change.IsExplained = true;
        }

        var others = renamed.Count == 1 ? "" : $", and {renamed.Count - 1} more change their names";
        var named = types.Count switch { 0 => "", 1 => ", with one type", _ => $", with {types.Count} types" };
        return new SurfaceChange("client", $"{renamed[0].Old} becomes {renamed[0].New}{others}{named}: code that calls them stops compiling", isBreaking: true);
    }

    private SurfaceChange? OfOperation(Change change)
    {
        var (old, @new) = (_before.Find(change.Target.BaseOperation), _after.Find(change.Target.HeadOperation));
        return (old, @new) switch
        {
            (null, null) => null,
            (null, { } come) => new SurfaceChange(come.Access, come.Access + " is new") { Call = SourceCall.Of(_after.Surface, come.Operation, come.Access) },
            ({ } gone, null) => Removed(gone.Builder, gone.Access),
            ({ } from, { } to) => change.Rule == OperationRules.Moved || change.Rule == OperationRules.MovedAfterDeprecation
                ? OfMove(change.Target.BaseOperation!, to.Access)
                : change.Target.Property is { } parameter ? OfParameter(change, parameter, from.Operation, to.Operation, to.Access)
                : OfPart(change, from.Operation, to.Operation) ?? new SurfaceChange(to.Access),
        };
    }

    private SurfaceChange Removed(SurfaceBuilder builder, string access) => _after.HasBuilder(builder.Name)
        ? new SurfaceChange(access, $"{access} goes away, {builder.Name} stays: code that calls it stops compiling", isBreaking: true)
        : new SurfaceChange(builder.Name, $"{builder.Name} goes away, and {access} with it: code that calls it stops compiling", isBreaking: true);

    /// <summary>A call that moved takes the names of its own types with it.</summary>
    private SurfaceChange OfMove(ContractOperation old, string access)
    {
        var types = _surfaces.RenamesOf(old);
        types.ForEach(type => type.IsExplained = true);
        var renamed = types.ConvertAll(type => $"{type.Old} becomes {type.New}");
        return _surfaces.OfCall(old) is { } call
            ? Explained(call, new SurfaceChange(call.Member, $"{NameList.Of([$"{call.Old} becomes {call.New}", .. renamed])}: code that calls {(renamed.Count == 0 ? "it" : "or names them")} stops compiling", isBreaking: true))
            : renamed.Count > 0 ? new SurfaceChange(access, $"{NameList.Of(renamed)}: code that names {(renamed.Count == 1 ? "it" : "them")} stops compiling", isBreaking: true)
            : new SurfaceChange(access);
    }

    private static SurfaceChange Explained(SurfaceChange change, SurfaceChange by)
    {
        change.IsExplained = true;
        return by;
    }

    private SurfaceChange OfParameter(Change change, string parameter, SurfaceOperation from, SurfaceOperation to, string access)
    {
        var (old, @new) = (from.Query?.Find(parameter), to.Query?.Find(parameter));
        if (old is not null || @new is not null)
        {
            return OfProperty(change, from.Query, old, to.Query, @new);
        }

        // An object that a query takes apart is no member of it; where it was all of the query, the class goes with it.
        return to.Query is null && from.Query is { } gone && from.Contract.Parameters.Exists(each => each.Location == "query" && each.Name == parameter)
            ? new SurfaceChange(gone.Name, $"{gone.Name} goes away: code that uses it stops compiling", isBreaking: true)
            : new SurfaceChange(access);
    }

    /// <summary>What the call feels of a change of a message: of its own types, or of the values that they name.</summary>
    private SurfaceChange? OfPart(Change change, SurfaceOperation from, SurfaceOperation to)
    {
        var isSent = change.RuleName.StartsWith("request-", StringComparison.Ordinal);
        if (!isSent && !change.RuleName.StartsWith("response-", StringComparison.Ordinal))
        {
            return change.Fact == "job" ? _surfaces.OfPart(from.Contract, CallPart.Submission) : null;
        }

        return _surfaces.OfPart(from.Contract, isSent ? CallPart.Body : CallPart.Result) ?? OfValues(isSent ? from.Body : from.Result, isSent ? to.Body : to.Result);
    }

    private SurfaceChange? OfSchema(Change change)
    {
        var (old, @new) = (_before.TypeOf(change.Target.BaseSchema), _after.TypeOf(change.Target.HeadSchema));
        var isNaming = SchemaRules.CSharpNameChanged.Request == change.Rule || SchemaRules.CSharpNameChanged.Response == change.Rule;
        var (from, to) = (ModelOf(_before, old), ModelOf(_after, @new));
        if (old is null && @new is null)
        {
            return _surfaces.Places.Of(change.Target.BaseSchema, change.Target.HeadSchema) is { } place ? place
                : change.Target.Property is { } part ? OfPartOfQuery(part, change.Operations) : null;
        }

        if (old is null)
        {
            return _surfaces.Places.Of(change.Target.BaseSchema, change.Target.HeadSchema)
                ?? new SurfaceChange(@new!.Name, IsNew(@new) ? @new.Name + " is new" : null);
        }

        if (@new is null)
        {
            return _surfaces.OfType(old.Name) ?? _surfaces.Places.Of(change.Target.BaseSchema, change.Target.HeadSchema)
                ?? new SurfaceChange(old.Name, old.Name + " goes away: code that uses it stops compiling", isBreaking: true);
        }

        if (change.Target.Property is { } name && (from ?? to) is not null)
        {
            var (property, other) = (from?.Find(name), to?.Find(name));
            return property is not null && isNaming && OfName(property.Type) is { } renamed ? renamed
                : property is null && other is null ? new SurfaceChange((to ?? from)!.Name)
                : OfProperty(change, from, property, to, other);
        }

        return isNaming && OfName(old) is { } naming ? naming
            : OfValues(old, @new) is { } values ? values
            : new SurfaceChange(@new.Name);
    }

    private bool IsNew(CSharpType type) => !_surfaces.IsInOldSurface(type.Name);

    /// <summary>The properties of an object that a query takes apart are members of each such query.</summary>
    private SurfaceChange? OfPartOfQuery(string part, IReadOnlyList<string> operations)
    {
        SurfaceChange? first = null;
        foreach (var operation in operations)
        {
            var properties = new[] { _before.Find(operation)?.Operation.Query, _after.Find(operation)?.Operation.Query }
                .Select(query => query?.Find(part) ?? query?.Properties.Find(property => property.WireName.EndsWith("[" + part + "]", StringComparison.Ordinal)));
            foreach (var change in properties.Select(_surfaces.Members.Of).OfType<SurfaceChange>())
            {
                change.IsExplained = true;
                first ??= change;
            }
        }

        return first;
    }

    private SurfaceChange OfProperty(Change change, SurfaceModel? from, SurfaceProperty? old, SurfaceModel? to, SurfaceProperty? @new)
    {
        var effect = _surfaces.Members.Of(old) ?? _surfaces.Members.Of(@new);

        // A member can change, and its type as well: each has its own change that says why.
        if (effect is { IsBreaking: true } && OfTypes.Contains(change.Rule) && OfValues(old?.Type, @new?.Type) is { } inside)
        {
            effect.IsExplained = true;
            return inside;
        }

        if (effect is { IsBreaking: true } || (effect is not null && old is null))
        {
            return effect;
        }

        if (OfValues(old?.Type, @new?.Type) is { } values)
        {
            return values;
        }

        var member = (to ?? from)!.Name + "." + (@new ?? old)!.Name;
        return effect
            ?? (old is null ? new SurfaceChange(member, member + " is new")
                : @new is null ? new SurfaceChange(member, member + " goes away: code that uses it stops compiling", isBreaking: true)
                : new SurfaceChange(member));
    }

    /// <summary>What became of the members of an enumeration or union, or of the kind of a type, in a place that has it.</summary>
    private SurfaceChange? OfValues(CSharpType? old, CSharpType? @new)
    {
        var type = old?.Element ?? old;
        return type is null || @new is null ? null
            : _surfaces.Members.OfValues(type.Name) is { } values ? values
            : !_surfaces.IsRenamed(type.Name) ? _surfaces.OfType(type.Name)
            : null;
    }

    private SurfaceChange? OfName(CSharpType type) => _surfaces.OfType((type.Element ?? type).Name);

    private static SurfaceModel? ModelOf(SurfaceIndex index, CSharpType? type) => type is { Kind: TypeKind.Model } ? index.Surface.FindModel(type.Name) : null;
}
