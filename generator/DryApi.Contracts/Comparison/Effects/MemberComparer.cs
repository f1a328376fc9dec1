namespace DryApi.Contracts;

/// <summary>Compares the members of classes, enumerations and unions that both surfaces have.</summary>
internal sealed class MemberComparer(TypePairs types, PlacesBySchema places)
{
    private readonly Dictionary<SurfaceProperty, SurfaceChange> _properties = [];
    private readonly Dictionary<string, SurfaceChange> _values = new(StringComparer.Ordinal);

    /// <summary>What breaks callers' code, in the order in which it was found.</summary>
    public List<SurfaceChange> Breaking { get; } = [];

    /// <summary>What became of a property of either surface; null where it stays.</summary>
    public SurfaceChange? Of(SurfaceProperty? property) => property is not null && _properties.TryGetValue(property, out var change) ? change : null;

    /// <summary>What became of the members of an enumeration or union of the old surface; null where they stay.</summary>
    public SurfaceChange? OfValues(string typeName) => _values.TryGetValue(typeName, out var change) ? change : null;

    public void CompareAll()
    {
        foreach (var (old, @new, pair) in types.Models)
        {
            Compare(old, @new, pair);
        }

        foreach (var (old, @new, place) in types.Enums)
        {
            var members = new HashSet<string>(@new.Members.Select(member => member.Name), StringComparer.Ordinal);
            KeepGone(old.Name, @new.Name, [.. old.Members.Select(member => member.Name).Where(name => !members.Contains(name))], [], place);
        }

        foreach (var (old, @new, place) in types.Unions)
        {
            Compare(old, @new, place);
        }
    }

    private void Compare(SurfaceModel old, SurfaceModel @new, OperationPair? pair)
    {
        Dictionary<string, SurfaceProperty>? byName = null;
        var known = new HashSet<SurfaceProperty>();
        var next = 0;
        foreach (var property in old.Properties)
        {
            var other = @new.Find(property.WireName, ref next);
            if (other is null)
            {
                // A member whose name on the wire alone changes is the same in C#.
                byName ??= @new.Properties.ToDictionary(each => each.Name, StringComparer.Ordinal);
                other = byName.TryGetValue(property.Name, out var same) && old.Find(same.WireName) is null ? same : null;
            }

            if (Describe(old, property, @new, other, pair) is { } change)
            {
                Keep(change, property, other);
                if (change.IsBreaking && other is not null)
                {
                    places.Add(change, property.Expression, other.Expression);
                }
            }

            _ = other is not null && known.Add(other);
        }

        foreach (var property in @new.Properties.Where(property => !known.Contains(property)))
        {
            var member = @new.Name + "." + property.Name;
            Keep(
                property.IsRequired && old.IsSent && @new.IsSent
                    ? new SurfaceChange(member, $"{member} is new and required: object initializers without it stop compiling", isBreaking: true) { Rule = SurfaceRules.MemberChanged, Subject = @new.Name, New = "required " + property.Name, Origin = property.Expression.Origin, Operation = NameOf(pair) }
                    : new SurfaceChange(member, member + " is new"),
                null,
                property);
        }

        CompareDirections(old, @new, pair);
    }

    private SurfaceChange? Describe(SurfaceModel oldOwner, SurfaceProperty old, SurfaceModel newOwner, SurfaceProperty? @new, OperationPair? pair)
    {
        var member = newOwner.Name + "." + (@new ?? old).Name;
        if (@new is null)
        {
            return Breaks(SurfaceRules.MemberRemoved, member, member + " goes away: code that uses it stops compiling", old.Name, null);
        }

        if (old.Name != @new.Name)
        {
            return Breaks(SurfaceRules.MemberRemoved, member, $"{newOwner.Name}.{old.Name} becomes {member}: code that uses it stops compiling", old.Name, @new.Name);
        }

        if (types.NameOf(old.Type) != @new.Type.Name)
        {
            return Breaks(SurfaceRules.MemberChanged, member, $"{member} becomes {@new.Type.Name}, it was {old.Type.Name}: code that uses it can stop compiling", $"{old.Type.Name} {old.Name}", $"{@new.Type.Name} {@new.Name}");
        }

        // Where the whole class is sent from now on, that is said of the class.
        if (!old.IsRequired && @new.IsRequired && newOwner.IsSent && oldOwner.IsSent)
        {
            return Breaks(SurfaceRules.MemberChanged, member, $"{member} becomes required: object initializers without it stop compiling", old.Name, "required " + @new.Name);
        }

        if (old.IsNullable == @new.IsNullable)
        {
            return null;
        }

        // Of a struct the other type; of a class the compiler only warns.
        var word = $"{member} {(@new.IsNullable ? "can be null now" : "is never null now")} ({old.Declaration} → {@new.Declaration})";
        return @new.Type.IsValueType && (newOwner.IsReceived || !@new.IsNullable)
            ? Breaks(SurfaceRules.MemberChanged, member, word + ": code that reads it can stop compiling", $"{old.Declaration} {old.Name}", $"{@new.Declaration} {@new.Name}")
            : new SurfaceChange(member, word);

        SurfaceChange Breaks(DriftRule rule, string about, string text, string? from, string? to) => new(about, text, isBreaking: true)
        {
            Rule = rule,
            Subject = newOwner.Name,
            Old = from,
            New = to,
            Origin = (@new ?? old).Expression.Origin,
            Operation = NameOf(pair),
        };
    }

