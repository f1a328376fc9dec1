using System.Globalization;
using System.Numerics;
using DryApi.Contracts;

namespace DryApi.Contracts.Tests.Text;

public sealed class ExactNumberTests
{
    private static readonly string[] Literals =
    [
        "0", "-0", "1", "-1", "1.0", "1E+2", "100", "99.5", "0.1", "0.1000000000000000000000000000000000000001", "0.09999999999999999999999999999999999999999",
        "4294967295", "4294967295.5", "4294967296", "9007199254740992", "9007199254740993", "9007199254740994", "9223372036854775807", "9223372036854775808",
        "-9223372036854775808", "-9223372036854775809", "18446744073709551615", "123456789012345678901234567890", "123456789012345678901234567891", "1e29", "1e308", "1e309",
        "1e400", "1e401", "-1e400", "1e-400", "1e-401", "-1e-400", "1e99999999999999999999", "1e-99999999999999999999", "5e-324", "1.7976931348623157e308", "3", "0.3", "2.5",
    ];

    [Fact]
    public void CompareTo_OnAllPairs_IsTheOrderOfTheNumbers()
    {
        // Fractions of whole numbers of any size, but for exponents that no memory holds.
        var numbers = Literals.Where(literal => !literal.Contains("999999")).Select(literal => (Literal: literal, Value: Fraction(literal))).ToList();
        foreach (var (a, x) in numbers)
        {
            foreach (var (b, y) in numbers)
            {
                Math.Sign(Parse(a).CompareTo(Parse(b))).ShouldBe(Math.Sign((x.Digits * y.Scale).CompareTo(y.Digits * x.Scale)), $"{a} and {b}");
                if (y.Digits != 0)
                {
                    Parse(a).IsMultipleOf(Parse(b)).ShouldBe(x.Digits * y.Scale % (x.Scale * y.Digits) == 0, $"{a} of {b}");
                }
            }
        }
    }

    [Fact]
    public void CompareTo_OnExponentsBeyondAllMemory_IsTheOrderOfTheNumbers()
    {
        string[] ascending = ["-1e99999999999999999999", "-1e400", "-1e-99999999999999999999", "0", "1e-99999999999999999999", "1e-400", "1", "1e400", "1e99999999999999999999", "1e100000000000000000000"];

        ascending.Select(Parse).ShouldBe(ascending.Select(Parse).Order());
        ascending.Reverse().Select(Parse).Order().Select(n => n.ToString()).ShouldBe(ascending.Select(literal => Parse(literal).ToString()));
    }

    [Fact]
    public void ToString_OnEveryNumber_ReadsBackAsTheSame()
    {
        foreach (var literal in Literals)
        {
            Parse(Parse(literal).ToString()).CompareTo(Parse(literal)).ShouldBe(0, literal);
            JsonText.IsNumber(Parse(literal).ToString()).ShouldBeTrue(literal);
        }
    }

    [Theory]
    [InlineData("4294967295.5", 4294967295L, 4294967296L)]
    [InlineData("-4294967295.5", -4294967296L, -4294967295L)]
    [InlineData("0.5", 0L, 1L)]
    [InlineData("-0.5", -1L, 0L)]
    [InlineData("1e-400", 0L, 1L)]
    [InlineData("-1e-400", -1L, 0L)]
    [InlineData("9007199254740993", 9007199254740993L, 9007199254740993L)]
    [InlineData("12e3", 12000L, 12000L)]
    public void FloorAndCeiling_OnNumber_AreTheWholeOnesBesideIt(string literal, long floor, long ceiling) =>
        (Parse(literal).Floor(), Parse(literal).Ceiling()).ShouldBe((floor, ceiling));

    [Theory]
    [InlineData("9223372036854775808", 1)]
    [InlineData("1e400", 1)]
    [InlineData("-9223372036854775809", -1)]
    [InlineData("-1e99999999999999999999", -1)]
    public void FloorAndCeiling_BeyondSixtyFourBits_StayBeyond(string literal, int sign)
    {
        foreach (var whole in (decimal[])[Parse(literal).Floor(), Parse(literal).Ceiling()])
        {
            (sign > 0 ? whole > long.MaxValue : whole < long.MinValue).ShouldBeTrue();
        }
    }

    [Theory]
    [InlineData("3", 3)]
    [InlineData("0.5", 1)]
    [InlineData("0.4", 2)]
    [InlineData("2.5", 5)]
    [InlineData("1.25", 5)]
    [InlineData("1e3", 1000)]
    [InlineData("0.1", 1)]
    public void WholeDivisor_OnDivisor_DividesTheSameWholeNumbers(string literal, int expected)
    {
        Parse(literal).WholeDivisor().ShouldBe(expected);
        for (var number = 0; number < 3000; number++)
        {
            Parse(number.ToString(CultureInfo.InvariantCulture)).IsMultipleOf(Parse(literal)).ShouldBe(number % expected == 0, $"{number} of {literal}");
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("+1")]
    [InlineData("01")]
    [InlineData(".5")]
    [InlineData("5.")]
    [InlineData("1e")]
    [InlineData("1e+")]
    [InlineData("0x10")]
    [InlineData("Infinity")]
    [InlineData("NaN")]
    [InlineData(" 1")]
    [InlineData("1 ")]
    [InlineData("1_000")]
    [InlineData("\u0661")]
    public void TryParse_OnWhatIsNoNumberOfJson_SaysSo(string text)
    {
        ExactNumber.TryParse(text, out _).ShouldBeFalse();
        JsonText.IsNumber(text).ShouldBeFalse();
    }

    private static ExactNumber Parse(string literal) => ExactNumber.TryParse(literal, out var number) ? number : throw new FormatException(literal);

    private static (BigInteger Digits, BigInteger Scale) Fraction(string literal)
    {
        var parts = literal.ToUpperInvariant().Split('E');
        var decimals = parts[0].Contains('.') ? parts[0].Length - parts[0].IndexOf('.') - 1 : 0;
        var power = (parts.Length > 1 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : 0) - decimals;
        var digits = BigInteger.Parse(parts[0].Replace(".", ""), CultureInfo.InvariantCulture);
        return power >= 0 ? (digits * BigInteger.Pow(10, power), 1) : (digits, BigInteger.Pow(10, -power));
    }
}
