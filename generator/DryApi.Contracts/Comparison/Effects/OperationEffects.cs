namespace DryApi.Contracts;

/// <summary>What the calls of the SDK feel of a change.</summary>
internal sealed class OperationEffects(SurfaceIndex before, SurfaceIndex after)
{
    public SourceEffect? Of(Change change)
    {
        var (old, @new) = (before.Find(change.Target.BaseOperation), after.Find(change.Target.HeadOperation));
        return (old, @new) switch
        {
            (null, null) => null,
            (null, { } come) => new SourceEffect(come.Access, come.Access + " is new") { Call = SourceCall.Of(after.Surface, come.Operation, come.Access) },
            ({ } gone, null) => Removed(gone.Builder, gone.Access),
            ({ } from, { } to) => Kept(change, from.Operation, to.Operation, from.Access, to.Access),
        };
    }

    /// <summary>What builders feel of another part of the paths that they leave out.</summary>
    public SourceEffect? OfPrefix()
    {
        var renamed = before.Accesses.Where(a => after.Accesses.TryGetValue(a.Key, out var access) && access != a.Value).ToList();
        return renamed.Count == 0
            ? null
            : new SourceEffect("client", $"{renamed[0].Value} becomes {after.Accesses[renamed[0].Key]}{(renamed.Count == 1 ? "" : $", and {renamed.Count - 1} more change their names")}: code that calls them stops compiling", IsBreaking: true);
    }

    private SourceEffect Removed(SurfaceBuilder builder, string access) => after.HasBuilder(builder.Name)
        ? new SourceEffect(access, $"{access} goes away, {builder.Name} stays: code that calls it stops compiling", IsBreaking: true)
        : new SourceEffect(builder.Name, $"{builder.Name} goes away, and {access} with it: code that calls it stops compiling", IsBreaking: true);

    private SourceEffect? Kept(Change change, SurfaceOperation from, SurfaceOperation to, string accessFrom, string accessTo)
    {
        if (accessFrom != accessTo)
        {
            return new SourceEffect(accessTo, $"{accessFrom} becomes {accessTo}: code that calls it stops compiling", IsBreaking: true);
        }

        if (change.Target.Property is { } parameter)
        {
            return OfParameter(parameter, from, to, accessTo);
        }

        var effects = new List<string>();
        Compare("body", from.Body?.Name, to.Body?.Name, effects);
        Compare("result", from.Result?.Name, to.Result?.Name, effects);
        return effects.Count == 0
            ? new SourceEffect(accessTo)
            : new SourceEffect(accessTo, $"the {string.Join(" and the ", effects)}: code that calls it stops compiling", IsBreaking: true);

        void Compare(string what, string? old, string? @new, List<string> found)
        {
            if (old != @new)
            {
                found.Add($"{what} of {accessTo} becomes {@new ?? "nothing"}, it was {old ?? "nothing"}");
            }
        }
    }

    private static SourceEffect OfParameter(string parameter, SurfaceOperation from, SurfaceOperation to, string access)
    {
        var (old, @new) = (from.Query?.Find(parameter), to.Query?.Find(parameter));
        return old is null && @new is null
            ? new SourceEffect(access)
            : PropertyEffects.Compare((to.Query ?? from.Query)!.Name, old, @new, isSent: true, isReceived: false, ownerIsNew: from.Query is null);
    }
}
