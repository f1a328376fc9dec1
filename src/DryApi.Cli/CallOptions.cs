using System.CommandLine;
using System.Globalization;

namespace DryApi.Cli;

/// <summary>The options that say whether a call is made.</summary>
/// <param name="hasPrice">Whether anybody can tell what it costs.</param>
internal sealed class CallOptions(bool hasPrice)
{
    /// <summary>The option that sends nothing.</summary>
    public const string DryRunName = "--dry-run";

    private const string MaxPriceName = "--max-price";
    private const string MaxPriceVariable = "DRYAPI_MAX_PRICE";

    private readonly Option<bool> _dryRun = new(DryRunName) { Description = "Prints the request as a command of curl, and its price; sends nothing that costs." };
    private readonly Option<string?> _maxPrice = new(MaxPriceName) { Description = $"Asks before it sends what costs more; with nobody to ask it is refused. {MaxPriceVariable} says it for all calls.", HelpName = "X" };
    private readonly Option<bool> _yes = new("--yes", "-y") { Description = $"Asks no question, whatever {MaxPriceName} or {MaxPriceVariable} says." };

    /// <summary>Adds them to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_dryRun);
        if (hasPrice)
        {
            command.Add(_maxPrice);
            command.Add(_yes);
        }
    }

    /// <summary>What was given.</summary>
    /// <exception cref="UsageException">The limit is no amount.</exception>
    public RunOptions Of(bool isJson, Terminal terminal, ParseResult result)
    {
        var (name, text) = !hasPrice ? (MaxPriceName, null) : result.GetValue(_maxPrice) is { } given ? (MaxPriceName, given) : (MaxPriceVariable, terminal.Variable(MaxPriceVariable));
        decimal? limit = text is null || (name == MaxPriceVariable && string.IsNullOrWhiteSpace(text)) ? null
            : decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var amount) ? amount
            : throw new UsageException($"{name} is '{text}', which is no amount; give a number such as 0.05");
        return new RunOptions { IsJson = isJson, IsDry = result.GetValue(_dryRun), IsYes = hasPrice && result.GetValue(_yes), MaxPrice = limit };
    }
}
