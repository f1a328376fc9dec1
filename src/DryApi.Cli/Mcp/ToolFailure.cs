namespace DryApi.Cli.Mcp;

/// <summary>What a failure is told an agent as: each field in a line, and what to do.</summary>
internal static class ToolFailure
{
    /// <summary>What an agent gave is repeated in a failure, and may be of any length.</summary>
    private const int Longest = 4000;

    /// <summary>The text of a failure, which does nothing where it is shown.</summary>
    public static string Of(Exception exception)
    {
        var text = TextOf(exception);
        return TerminalText.Lines(text.Length <= Longest ? text : $"{text[..Longest]}…");
    }

    private static string TextOf(Exception exception) => exception switch
    {
        ToolRefusedException => exception.Message,
        DryApiException { Errors.Count: > 0 } refused => Fields(refused),
        _ => Sentence(Failure.Of(exception).Message),
    };

    private static string Fields(DryApiException refused)
    {
        var fields = string.Join('\n', refused.Errors.SelectMany(field => field.Value.Select(message => $"{field.Key}: {message}")));
        var what = refused switch
        {
            DryApiValidationException { WasSent: false } => "Nothing was sent, for these values cannot be right; describe_operation has the schema:",
            DryApiInsufficientBalanceException => "The account's balance does not pay for this; the user has to top it up:",
            _ => "The service refused this, and nothing was made:",
        };
        return $"{what}\n{fields}";
    }

    private static string Sentence(string text) => text.Length == 0 ? "It failed." : $"{char.ToUpperInvariant(text[0])}{text[1..]}.";
}
