using static DryApi.Contracts.Severity;

namespace DryApi.Contracts;

/// <summary>What can happen to the properties of an object.</summary>
internal static class PropertyRules
{
    private const string ClosedThing = "\noperation POST /things\n  body application/json: Thing required\n\nschema Thing: object additionalProperties=false\n";

    public static readonly RulePair RequiredAdded = RulePair.Of("DRY1282", "DRY1482", "required-*-added", Breaking, Info,
        "A new property has to be sent: callers that do not know it are refused.", "A new property always comes.",
        "a: string", "a: string\np: string required");

    public static readonly RulePair OptionalAdded = RulePair.Of("DRY1283", "DRY1483", "optional-*-added", Info, Info,
        "A new property may be sent.", "A new property can come.",
        "a: string", "a: string\np: string");

    public static readonly RulePair RequiredRemoved = RulePair.Of("DRY1284", "DRY1484", "required-*-removed", Warning, Breaking,
        "A property is gone: what callers send there no longer has an effect.", "A property that always came is gone.",
        "a: string\np: string required", "a: string");

    public static readonly RulePair OptionalRemoved = RulePair.Of("DRY1285", "DRY1485", "optional-*-removed", Warning, Breaking,
        "A property is gone: what callers send there no longer has an effect.", "A property is gone: callers that read it find nothing.",
        "a: string\np: string", "a: string");

    public static readonly DriftRule Forbidden = RulePair.OfSent("DRY1286", "forbidden", Breaking,
        "A property is gone and others are refused: callers that send it are refused.",
        new RuleExample(RuleFrame.Contract, ClosedThing + "  a: string\n  p: string", ClosedThing + "  a: string"));

    public static readonly RulePair BecameRequired = RulePair.Of("DRY1287", "DRY1487", "became-required", Breaking, Info,
        "It has to be sent now: callers that leave it out are refused.", "It always comes now.",
        "p: string", "p: string required");

    public static readonly RulePair BecameOptional = RulePair.Of("DRY1288", "DRY1488", "became-optional", Info, Breaking,
        "It may be left out now.", "It may be missing now: callers that count on it fail.",
        "p: string required", "p: string");

    public static readonly RulePair BecameReadOnly = RulePair.Of("DRY1289", "DRY1489", "became-read-only", Warning, Info,
        "It is only read now: what callers send there no longer has an effect.", "It is only read now.",
        "p: string", "p: string readOnly");

    public static readonly RulePair BecameNotReadOnly = RulePair.Of("DRY1290", "DRY1490", "became-not-read-only", Info, Info,
        "It may be sent now.", "It may be sent as well now.",
        "p: string readOnly", "p: string");

    public static readonly RulePair BecameWriteOnly = RulePair.Of("DRY1291", "DRY1491", "became-write-only", Info, Breaking,
        "It is only sent now.", "It no longer comes: callers that read it find nothing.",
        "p: string", "p: string writeOnly");

    public static readonly RulePair BecameNotWriteOnly = RulePair.Of("DRY1292", "DRY1492", "became-not-write-only", Info, Info,
        "It can be read as well now.", "It comes now.",
        "p: string writeOnly", "p: string");

    public static readonly RulePair PatternAdded = RulePair.Of("DRY1293", "DRY1493", "pattern-property-added", Breaking, Info,
        "Properties whose name matches a pattern have a type now: what was accepted can be refused.", "Properties whose name matches a pattern have a type now.",
        "a: string", "a: string\npattern \"^x-\": string");

    public static readonly RulePair PatternRemoved = RulePair.Of("DRY1294", "DRY1494", "pattern-property-removed", Info, Breaking,
        "Properties whose name matches a pattern may be anything now.", "Properties whose name matches a pattern may be anything now: callers cannot read them.",
        "a: string\npattern \"^x-\": string", "a: string");

    public static readonly RulePair OthersClosed = RulePair.Of("DRY1295", "DRY1495", "additional-properties-closed", Breaking, Info,
        "Properties without a name here are refused now.", "Only the named properties come now.",
        "p: object", "p: object additionalProperties=false");

    public static readonly RulePair OthersOpened = RulePair.Of("DRY1296", "DRY1496", "additional-properties-opened", Info, Info,
        "Properties without a name here are accepted now.", "More than the named properties can come now.",
        "p: object additionalProperties=false", "p: object");

    public static readonly RulePair OthersTyped = RulePair.Of("DRY1297", "DRY1497", "additional-properties-typed", Breaking, Info,
        "Properties without a name here have a type now: what was accepted can be refused.", "Properties without a name here have a type now.",
        "p: object", "p: map<string>");

    public static readonly RulePair OthersUntyped = RulePair.Of("DRY1298", "DRY1498", "additional-properties-untyped", Info, Breaking,
        "Properties without a name here may be anything now.", "Properties without a name here may be anything now: callers cannot read them.",
        "p: map<string>", "p: object");

    public static readonly DriftRule BecameRequiredToSend = RulePair.OfSent("DRY1299", "became-sent-and-required", Breaking,
        "It was only read, and has to be sent now: callers that do not know it are refused.",
        new RuleExample(RuleFrame.Request, "p: string required readOnly", "p: string required"));

    public static IEnumerable<RulePair> All =>
    [
        RequiredAdded, OptionalAdded, RequiredRemoved, OptionalRemoved, BecameRequired, BecameOptional, BecameReadOnly,
        BecameNotReadOnly, BecameWriteOnly, BecameNotWriteOnly, PatternAdded, PatternRemoved, OthersClosed, OthersOpened, OthersTyped,
        OthersUntyped,
    ];

    /// <summary>What only what is sent can be: what is received is neither refused nor asked for.</summary>
    public static IEnumerable<DriftRule> OfSent => [Forbidden, BecameRequiredToSend];
}
