using DryApi.Contracts;

namespace DryApi.Contracts.Tests.Model;

/// <summary>Which numbers of a contract C# can check against.</summary>
public sealed class NumericLimitsTests
{
    [Theory]
    [InlineData("minimum", "0", false)]
    [InlineData("minimum", "-5", false)]
    [InlineData("minimum", "999999999999999", false)]
    [InlineData("minimum", "1e308", false)]
    [InlineData("minimum", "1e309", true)]
    [InlineData("maximum", "-1e309", true)]
    [InlineData("exclusiveMinimum", "1e309", true)]
    [InlineData("exclusiveMaximum", "1e309", true)]
    [InlineData("exclusiveMaximum", "true", false)]
    [InlineData("minLength", "1e309", false)]
    [InlineData("multipleOf", "0", true)]
    [InlineData("multipleOf", "-2", true)]
    [InlineData("multipleOf", "2", false)]
    [InlineData("multipleOf", "0.5", false)]
    [InlineData("multipleOf", "9007199254740991", false)]
    [InlineData("multipleOf", "9007199254740992", true)]
    [InlineData("multipleOf", "0.10000000000000000001", true)]
    [InlineData("multipleOf", "1e309", true)]
    [InlineData("multipleOf", "\"2\"", false)]
    [InlineData("enum", "[1,2.5,\"a\",null]", false)]
    [InlineData("enum", "[0.1]", false)]
    [InlineData("enum", "[0.10000000000000000001]", true)]
    [InlineData("enum", "[1,0.10000000000000000001]", true)]
    [InlineData("enum", "[9007199254740993]", false)]
    [InlineData("enum", "[9223372036854775807]", false)]
    [InlineData("enum", "[9223372036854775809]", true)]
    [InlineData("enum", "[-9223372036854775808]", false)]
    [InlineData("enum", "[-9223372036854775809]", true)]
    [InlineData("enum", "[1e309]", true)]
    [InlineData("enum", "[9007199254740993.5]", true)]
    [InlineData("default", "1e309", false)]
    public void IsUnusable_OnConstraint_SaysWhetherCSharpCannotHoldIt(string name, string value, bool expected) =>
        NumericLimits.IsUnusable(new Constraint(name, value)).ShouldBe(expected);
}
