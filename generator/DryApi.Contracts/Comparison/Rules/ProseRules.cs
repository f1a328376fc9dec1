using static DryApi.Contracts.Severity;

namespace DryApi.Contracts;

/// <summary>What a document says in words, what an overlay adds to it, and what of a document cannot be used: rules that need the document, not the contract.</summary>
public static class ProseRules
{
    /// <summary>A description states a limit that no constraint backs.</summary>
    public static readonly DriftRule LimitUnbacked = OperationRules.Of("DRY1700", "prose-limit-unbacked", Warning, Polarity.Sent,
        "A limit is said in words alone: no client can check it.", RuleFrame.Document,
        "description: The prompt.", "description: The prompt. Max 2048 characters.");

    /// <summary>A description states another limit than the constraint.</summary>
    public static readonly DriftRule LimitContradicted = OperationRules.Of("DRY1701", "prose-limit-contradicted", Warning, Polarity.Sent,
        "The words state another limit than the constraint: one of them is wrong.", RuleFrame.Document,
        "maxLength: 2048", "maxLength: 2048, description: Max 1024 characters.");

    /// <summary>An action of the overlay says what the document says by itself now.</summary>
    public static readonly DriftRule OverlayNeedless = OperationRules.Of("DRY1710", "overlay-action-needless", Warning, Polarity.None,
        "The document says it by itself now: the action can go.", RuleFrame.Document,
        "update: { maxLength: 2048 }", "maxLength: 2048, update: { maxLength: 2048 }");

    /// <summary>An action of the overlay has nothing left to change.</summary>
    public static readonly DriftRule OverlayUnmatched = OperationRules.Of("DRY1711", "overlay-action-unmatched", Warning, Polarity.None,
        "The action no longer fits the document: correct it, or accept the document, which takes the action out.", RuleFrame.Document,
        "target: $.paths['/old'].get", "");

    /// <summary>An action of the overlay changes another number of places than it did.</summary>
    public static readonly DriftRule OverlayMatchesChanged = OperationRules.Of("DRY1712", "overlay-action-matches-changed", Warning, Polarity.None,
        "The action matches other places than when it was accepted: what it says holds for fewer of them, or for more.", RuleFrame.Document,
        "target: $.paths[*].post, x-matches: 24", "target: $.paths[*].post, x-matches: 23");

    /// <summary>An operation answers as those do that submit jobs, and no action of the overlay marks it.</summary>
    public static readonly DriftRule JobMarkMissing = OperationRules.Of("DRY1715", "job-mark-missing", Warning, Polarity.None,
        "It responds as operations do that submit jobs, and nothing marks it: the SDK has no SubmitAsync for it.", RuleFrame.Document,
        "paths: {}", "paths: { /txt2img: { post: { responses: { 200: { $ref: '#/components/responses/Job' } } } } }");

    /// <summary>The document uses a word that only an overlay may use.</summary>
    public static readonly DriftRule VocabularyInDocument = OperationRules.Of("DRY1720", "overlay-word-in-document", Warning, Polarity.None,
        "Only an overlay may say it: in the document it is ignored.", RuleFrame.Document,
        "steps: { type: integer }", "steps: { type: integer, x-csharp-name: Seed }");

    /// <summary>A requirement names a security scheme that the document does not define.</summary>
    public static readonly DriftRule SecuritySchemeUndefined = OperationRules.Of("DRY1721", "security-scheme-undefined", Warning, Polarity.None,
        "No such scheme stands in components.securitySchemes: nobody can know how to authenticate.", RuleFrame.Document,
        "security: [{ bearerAuth: [] }]", "security: [{ bearer: [] }]");

    /// <summary>A number is none that C# can hold.</summary>
    public static readonly DriftRule NumberBeyondDouble = OperationRules.Of("DRY1722", "number-beyond-double", Warning, Polarity.None,
        "No C# number holds it: nothing is checked against it.", RuleFrame.Document,
        "maximum: 1e300", "maximum: 1e400");

    /// <summary>A value is of another kind than its place takes.</summary>
    public static readonly DriftRule ValueUnusable = OperationRules.Of("DRY1723", "document-value-unusable", Warning, Polarity.None,
        "It is left out, and the rest of the document is read.", RuleFrame.Document,
        "type: integer", "type: int");

    /// <summary>A reference leads nowhere.</summary>
    public static readonly DriftRule ReferenceUnresolved = OperationRules.Of("DRY1724", "reference-unresolved", Warning, Polarity.None,
        "The reference is left out, and the rest of the document is read.", RuleFrame.Document,
        "$ref: '#/components/schemas/Job'", "$ref: '#/components/schemas/Jb'");

    /// <summary>A key is not read.</summary>
    public static readonly DriftRule KeyUnread = OperationRules.Of("DRY1725", "document-key-unread", Warning, Polarity.None,
        "It is not read: a change of it is not seen.", RuleFrame.Document,
        "maxLength: 10", "maxLenght: 10");

    /// <summary>A key stands beside a reference that allows none.</summary>
    public static readonly DriftRule ReferenceSiblingIgnored = OperationRules.Of("DRY1726", "reference-sibling-ignored", Warning, Polarity.None,
        "Beside a $ref it says nothing here: it is left out.", RuleFrame.Document,
        "openapi: 3.1.0, p: { $ref: '#/components/schemas/Job', maxLength: 10 }", "openapi: 3.0.3, p: { $ref: '#/components/schemas/Job', maxLength: 10 }");

    /// <summary>Two things have a name that only one may have.</summary>
    public static readonly DriftRule NameRepeated = OperationRules.Of("DRY1727", "document-name-repeated", Warning, Polarity.None,
        "Only one may have the name: nobody can tell which is meant.", RuleFrame.Document,
        "/a: { get: { operationId: a } }, /b: { get: { operationId: b } }", "/a: { get: { operationId: a } }, /b: { get: { operationId: a } }");

    internal static IEnumerable<DriftRule> All =>
    [
        LimitUnbacked, LimitContradicted, OverlayNeedless, OverlayUnmatched, OverlayMatchesChanged, JobMarkMissing, VocabularyInDocument, SecuritySchemeUndefined, NumberBeyondDouble,
        ValueUnusable, ReferenceUnresolved, KeyUnread, ReferenceSiblingIgnored, NameRepeated,
    ];
}
