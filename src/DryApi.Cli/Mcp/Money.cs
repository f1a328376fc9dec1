using System.Globalization;

namespace DryApi.Cli.Mcp;

/// <summary>Amounts of money as text, in the currency of the account.</summary>
internal static class Money
{
    /// <summary>All its digits, without zeros at the end.</summary>
    public static string Text(decimal amount) => amount.ToString("0.############################", CultureInfo.InvariantCulture);
}
