namespace DryApi.Contracts;

/// <summary>Says of each change which type or member of the SDK it touches, and whether callers' C# stops compiling.</summary>
internal static class SourceEffects
{
    public static void Add(IReadOnlyList<Change> changes, Contract @base, Contract head)
    {
        if (changes.Count == 0 || SurfaceOf(@base) is not { } before || SurfaceOf(head) is not { } after)
        {
            return;
        }

        var operations = new OperationEffects(before, after);
        var properties = new PropertyEffects(before, after);
        foreach (var change in changes)
        {
            var effect = change.Rule == OperationRules.PrefixChanged ? operations.OfPrefix()
                : change.Target is { Property: not null, BaseOperation: null, HeadOperation: null } || change.Target.BaseSchema is not null || change.Target.HeadSchema is not null
                ? properties.Of(change)
                : operations.Of(change);
            if (effect is not null)
            {
                (change.Member, change.SourceEffect, change.SourceBreaking, change.Call) = (effect.Member, effect.Text, effect.IsBreaking, effect.Call);
            }
        }
    }

    // A document of which no SDK can be made has none that could break.
    private static SurfaceIndex? SurfaceOf(Contract contract)
    {
        try
        {
            return new SurfaceIndex(contract, CSharpSurface.Of(contract));
        }
        catch (SurfaceException)
        {
            return null;
        }
    }
}
