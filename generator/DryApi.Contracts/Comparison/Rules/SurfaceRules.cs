using static DryApi.Contracts.Severity;

namespace DryApi.Contracts;

/// <summary>What can happen to the C# of a contract though calls go on as before: ids DRY16nn. Told where no other change says why.</summary>
internal static class SurfaceRules
{
    public static readonly DriftRule TypeRenamed = Of("DRY1600", "csharp-type-renamed",
        "A type of the SDK has another name: code that names it stops compiling.", RuleFrame.Contract,
        "\noperation GET /things\n  response 200 application/json: Thing\n\nschema Thing: object\n  id: string",
        "\noperation GET /things\n  response 200 application/json: Item\n\nschema Item: object\n  id: string");

    public static readonly DriftRule TypeChanged = Of("DRY1601", "csharp-type-changed",
        "Another kind of type takes the place of a type of the SDK: code that uses it stops compiling.", RuleFrame.Response,
        "p: string enum=[\"a\",\"b\"]", "p: anyOf<string enum=[\"a\",\"b\"]>");

    public static readonly DriftRule MemberRemoved = Of("DRY1602", "csharp-member-removed",
        "A member of the SDK is gone: code that uses it stops compiling.", RuleFrame.Response,
        "p: oneOf<oneOf<string, boolean>, Thing>", "p: oneOf<string, boolean, Thing>");

    public static readonly DriftRule MemberChanged = Of("DRY1603", "csharp-member-changed",
        "A member of the SDK has another declaration: code that uses it can stop compiling.", RuleFrame.Contract,
        "\noperation GET /a\n  response 200 application/json: Thing\n\noperation GET /b\n  response 200 application/json: Thing\n\noperation GET /c\n  response 200 application/json: Item\n\nschema Item: object\n  id: string\n\nschema Thing: object\n  id: string",
        "\noperation GET /a\n  response 200 application/json: Thing\n\noperation GET /b\n  response 200 application/json: Item\n\noperation GET /c\n  response 200 application/json: Item\n\nschema Item: object\n  id: string\n\nschema Thing: object\n  id: string");

    public static readonly DriftRule Impossible = Of("DRY1604", "csharp-impossible",
        "No SDK can be made of it any more.", RuleFrame.Document,
        "properties: { size: { x-csharp-name: Size } }", "properties: { size: { x-csharp-name: Size }, extent: { x-csharp-name: Size } }");

    public static readonly DriftRule RelianceLost = OperationRules.Of("DRY1605", "sdk-reliance-lost", Warning, Polarity.None,
        "The SDK's own code relies on this, and the service no longer says it.", RuleFrame.Contract,
        "relies Left: header by=\"Quota.Left\" name=\"X-Left\"", "");

    public static readonly DriftRule RelianceMet = Of("DRY1606", "sdk-reliance-met",
        "The SDK's own code relies on this, and the service says it.", RuleFrame.Contract,
        "", "relies Left: header by=\"Quota.Left\" name=\"X-Left\"");

    public static readonly DriftRule RelianceChanged = OperationRules.Of("DRY1607", "sdk-reliance-changed", Warning, Polarity.None,
        "The SDK's own code relies on something else of the service.", RuleFrame.Contract,
        "relies Left: header by=\"Quota.Left\" name=\"X-Left\"", "relies Left: header by=\"Quota.Left\" name=\"X-Remaining\"");

    public static IEnumerable<DriftRule> All => [TypeRenamed, TypeChanged, MemberRemoved, MemberChanged, Impossible, RelianceLost, RelianceMet, RelianceChanged];

    private static DriftRule Of(string id, string name, string sentence, RuleFrame frame, string before, string after) =>
        OperationRules.Of(id, name, Info, Polarity.None, sentence, frame, before, after);
}
