namespace DryApi.Contracts;

/// <summary>One change of a schema, as it is for what callers send and for what they receive.</summary>
/// <param name="Request">The rule for what callers send.</param>
/// <param name="Response">The rule for what callers receive.</param>
internal sealed record RulePair(DriftRule Request, DriftRule Response)
{
    public DriftRule For(Polarity polarity) => polarity == Polarity.Sent ? Request : Response;

    /// <summary>Creates both rules. Ids of requests are DRY12nn or DRY13nn, those of responses 200 more.</summary>
    /// <param name="sentId">The id where callers send it.</param>
    /// <param name="receivedId">The id where callers receive it.</param>
    /// <param name="name">The name without its direction; <c>*</c> stands for the place, which comes first where there is none.</param>
    /// <param name="request">The severity where callers send it.</param>
    /// <param name="response">The severity where callers receive it.</param>
    /// <param name="sent">The sentence where callers send it.</param>
    /// <param name="received">The sentence where callers receive it.</param>
    /// <param name="before">Lines of a schema before the change.</param>
    /// <param name="after">The same lines after it.</param>
    public static RulePair Of(string sentId, string receivedId, string name, Severity request, Severity response, string sent, string received, string before, string after) => new(
        OfSent(sentId, name, request, sent, new RuleExample(RuleFrame.Request, before, after)),
        OfReceived(receivedId, name, response, received, new RuleExample(RuleFrame.Response, before, after)));

    /// <summary>The rule for what callers send.</summary>
    public static DriftRule OfSent(string id, string name, Severity severity, string sentence, RuleExample example) => new()
    {
        Id = id,
        Name = NameOf("request", name),
        Severity = severity,
        Polarity = Polarity.Sent,
        Sentence = sentence,
        Example = example,
    };

    /// <summary>The rule for what callers receive.</summary>
    public static DriftRule OfReceived(string id, string name, Severity severity, string sentence, RuleExample example) => new()
    {
        Id = id,
        Name = NameOf("response", name),
        Severity = severity,
        Polarity = Polarity.Received,
        Sentence = sentence,
        Example = example,
    };

    private static string NameOf(string direction, string name) => direction + (name.IndexOf('*') < 0 ? "-*-" : "-") + name;
}
