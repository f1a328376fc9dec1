namespace DryApi.Analyzers.Rules;

/// <summary>A property has to be given when another has one of some values.</summary>
internal sealed class RequiredWhenRule(string property, string when, string[] values, bool orAbsent) : ModelRule
{
    public override Violation? Judge(GivenProperties model)
    {
        if (model.IsGiven(property) != false)
        {
            return null;
        }

        if (model.IsGiven(when) == false)
        {
            return orAbsent ? Broken($"when {when} is {string.Join(" or ", values)} or is not given", $"{when} is not given, and {property} is not either") : null;
        }

        var decision = model.TryRead(when, out var value) ? Array.Find(values, text => value is EnumMember member ? member.StandsFor(text) : (value as string) == text) : null;
        return decision is null ? null : Broken($"when {when} is {decision}", $"{property} is not given");
    }

    private Violation Broken(string condition, string fact) => new(Descriptors.Together, $"{property} {condition}", fact);
}
