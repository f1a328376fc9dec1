using System.Globalization;

namespace DryApi.Cli;

/// <summary>Amounts of money, in the currency of the account: as text, and as whole billionths, which a database adds up without an error.</summary>
internal static class Money
{
    private const decimal Unit = 1_000_000_000m;

    /// <summary>All its digits, without zeros at the end.</summary>
    public static string Text(decimal amount) => amount.ToString("0.############################", CultureInfo.InvariantCulture);

    /// <summary>The same of billionths.</summary>
    public static string Text(long billionths) => Text(Amount(billionths));

    /// <summary>The amount of billionths.</summary>
    public static decimal Amount(long billionths) => billionths / Unit;

    /// <summary>The billionths of a price, rounded up.</summary>
    /// <exception cref="OverflowException">There are too many.</exception>
    public static long Of(decimal price) => (long)Math.Ceiling(price * Unit);

    /// <summary>The billionths of a limit, rounded down.</summary>
    public static long OfLimit(decimal limit) => limit >= long.MaxValue / Unit ? long.MaxValue : (long)Math.Floor(limit * Unit);
}
