using System.Globalization;

namespace DryApi.Cli.Batch;

/// <summary>Money in the journal: whole billionths, which a database adds up without an error.</summary>
internal static class Money
{
    private const decimal Unit = 1_000_000_000m;

    /// <summary>The billionths of a price, rounded up.</summary>
    /// <exception cref="OverflowException">There are too many.</exception>
    public static long Of(decimal price) => (long)Math.Ceiling(price * Unit);

    /// <summary>The billionths of a limit, rounded down.</summary>
    public static long OfLimit(decimal limit) => limit >= long.MaxValue / Unit ? long.MaxValue : (long)Math.Floor(limit * Unit);

    /// <summary>In the service's currency.</summary>
    public static string Shown(long billionths) => (billionths / Unit).ToString("0.#########", CultureInfo.InvariantCulture);
}
