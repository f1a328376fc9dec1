namespace DryApi.Contracts;

/// <summary>Compares lists of values; a list of one is a constant.</summary>
internal static class EnumComparer
{
    public static void Compare(Constraint? old, Constraint? @new, ComparisonContext context)
    {
        var before = old is null ? [] : JsonText.Items(old.Value);
        var after = @new is null ? [] : JsonText.Items(@new.Value);
        if (old is null)
        {
            context.Report(after.Count == 1 ? SchemaRules.ConstAdded : SchemaRules.BecameEnum, "enum", null, @new!.Value, headOrigin: @new.Origin);
        }
        else if (@new is null)
        {
            context.Report(before.Count == 1 ? SchemaRules.ConstRemoved : SchemaRules.EnumRemoved, "enum", old.Value, null, old.Origin);
        }
        else if (before.Count == 1 && after.Count == 1)
        {
            context.Report(SchemaRules.ConstChanged, "enum", before[0], after[0], old.Origin, @new.Origin);
        }
        else
        {
            foreach (var value in before.Except(after, StringComparer.Ordinal))
            {
                context.Report(SchemaRules.EnumValueRemoved, "enum", value, null, old.Origin);
            }

            foreach (var value in after.Except(before, StringComparer.Ordinal))
            {
                context.Report(SchemaRules.EnumValueAdded, "enum", null, value, headOrigin: @new.Origin);
            }
        }
    }
}
