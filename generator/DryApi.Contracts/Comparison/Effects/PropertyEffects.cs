namespace DryApi.Contracts;

/// <summary>What the classes of the SDK feel of a change.</summary>
internal sealed class PropertyEffects(SurfaceIndex before, SurfaceIndex after)
{
    /// <summary>As many members as a reader takes in.</summary>
    private const int MostNamed = 20;

    private readonly Dictionary<(SurfaceEnum, SurfaceEnum), SourceEffect> _ofEnums = [];

    public SourceEffect? Of(Change change)
    {
        var (old, @new) = (before.ModelOf(change.Target.BaseSchema), after.ModelOf(change.Target.HeadSchema));
        if (old is null && @new is null)
        {
            return OfEnum(before.EnumOf(change.Target.BaseSchema), after.EnumOf(change.Target.HeadSchema));
        }

        if (old is null || @new is null)
        {
            return old is null
                ? new SourceEffect(@new!.Name, @new.Name + " is new")
                : new SourceEffect(old.Name, old.Name + " goes away: code that uses it stops compiling", IsBreaking: true);
        }

        if (change.Target.Property is not { } name)
        {
            return old.Name == @new.Name
                ? new SourceEffect(@new.Name)
                : new SourceEffect(@new.Name, $"{old.Name} becomes {@new.Name}: code that uses it stops compiling", IsBreaking: true);
        }

        var (from, to) = (old.Find(name), @new.Find(name));
        var effect = from is null && to is null ? new SourceEffect(@new.Name) : Compare(@new.Name, from, to, @new.IsSent, @new.IsReceived, ownerIsNew: false);
        return effect is { IsBreaking: false, Text: null } && from is not null && to is not null
            ? OfEnum(before.Surface.FindEnum(NameOf(from)), after.Surface.FindEnum(NameOf(to))) is { IsBreaking: true } values ? values : effect
            : effect;
    }

    /// <summary>What happens to one property.</summary>
    public static SourceEffect Compare(string owner, SurfaceProperty? old, SurfaceProperty? @new, bool isSent, bool isReceived, bool ownerIsNew)
    {
        var member = owner + "." + (@new ?? old)!.Name;
        if (@new is null)
        {
            return new SourceEffect(member, member + " goes away: code that uses it stops compiling", IsBreaking: true);
        }

        if (old is null)
        {
            return @new.IsRequired && isSent && !ownerIsNew
                ? new SourceEffect(member, $"{member} is new and required: object initializers without it stop compiling", IsBreaking: true)
                : new SourceEffect(member, member + " is new");
        }

        if (old.Name != @new.Name)
        {
            return new SourceEffect(member, $"{owner}.{old.Name} becomes {member}: code that uses it stops compiling", IsBreaking: true);
        }

        if (old.Type.Name != @new.Type.Name)
        {
            return new SourceEffect(member, $"{member} becomes {@new.Type.Name}, it was {old.Type.Name}: code that uses it can stop compiling", IsBreaking: true);
        }

        if (!old.IsRequired && @new.IsRequired && isSent)
        {
            return new SourceEffect(member, $"{member} becomes required: object initializers without it stop compiling", IsBreaking: true);
        }

        return CompareNull(member, old, @new, isReceived);
    }

    private static SourceEffect CompareNull(string member, SurfaceProperty old, SurfaceProperty @new, bool isReceived)
    {
        if (old.IsNullable == @new.IsNullable)
        {
            return new SourceEffect(member);
        }

        var word = @new.IsNullable ? "can be null now" : "is never null now";

        // Of a struct the other type; of a class the compiler only warns.
        return @new.Type.IsValueType && (isReceived || !@new.IsNullable)
            ? new SourceEffect(member, $"{member} {word} ({old.Declaration} → {@new.Declaration}): code that reads it can stop compiling", IsBreaking: true)
            : new SourceEffect(member, $"{member} {word} ({old.Declaration} → {@new.Declaration})");
    }

    private SourceEffect? OfEnum(SurfaceEnum? old, SurfaceEnum? @new)
    {
        if (old is null || @new is null)
        {
            return old is null && @new is null ? null : new SourceEffect((@new ?? old)!.Name);
        }

        // Each value is a change of its own, and all of them are one effect.
        if (!_ofEnums.TryGetValue((old, @new), out var effect))
        {
            _ofEnums[(old, @new)] = effect = Compare(old, @new);
        }

        return effect;
    }

    private static SourceEffect Compare(SurfaceEnum old, SurfaceEnum @new)
    {
        var gone = old.Values.Except(@new.Values, StringComparer.Ordinal).Select(v => $"{@new.Name}.{CSharpName.Pascal(v)}").ToList();
        if (gone.Count == 0)
        {
            return new SourceEffect(@new.Name);
        }

        var names = gone.Count > MostNamed ? string.Join(", ", gone.Take(MostNamed)) + $" and {gone.Count - MostNamed} more" : string.Join(" and ", gone);
        return new SourceEffect(@new.Name, $"{names} {(gone.Count == 1 ? "goes" : "go")} away: code that names it stops compiling", IsBreaking: true);
    }

    private static string NameOf(SurfaceProperty property) => (property.Type.Element ?? property.Type).Name;
}
