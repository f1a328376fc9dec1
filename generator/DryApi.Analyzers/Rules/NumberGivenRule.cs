namespace DryApi.Analyzers.Rules;

/// <summary>At least one of some properties is given, or exactly one.</summary>
internal sealed class NumberGivenRule(string[] properties, bool isExactly) : ModelRule
{
    public override Violation? Judge(GivenProperties model)
    {
        var given = properties.Where(property => model.IsGiven(property) == true).ToArray();
        if (given.Length == 0)
        {
            return properties.All(property => model.IsGiven(property) == false)
                ? new Violation(Descriptors.Together, $"{(isExactly ? "exactly" : "at least")} one of {Texts.List(properties)}", "none is given")
                : null;
        }

        return isExactly && given.Length > 1
            ? new Violation(Descriptors.Together, "exactly one of " + Texts.List(properties), Texts.List(given) + " are given")
            : null;
    }
}
