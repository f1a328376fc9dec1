using System.Globalization;
using System.Numerics;

namespace DryApi.Contracts;

/// <summary>A number as JSON writes it, with all its digits: digits times a power of ten.</summary>
public readonly struct ExactNumber : IComparable<ExactNumber>
{
    // What decimal can say in plain digits.
    private const int MostWholeDigits = 29;
    private const int MostDecimals = 28;

    // Beyond what 64 bits hold, whatever follows.
    private const decimal Beyond = 100_000_000_000_000_000_000m;

    private readonly bool _isNegative;

    // Without zeros at either end; empty for zero.
    private readonly string? _digits;

    // Of the last digit.
    private readonly BigInteger _exponent;

    private ExactNumber(bool isNegative, string digits, BigInteger exponent)
    {
        _isNegative = isNegative;
        _digits = digits;
        _exponent = exponent;
    }

    private string Digits => _digits ?? "";

    /// <summary>How many digits stand before the point; negative when zeros follow it.</summary>
    private BigInteger PointAt => Digits.Length + _exponent;

    private int Sign => Digits.Length == 0 ? 0 : _isNegative ? -1 : 1;

    /// <summary>The nearest double; infinite when the number is beyond all of them.</summary>
    public double Nearest => double.TryParse(ToString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value
        : _isNegative ? double.NegativeInfinity : double.PositiveInfinity;

    /// <summary>The number that is written for a double.</summary>
    public static ExactNumber Of(double value) => TryParse(value.ToString("R", CultureInfo.InvariantCulture), out var number) ? number : default;

    /// <summary>Reads a number of JSON (RFC 8259, 6).</summary>
    public static bool TryParse(string text, out ExactNumber number)
    {
        number = default;
        var at = 0;
        var isNegative = Take(text, ref at, "-");
        var start = at;
        SkipDigits(text, ref at);
        var whole = text.Substring(start, at - start);
        if (whole.Length == 0 || (whole.Length > 1 && whole[0] == '0'))
        {
            return false;
        }

        var decimals = "";
        if (Take(text, ref at, "."))
        {
            start = at;
            SkipDigits(text, ref at);
            decimals = text.Substring(start, at - start);
            if (decimals.Length == 0)
            {
                return false;
            }
        }

        var exponent = BigInteger.Zero;
        if (Take(text, ref at, "eE"))
        {
            var isSmall = at < text.Length && text[at] == '-';
            Take(text, ref at, "+-");
            start = at;
            SkipDigits(text, ref at);
            if (at == start)
            {
                return false;
            }

            exponent = BigInteger.Parse(text.Substring(start, at - start), CultureInfo.InvariantCulture);
            exponent = isSmall ? -exponent : exponent;
        }

        var all = whole + decimals;
        var digits = all.TrimEnd('0');
        number = digits.Length == 0
            ? default
            : new ExactNumber(isNegative, digits.TrimStart('0'), exponent - decimals.Length + (all.Length - digits.Length));
        return at == text.Length;
    }

    /// <inheritdoc/>
    public int CompareTo(ExactNumber other)
    {
        if (Sign != other.Sign || Sign == 0)
        {
            return Sign.CompareTo(other.Sign);
        }

        var order = PointAt.CompareTo(other.PointAt);
        return Sign * (order != 0 ? order : string.CompareOrdinal(Digits, other.Digits));
    }

    /// <summary>Whether it is a whole multiple of another.</summary>
    public bool IsMultipleOf(ExactNumber factor)
    {
        if (factor.Sign == 0 || Sign == 0)
        {
            return factor.Sign != 0;
        }

        var shift = _exponent - factor._exponent;
        var divisor = BigInteger.Parse(factor.Digits, CultureInfo.InvariantCulture);

        // Without zeros at the end, it is no multiple of a power of ten.
        return shift >= 0 && BigInteger.Parse(Digits, CultureInfo.InvariantCulture) * BigInteger.ModPow(10, shift, divisor) % divisor == 0;
    }

    /// <summary>The greatest whole number that is not more; beyond 64 bits, any other one beyond them.</summary>
    public decimal Floor()
    {
        if (Sign == 0)
        {
            return 0;
        }

        if (PointAt > 19)
        {
            return Sign * Beyond;
        }

        var point = (int)BigInteger.Max(PointAt, 0);
        var whole = point == 0 ? 0 : decimal.Parse(Digits.PadRight(point, '0').Substring(0, point), CultureInfo.InvariantCulture);
        var hasRest = _exponent < 0;
        return _isNegative ? -whole - (hasRest ? 1 : 0) : whole;
    }

    /// <summary>The least whole number that is not less; beyond 64 bits, any other one beyond them.</summary>
    public decimal Ceiling() => -new ExactNumber(!_isNegative, Digits, _exponent).Floor();

    /// <summary>
    /// The number whose multiples are those whole numbers that are multiples of this one: of 0.4 it is 2. Null when no 64 bits hold it.
    /// </summary>
    public decimal? WholeDivisor()
    {
        if (PointAt > 19 || _exponent < -MostDecimals || Sign <= 0)
        {
            return null;
        }

        var digits = BigInteger.Parse(Digits, CultureInfo.InvariantCulture);
        var divisor = _exponent >= 0
            ? digits * BigInteger.Pow(10, (int)_exponent)
            : digits / BigInteger.GreatestCommonDivisor(digits, BigInteger.Pow(10, (int)-_exponent));
        return divisor <= long.MaxValue ? (decimal)divisor : null;
    }

    /// <summary>The number in one form, whatever form the document chose: <c>1.0</c>, <c>1e0</c> and <c>1</c> are <c>1</c>.</summary>
    public override string ToString()
    {
        if (Sign == 0)
        {
            return "0";
        }

        var sign = _isNegative ? "-" : "";
        if (PointAt > MostWholeDigits || -_exponent > MostDecimals)
        {
            var power = PointAt - 1;
            var rest = Digits.Length > 1 ? "." + Digits.Substring(1) : "";
            return $"{sign}{Digits[0]}{rest}E{(power < 0 ? "-" : "+")}{BigInteger.Abs(power).ToString(CultureInfo.InvariantCulture)}";
        }

        var (exponent, point) = ((int)_exponent, (int)PointAt);
        return sign + (exponent >= 0 ? Digits + new string('0', exponent)
            : point > 0 ? Digits.Substring(0, point) + "." + Digits.Substring(point)
            : "0." + new string('0', -point) + Digits);
    }

    private static bool Take(string text, ref int at, string oneOf)
    {
        var isThere = at < text.Length && oneOf.IndexOf(text[at]) >= 0;
        at += isThere ? 1 : 0;
        return isThere;
    }

    private static void SkipDigits(string text, ref int at)
    {
        while (at < text.Length && text[at] is >= '0' and <= '9')
        {
            at++;
        }
    }
}
