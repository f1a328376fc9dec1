using static DryApi.Contracts.Severity;

namespace DryApi.Contracts;

/// <summary>What a document says in words, what an overlay adds to it, and what of a document cannot be used: rules that need the document, not the contract.</summary>
public static class ProseRules
{
    /// <summary>A description states a limit that no constraint backs.</summary>
    public static readonly DriftRule LimitUnbacked = OperationRules.Of(1700, "prose-limit-unbacked", Warning, Polarity.Sent,
        "A limit is said in words alone: no client can check it.", RuleFrame.Document,
        "description: The prompt.", "description: The prompt. Max 2048 characters.");

    /// <summary>A description states another limit than the constraint.</summary>
    public static readonly DriftRule LimitContradicted = OperationRules.Of(1701, "prose-limit-contradicted", Warning, Polarity.Sent,
        "The words state another limit than the constraint: one of them is wrong.", RuleFrame.Document,
        "maxLength: 2048", "maxLength: 2048, description: Max 1024 characters.");

    /// <summary>An action of the overlay says what the document says by itself now.</summary>
    public static readonly DriftRule OverlayNeedless = OperationRules.Of(1710, "overlay-action-needless", Warning, Polarity.None,
        "The document says it by itself now: the action can go.", RuleFrame.Document,
        "update: { maxLength: 2048 }", "maxLength: 2048, update: { maxLength: 2048 }");

    /// <summary>An action of the overlay has nothing left to change.</summary>
    public static readonly DriftRule OverlayUnmatched = OperationRules.Of(1711, "overlay-action-unmatched", Warning, Polarity.None,
        "The action no longer fits the document: correct it, or accept the document, which takes the action out.", RuleFrame.Document,
        "target: $.paths['/old'].get", "");

    /// <summary>The document uses a word that only an overlay may use.</summary>
    public static readonly DriftRule VocabularyInDocument = OperationRules.Of(1720, "overlay-word-in-document", Warning, Polarity.None,
        "Only an overlay may say it: in the document it is ignored.", RuleFrame.Document,
        "steps: { type: integer }", "steps: { type: integer, x-csharp-name: Seed }");

    /// <summary>A requirement names a security scheme that the document does not define.</summary>
    public static readonly DriftRule SecuritySchemeUndefined = OperationRules.Of(1721, "security-scheme-undefined", Warning, Polarity.None,
        "No such scheme stands in components.securitySchemes: nobody can know how to authenticate.", RuleFrame.Document,
        "security: [{ bearerAuth: [] }]", "security: [{ bearer: [] }]");

    /// <summary>A number is none that C# can hold.</summary>
    public static readonly DriftRule NumberBeyondDouble = OperationRules.Of(1722, "number-beyond-double", Warning, Polarity.None,
        "No C# number holds it: nothing is checked against it.", RuleFrame.Document,
        "maximum: 1e300", "maximum: 1e400");

    internal static IEnumerable<DriftRule> All =>
        [LimitUnbacked, LimitContradicted, OverlayNeedless, OverlayUnmatched, VocabularyInDocument, SecuritySchemeUndefined, NumberBeyondDouble];
}
