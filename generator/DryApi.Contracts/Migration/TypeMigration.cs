namespace DryApi.Contracts;

/// <summary>Finds what takes the place of each class of a call, by where it stands, and what became of its fields.</summary>
internal sealed class TypeMigration(SurfaceIndex before, SurfaceIndex after, Comparison comparison)
{
    private readonly List<MigratedType> _types = [];
    private readonly HashSet<(string, string)> _seen = [];
    private readonly Queue<(CSharpType Old, CSharpType New, bool IsSent, bool IsLoose)> _open = new();

    /// <summary>The classes that were met, in the order in which they were.</summary>
    public IReadOnlyList<MigratedType> Types => _types;

    /// <summary>The classes that a value of a type can be; none where it is no class.</summary>
    public static IReadOnlyList<SurfaceModel> ModelsOf(CSharpSurface surface, CSharpType type)
    {
        var single = type.Element ?? type;
        return single.Kind switch
        {
            TypeKind.Model => [surface.FindModel(single.Name)!],
            TypeKind.Union => [.. surface.FindUnion(single.Name)!.Members.SelectMany(member => member.Type.Kind == TypeKind.Model ? ModelsOf(surface, member.Type) : [])],
            _ => [],
        };
    }

    /// <summary>The class that takes the place of one that was met; null where none does.</summary>
    public SurfaceModel? SuccessorOf(SurfaceModel model) => _types.Find(type => type.Old == model)?.Best.New;

    /// <summary>Two types that stand in one place, and the classes in them.</summary>
    public void Meet(CSharpType? old, CSharpType? @new, bool isSent, bool isLoose)
    {
        Push(old, @new, isSent, isLoose);
        while (_open.Count > 0)
        {
            var (from, to, sent, loose) = _open.Dequeue();
            var candidates = ModelsOf(after.Surface, to);
            foreach (var model in candidates.Count == 0 ? [] : ModelsOf(before.Surface, from))
            {
                Add(model, candidates, sent, loose);
            }
        }
    }

    /// <summary>The parameters of two calls. A call without any has a class without fields.</summary>
    public void Meet(SurfaceModel? old, SurfaceModel? @new)
    {
        if (old is not null && @new is not null)
        {
            Add(old, [@new], isSent: true, isLoose: true);
            Meet(null, null, isSent: true, isLoose: true);
        }
    }

    private void Push(CSharpType? old, CSharpType? @new, bool isSent, bool isLoose)
    {
        if (old is not null && @new is not null && _seen.Add(((old.Element ?? old).Name, (@new.Element ?? @new).Name)))
        {
            _open.Enqueue((old, @new, isSent, isLoose));
        }
    }

    private void Add(SurfaceModel old, IReadOnlyList<SurfaceModel> candidates, bool isSent, bool isLoose)
    {
        var models = candidates.Select(candidate => Compare(old, candidate, isSent, isLoose)).ToList();
        var order = models.OrderByDescending(model => model.Fields.Count(field => field is { Old: not null, New: not null }))
            .ThenByDescending(model => model.Fields.Count(field => field is { Old: not null, New: not null, IsRenamed: false }))
            .ThenBy(model => model.Fields.Count(field => field is { Old: null, New.IsRequired: true }))
            .ThenBy(model => model.New.Name == old.Name ? 0 : 1)
            .ToList();
        _types.Add(new MigratedType { Old = old, Candidates = order, IsSent = isSent });
        foreach (var field in order.SelectMany(model => model.Fields))
        {
            Push(field.Old?.Type, field.New?.Type, isSent, isLoose);
        }
    }

    private MigratedModel Compare(SurfaceModel old, SurfaceModel @new, bool isSent, bool isLoose)
    {
        var (gone, come) = (old.Properties.ToList(), @new.Properties.ToList());
        var pairs = FirstFits.Take(gone, come, property => (property.Location ?? "") + " " + property.WireName).ToDictionary(pair => pair.Old, pair => pair.New);
        foreach (var (from, to) in RenamesOf(gone, come))
        {
            pairs.Add(from, to);
            come.Remove(to);
        }

        var fields = old.Properties.ConvertAll(property =>
            pairs.TryGetValue(property, out var other) ? FieldOf(property, other, null, isSent, isLoose)
            : MovedTo(property, come) is { } moved ? FieldOf(property, moved.New, moved.Within, isSent, isLoose)
            : new MigratedField { Old = property });
        fields.AddRange(come.ConvertAll(property => new MigratedField { New = property }));
        return new MigratedModel { New = @new, Fields = fields, Changes = Without(comparison.CompareRules(old.Expression, @new.Expression, PolarityOf(isSent))) };
    }

    private MigratedField FieldOf(SurfaceProperty old, SurfaceProperty @new, SurfaceProperty? within, bool isSent, bool isLoose)
    {
        // What is in a class is told of the class, and so is its name.
        var (wasClass, isClass) = (ModelsOf(before.Surface, old.Type).Count > 0, ModelsOf(after.Surface, @new.Type).Count > 0);
        return new MigratedField
        {
            Old = old,
            New = @new,
            Within = within,
            HasOtherType = wasClass && isClass ? old.Type.Element is null != @new.Type.Element is null : old.Type != @new.Type,
            Changes = Without(comparison.CompareTypes(old.Expression, @new.Expression, PolarityOf(isSent), isLoose, isDeep: !wasClass && !isClass)),
        };
    }

    /// <summary>
    /// The fields that have another name: of the same C# type and with a word in common, or the one file of each side. Where a field could be
    /// several, it is none.
    /// </summary>
    private static List<(SurfaceProperty Old, SurfaceProperty New)> RenamesOf(List<SurfaceProperty> gone, List<SurfaceProperty> come)
    {
        var likely = gone.SelectMany(old => come.Where(@new => IsLike(old, @new)).Select(@new => (Old: old, New: @new))).ToList();
        return likely.FindAll(pair => likely.Count(other => other.Old == pair.Old || other.New == pair.New) == 1);
    }

    private static bool IsLike(SurfaceProperty old, SurfaceProperty @new) =>
        old.Type == @new.Type && old.Location == @new.Location
        && (old.Type.Kind == TypeKind.File || NameWords.Of(old.WireName).Intersect(NameWords.Of(@new.WireName), StringComparer.Ordinal).Any(word => !NameWords.IsCommon(word)));

    /// <summary>The field of the same name and type in an object that is new.</summary>
    private (SurfaceProperty New, SurfaceProperty Within)? MovedTo(SurfaceProperty old, List<SurfaceProperty> come)
    {
        foreach (var within in come.Where(property => property.Type.Kind == TypeKind.Model))
        {
            if (after.Surface.FindModel(within.Type.Name)!.Find(old.WireName) is { } found && found.Type.Kind != TypeKind.Model)
            {
                return (found, within);
            }
        }

        return null;
    }

    private static Polarity PolarityOf(bool isSent) => isSent ? Polarity.Sent : Polarity.Received;

    /// <summary>What is told by the C# names and by what is required is not told again.</summary>
    private static List<Change> Without(IReadOnlyList<Change> changes) =>
        [.. changes.Where(change => change.Rule != SchemaRules.CSharpNameChanged.Request && change.Rule != SchemaRules.CSharpNameChanged.Response)];
}