    /// <summary>What is sent has required members, and a check of its own.</summary>
    private void CompareDirections(SurfaceModel old, SurfaceModel @new, OperationPair? pair)
    {
        if (old.IsSent && !@new.IsSent)
        {
            Breaking.Add(new SurfaceChange(@new.Name, $"{@new.Name} is no longer sent, and {@new.Name}.Validate goes away: code that calls it stops compiling", isBreaking: true)
            {
                Rule = SurfaceRules.MemberRemoved, Subject = @new.Name, Old = "Validate", Origin = @new.Expression.Origin, Operation = NameOf(pair),
            });
        }
        else if (!old.IsSent && @new.IsSent && NameList.Of([.. @new.Properties.Where(property => property.IsRequired).Select(property => property.Name)]) is { Length: > 0 } required)
        {
            Breaking.Add(new SurfaceChange(@new.Name, $"{@new.Name} is sent now, and requires {required}: object initializers without them stop compiling", isBreaking: true)
            {
                Rule = SurfaceRules.MemberChanged, Subject = @new.Name, Fact = "required", New = required, Origin = @new.Expression.Origin, Operation = NameOf(pair),
            });
        }
    }

    private void Compare(SurfaceUnion old, SurfaceUnion @new, TypePlace place)
    {
        var gone = new List<string>();
        var byName = new Dictionary<string, SurfaceUnionMember>(StringComparer.Ordinal);
        foreach (var member in @new.Members)
        {
            byName[member.Name] = member;
        }

        foreach (var member in old.Members)
        {
            // A member that is called as its class is goes with that class's name.
            var name = member.Type.Kind == TypeKind.Model && member.Name == member.Type.Name ? types.NameOf(member.Type) : member.Name;
            if (!byName.TryGetValue(name, out var other))
            {
                gone.Add(member.Name);
                continue;
            }

            byName.Remove(name);
            if (types.NameOf(member.Type) != other.Type.Name)
            {
                gone.Add($"{member.Name} of {member.Type.Name}");
            }
        }

        KeepGone(old.Name, @new.Name, gone, [.. @new.Members.Select(member => member.Name).Where(byName.ContainsKey)], place);
    }

    private void KeepGone(string old, string @new, IReadOnlyList<string> gone, IReadOnlyList<string> come, TypePlace place)
    {
        if (gone.Count == 0)
        {
            return;
        }

        var names = NameList.Of([.. gone.Select(name => @new + "." + name)]);
        var change = new SurfaceChange(@new, $"{names} {(gone.Count == 1 ? "goes" : "go")} away: code that names {(gone.Count == 1 ? "it" : "them")} stops compiling", isBreaking: true)
        {
            Rule = SurfaceRules.MemberRemoved,
            Subject = @new,
            Old = NameList.Of(gone),
            New = come.Count == 0 ? null : NameList.Of(come),
            Origin = place.Origin,
            Operation = NameOf(place.Pair),
        };
        _values[old] = change;
        Breaking.Add(change);
    }

    private void Keep(SurfaceChange change, SurfaceProperty? old, SurfaceProperty? @new)
    {
        foreach (var property in new[] { old, @new }.OfType<SurfaceProperty>())
        {
            _properties[property] = change;
        }

        if (change.IsBreaking)
        {
            Breaking.Add(change);
        }
    }

    private static string? NameOf(OperationPair? pair) => pair?.New?.ToString();
}
