using System.Globalization;

namespace DryApi.Contracts;

/// <summary>Compares what is announced of a thing's end, and how stable it is.</summary>
internal static class LifecycleComparer
{
    private static readonly string[] Levels = ["draft", "alpha", "beta", "stable"];

    /// <summary>Compares the facts of a property, parameter or schema.</summary>
    public static void Compare(SchemaExpression old, SchemaExpression @new, ComparisonContext context, ComparisonOptions options)
    {
        if (IsAnnounced(old) || IsAnnounced(@new))
        {
            CompareAnnounced(old, @new, context, options);
        }
    }

    private static bool IsAnnounced(SchemaExpression type) => type.Find("deprecated") is not null || type.Find("sunset") is not null || type.Find("stability") is not null;

    private static void CompareAnnounced(SchemaExpression old, SchemaExpression @new, ComparisonContext context, ComparisonOptions options)
    {
        Compare(old.Find, @new.Find, options, (rule, fact, before, after) => context.Report(
            rule switch
            {
                LifecycleEvent.Deprecated => SchemaRules.Deprecated,
                LifecycleEvent.Reactivated => SchemaRules.Reactivated,
                LifecycleEvent.SunsetInvalid => SchemaRules.SunsetInvalid,
                LifecycleEvent.SunsetTooSoon => SchemaRules.SunsetTooSoon,
                LifecycleEvent.SunsetRemoved => SchemaRules.SunsetRemoved,
                LifecycleEvent.SunsetChanged => SchemaRules.SunsetChanged,
                LifecycleEvent.StabilityDecreased => SchemaRules.StabilityDecreased,
                LifecycleEvent.StabilityInvalid => SchemaRules.StabilityDecreased,
                _ => SchemaRules.StabilityIncreased,
            },
            fact, before?.Value, after?.Value, before?.Origin, after?.Origin));
    }

    /// <summary>Compares the facts of an operation.</summary>
    public static void Compare(ContractOperation old, ContractOperation @new, ComparisonContext context, ComparisonOptions options)
    {
        Compare(name => old.Facts.Find(f => f.Name == name), name => @new.Facts.Find(f => f.Name == name), options, (rule, fact, before, after) => PromiseOf(rule, context).Report(
            rule switch
            {
                LifecycleEvent.Deprecated => OperationRules.Deprecated,
                LifecycleEvent.Reactivated => OperationRules.Reactivated,
                LifecycleEvent.SunsetInvalid => OperationRules.SunsetInvalid,
                LifecycleEvent.SunsetTooSoon => OperationRules.SunsetTooSoon,
                LifecycleEvent.SunsetRemoved => OperationRules.SunsetRemoved,
                LifecycleEvent.SunsetChanged => OperationRules.SunsetChanged,
                LifecycleEvent.StabilityDecreased => OperationRules.StabilityDecreased,
                LifecycleEvent.StabilityInvalid => OperationRules.StabilityInvalid,
                _ => OperationRules.StabilityIncreased,
            },
            fact, before?.Value, after?.Value, before?.Origin, after?.Origin));
    }

    // That nothing is promised any more excuses what follows from it, not itself.
    private static ComparisonContext PromiseOf(LifecycleEvent what, ComparisonContext context) =>
        what is LifecycleEvent.StabilityDecreased or LifecycleEvent.StabilityInvalid ? context with { IsMuted = false } : context;

    /// <summary>The day that was announced; null when none was, or it is no date.</summary>
    public static DateTime? DateOf(Constraint? sunset) =>
        sunset is not null && DateTime.TryParseExact(
            JsonText.Unquote(sunset.Value),
            ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"],
            CultureInfo.InvariantCulture,
            DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal,
            out var date)
            ? date.Date
            : null;

    private static void Compare(
        Func<string, Constraint?> old,
        Func<string, Constraint?> @new,
        ComparisonOptions options,
        Action<LifecycleEvent, string, Constraint?, Constraint?> report)
    {
        var (deprecatedBefore, deprecatedAfter) = (old("deprecated"), @new("deprecated"));
        var (sunsetBefore, sunsetAfter) = (old("sunset"), @new("sunset"));
        if (deprecatedBefore is null && deprecatedAfter is not null)
        {
            report(LifecycleEvent.Deprecated, "deprecated", null, deprecatedAfter);
        }
        else if (deprecatedBefore is not null && deprecatedAfter is null)
        {
            report(LifecycleEvent.Reactivated, "deprecated", deprecatedBefore, null);
        }

        if (sunsetBefore?.Value != sunsetAfter?.Value)
        {
            CompareSunset(sunsetBefore, sunsetAfter, deprecatedAfter is not null, options, report);
        }

        CompareStability(old("stability"), @new("stability"), report);
    }

    private static void CompareSunset(Constraint? old, Constraint? @new, bool isDeprecated, ComparisonOptions options, Action<LifecycleEvent, string, Constraint?, Constraint?> report)
    {
        var (before, after) = (DateOf(old), DateOf(@new));
        var what = !isDeprecated ? LifecycleEvent.SunsetChanged
            : @new is null ? LifecycleEvent.SunsetRemoved
            : after is null ? LifecycleEvent.SunsetInvalid
            : after < options.Today && (before is null || after < before) ? LifecycleEvent.SunsetTooSoon
            : LifecycleEvent.SunsetChanged;
        report(what, "sunset", old, @new);
    }

    private static void CompareStability(Constraint? old, Constraint? @new, Action<LifecycleEvent, string, Constraint?, Constraint?> report)
    {
        if (old?.Value == @new?.Value)
        {
            return;
        }

        // What says nothing promises nothing less than stable things do, and losing a word is losing a promise.
        var (before, after) = (LevelOf(old), LevelOf(@new));
        var what = @new is not null && after < 0 ? LifecycleEvent.StabilityInvalid
            : @new is null || after < before ? LifecycleEvent.StabilityDecreased
            : LifecycleEvent.StabilityIncreased;
        report(what, "stability", old, @new);
    }

    private static int LevelOf(Constraint? stability) => stability is null ? -1 : Array.IndexOf(Levels, JsonText.Unquote(stability.Value));
}
