namespace DryApi.Cli.Mcp;

/// <summary>What a failure is told an agent as: each field in a line, and what to do.</summary>
internal static class ToolFailure
{
    /// <summary>The text of a failure.</summary>
    public static string Of(Exception exception) => exception switch
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
