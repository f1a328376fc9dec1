namespace DryApi.Generator.Emission;

/// <summary>What a rule looks at.</summary>
/// <param name="Expression">The C# expression of the value.</param>
/// <param name="IsNullable">Whether it may be null; a struct that may not has no <c>?.</c> and is never null.</param>
internal sealed record Operand(string Expression, bool IsNullable)
{
    /// <summary>A member of the value, null where the value is.</summary>
    public string Member(string name) => Expression + (IsNullable ? "?." : ".") + name;

    public override string ToString() => Expression;
}
