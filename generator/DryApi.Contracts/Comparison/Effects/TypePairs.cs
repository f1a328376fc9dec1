namespace DryApi.Contracts;

/// <summary>
/// Finds what each type of one surface is in another: the type of the same name, or where that is gone, what stands in the first place that
/// had it. Each type is entered once, however many places have it.
/// </summary>
internal sealed class TypePairs(CSharpSurface before, CSharpSurface after)
{
    private readonly Dictionary<string, TypeReplacement> _replaced = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _hints = new(StringComparer.Ordinal);
    private readonly HashSet<string> _entered = new(StringComparer.Ordinal);
    private readonly Queue<(CSharpType Old, CSharpType New, TypePlace Place)> _open = new();

    /// <summary>The classes that both surfaces have, in the order in which they were met.</summary>
    public List<(SurfaceModel Old, SurfaceModel New, OperationPair? Pair)> Models { get; } = [];

    /// <summary>The enumerations that both surfaces have.</summary>
    public List<(SurfaceEnum Old, SurfaceEnum New, TypePlace Place)> Enums { get; } = [];

    /// <summary>The unions that both surfaces have.</summary>
    public List<(SurfaceUnion Old, SurfaceUnion New, TypePlace Place)> Unions { get; } = [];

    /// <summary>The types whose name went.</summary>
    public IEnumerable<TypeReplacement> Replacements => _replaced.Values;

    /// <summary>What took the place of the type of that name; null where it is still there.</summary>
    public TypeReplacement? ReplacementOf(string name) => _replaced.TryGetValue(name, out var replacement) ? replacement : null;

    /// <summary>The name that a type of the old surface has in the new one.</summary>
    public string NameOf(CSharpType type) =>
        type.Element is { } element ? (NameOf(element) is var name && name == element.Name ? type.Name : CSharpType.ListOf(element with { Name = name }).Name)
        : _replaced.TryGetValue(type.Name, out var replacement) ? replacement.New.Name
        : type.Name;

    /// <summary>Two types that were held against each other: where they are members of unions, they are the same member.</summary>
    public void Hint(CSharpType? old, CSharpType? @new)
    {
        if (old is not null && @new is not null && !_hints.ContainsKey(old.Name))
        {
            _hints.Add(old.Name, @new.Name);
        }
    }

    /// <summary>Two types that stand in one place, and all that they lead to.</summary>
    public void Meet(CSharpType? old, CSharpType? @new, TypePlace place)
    {
        Push(old, @new, place);
        while (_open.Count > 0)
        {
            var (from, to, at) = _open.Dequeue();
            Enter(from, to, at);
        }
    }

    private void Push(CSharpType? old, CSharpType? @new, TypePlace place)
    {
        if (old is null || @new is null)
        {
            return;
        }

        if (old.Element is not null && @new.Element is not null)
        {
            (old, @new) = (old.Element, @new.Element);
        }
        else
        {
            old = old.Element ?? old;
        }

        if (IsNamed(old))
        {
            _open.Enqueue((old, @new, place));
        }
    }

    private void Enter(CSharpType old, CSharpType @new, TypePlace place)
    {
        if (!_entered.Add(old.Name))
        {
            return;
        }

        var partner = Find(old.Name) ?? @new;
        if (partner.Kind != old.Kind || partner.Name != old.Name)
        {
            var outer = place.Owner is { } owner ? ReplacementOf(owner) : null;
            var isNamesake = outer?.IsRename == true && StartsWith(old.Name, outer.Old.Name) && partner.Name == outer.New.Name + old.Name.Substring(outer.Old.Name.Length);
            _replaced.Add(old.Name, new TypeReplacement(old, partner, place) { Namesake = isNamesake ? outer!.Namesake ?? outer : null });
        }

        if (partner.Kind == old.Kind)
        {
            EnterInside(old.Name, partner.Name, place);
        }
    }

    private void EnterInside(string old, string @new, TypePlace place)
    {
        if (before.FindModel(old) is { } model && after.FindModel(@new) is { } newModel)
        {
            Models.Add((model, newModel, place.Pair));
            var next = 0;
            foreach (var property in model.Properties)
            {
                if (newModel.Find(property.WireName, ref next) is { } other && IsNamed(property.Type.Element ?? property.Type))
                {
                    Push(property.Type, other.Type, new TypePlace(property, model.Name, place.Pair, other.Expression.Origin ?? place.Origin));
                }
            }
        }
        else if (before.FindEnum(old) is { } values && after.FindEnum(@new) is { } newValues)
        {
            Enums.Add((values, newValues, place));
        }
        else if (before.FindUnion(old) is { } union && after.FindUnion(@new) is { } newUnion)
        {
            Unions.Add((union, newUnion, place));
            foreach (var (member, other) in Members(union, newUnion))
            {
                Push(member.Type, other.Type, new TypePlace(union, union.Name, place.Pair, other.Expression.Origin ?? place.Origin));
            }
        }
    }

    /// <summary>The members of two unions that are the same: those of one name, those that were held against each other, those with the same properties, and where only one is left on both sides, those two.</summary>
    private IEnumerable<(SurfaceUnionMember Old, SurfaceUnionMember New)> Members(SurfaceUnion old, SurfaceUnion @new)
    {
        var byName = new Dictionary<string, SurfaceUnionMember>(StringComparer.Ordinal);
        foreach (var member in @new.Members)
        {
            byName[member.Name] = member;
        }

        var gone = new List<SurfaceUnionMember>();
        foreach (var member in old.Members)
        {
            if (byName.TryGetValue(member.Name, out var other))
            {
                byName.Remove(member.Name);
                yield return (member, other);
            }
            else
            {
                gone.Add(member);
            }
        }

        var come = @new.Members.Where(member => byName.ContainsKey(member.Name)).ToList();
        foreach (var pair in FirstFits.Take(gone, come, member => _hints.TryGetValue(member.Type.Name, out var hint) ? hint : member.Type.Name, PropertiesOf))
        {
            yield return pair;
        }

        if (gone.Count == 1 && come.Count == 1)
        {
            yield return (gone[0], come[0]);
        }
    }

    /// <summary>The names on the wire of all properties of a class; null where the member is none.</summary>
    private string? PropertiesOf(SurfaceUnionMember member) =>
        member.Type.Kind == TypeKind.Model && (before.FindModel(member.Type.Name) ?? after.FindModel(member.Type.Name)) is { } model
            ? string.Join("\n", model.Properties.Select(property => property.WireName).OrderBy(name => name, StringComparer.Ordinal))
            : null;

    private CSharpType? Find(string name) =>
        after.FindModel(name) is not null ? new CSharpType(TypeKind.Model, name)
        : after.FindEnum(name) is not null ? new CSharpType(TypeKind.OpenEnum, name)
        : after.FindUnion(name) is not null ? new CSharpType(TypeKind.Union, name)
        : null;

    private static bool IsNamed(CSharpType type) => type.Kind is TypeKind.Model or TypeKind.OpenEnum or TypeKind.Union;

    private static bool StartsWith(string text, string start) => text.StartsWith(start, StringComparison.Ordinal);
}
