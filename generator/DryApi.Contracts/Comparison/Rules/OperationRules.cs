using static DryApi.Contracts.Severity;

namespace DryApi.Contracts;

/// <summary>What can happen to operations, webhooks, callbacks, security and what a contract says of the whole.</summary>
internal static class OperationRules
{
    public static readonly DriftRule Added = Of("DRY1100", "endpoint-added", Info, Polarity.None,
        "There is one operation more.", RuleFrame.Contract, "", "\noperation GET /new");

    public static readonly DriftRule Removed = Of("DRY1101", "endpoint-removed", Breaking, Polarity.Sent,
        "The operation is gone: calls of it fail.", RuleFrame.Contract, "\noperation GET /old", "");

    public static readonly DriftRule RemovedAfterDeprecation = Of("DRY1102", "endpoint-removed-after-deprecation", Warning, Polarity.Sent,
        "The operation is gone, as was announced: calls of it fail.", RuleFrame.Contract, "\noperation GET /old\n  fact: deprecated", "");

    public static readonly DriftRule RemovedBeforeSunset = Of("DRY1103", "endpoint-removed-before-sunset", Breaking, Polarity.Sent,
        "The operation is gone before the day that was announced: calls of it fail.", RuleFrame.Contract, "\noperation GET /old\n  fact: deprecated sunset=\"2099-01-01\"", "");

    public static readonly DriftRule Deprecated = Of("DRY1104", "endpoint-deprecated", Info, Polarity.None,
        "The operation is deprecated: it goes away some day.", RuleFrame.Operation, "", "fact: deprecated");

    public static readonly DriftRule Reactivated = Of("DRY1105", "endpoint-reactivated", Info, Polarity.None,
        "The operation is no longer deprecated.", RuleFrame.Operation, "fact: deprecated", "");

    public static readonly DriftRule SunsetInvalid = Of("DRY1106", "endpoint-sunset-invalid", Breaking, Polarity.Sent,
        "The day on which the operation goes away is no date: nobody can prepare for it.", RuleFrame.Operation, "fact: deprecated", "fact: deprecated sunset=\"soon\"");

    public static readonly DriftRule SunsetTooSoon = Of("DRY1107", "endpoint-sunset-too-soon", Breaking, Polarity.Sent,
        "The day on which the operation goes away has passed already: nobody could prepare for it.", RuleFrame.Operation, "fact: deprecated", "fact: deprecated sunset=\"2020-01-01\"");

    public static readonly DriftRule SunsetRemoved = Of("DRY1108", "endpoint-sunset-removed", Breaking, Polarity.Sent,
        "The operation stays deprecated, and the day on which it goes away is no longer said: it can go at any time.", RuleFrame.Operation, "fact: deprecated sunset=\"2099-01-01\"", "fact: deprecated");

    public static readonly DriftRule SunsetChanged = Of("DRY1109", "endpoint-sunset-changed", Info, Polarity.None,
        "The day on which the operation goes away is another one.", RuleFrame.Operation, "fact: deprecated sunset=\"2099-01-01\"", "fact: deprecated sunset=\"2098-01-01\"");

    public static readonly DriftRule StabilityDecreased = Of("DRY1110", "endpoint-stability-decreased", Breaking, Polarity.Sent,
        "The operation is less stable than it was promised to be.", RuleFrame.Operation, "fact: stability=\"stable\"", "fact: stability=\"beta\"");

    public static readonly DriftRule StabilityIncreased = Of("DRY1111", "endpoint-stability-increased", Info, Polarity.None,
        "The operation is more stable than before.", RuleFrame.Operation, "fact: stability=\"beta\"", "fact: stability=\"stable\"");

    public static readonly DriftRule StabilityInvalid = Of("DRY1112", "endpoint-stability-invalid", Breaking, Polarity.Sent,
        "The stability of the operation is none of draft, alpha, beta and stable.", RuleFrame.Operation, "", "fact: stability=\"shaky\"");

    public static readonly DriftRule IdChanged = Of("DRY1113", "operation-id-changed", Info, Polarity.None,
        "The operation has another id; builders follow the path, so no name in C# changes.", RuleFrame.Operation, "id: \"first\"", "id: \"second\"");

    public static readonly DriftRule TagsChanged = Of("DRY1114", "operation-tags-changed", Info, Polarity.None,
        "The operation has other tags; builders follow the path, so no name in C# changes.", RuleFrame.Operation, "tags: \"a\"", "tags: \"b\"");

    public static readonly DriftRule FactChanged = Of("DRY1115", "operation-fact-changed", Warning, Polarity.Sent,
        "A fact of the operation is another one.", RuleFrame.Operation, "fact: job=\"image\"", "fact: job=\"video\"");

    public static readonly DriftRule Moved = Of("DRY1116", "operation-moved", Breaking, Polarity.Sent,
        "The operation lives on under another path, method or id: calls of the old one fail.", RuleFrame.Contract,
        "\noperation GET /v1/things\n  id: \"listThings\"", "\noperation GET /v2/things\n  id: \"listThings\"");

    public static readonly DriftRule MovedAfterDeprecation = Of("DRY1117", "operation-moved-after-deprecation", Warning, Polarity.Sent,
        "The operation lives on under another path, method or id, as was announced: calls of the old one fail.", RuleFrame.Contract,
        "\noperation GET /v1/things\n  id: \"listThings\"\n  fact: deprecated", "\noperation GET /v2/things\n  id: \"listThings\"\n  fact: deprecated");

    public static readonly DriftRule WebhookAdded = Of("DRY1120", "webhook-added", Info, Polarity.None,
        "The service can call one webhook more.", RuleFrame.Contract, "", "\nwebhook POST done");

    public static readonly DriftRule WebhookRemoved = Of("DRY1121", "webhook-removed", Breaking, Polarity.Received,
        "The service no longer calls a webhook: callers that wait for it wait for ever.", RuleFrame.Contract, "\nwebhook POST done", "");

    public static readonly DriftRule CallbackAdded = Of("DRY1122", "callback-added", Info, Polarity.None,
        "The service can call back once more.", RuleFrame.Contract, "", "\ncallback POST \"POST /things done {$request.body#/url}\"");

    public static readonly DriftRule CallbackRemoved = Of("DRY1123", "callback-removed", Breaking, Polarity.Received,
        "The service no longer calls back: callers that wait for it wait for ever.", RuleFrame.Contract, "\ncallback POST \"POST /things done {$request.body#/url}\"", "");

    public static readonly DriftRule SecurityAdded = Of("DRY1130", "security-added", Breaking, Polarity.Sent,
        "Calls have to authenticate now: anonymous ones are refused.", RuleFrame.Operation, "security: none", "security: key");

    public static readonly DriftRule SecurityRemoved = Of("DRY1131", "security-removed", Info, Polarity.None,
        "Calls need not authenticate any more.", RuleFrame.Operation, "security: key", "security: none");

    public static readonly DriftRule SecurityAlternativeAdded = Of("DRY1132", "security-alternative-added", Info, Polarity.None,
        "There is one more way to authenticate.", RuleFrame.Operation, "security: key", "security: key | token");

    public static readonly DriftRule SecurityAlternativeRemoved = Of("DRY1133", "security-alternative-removed", Breaking, Polarity.Sent,
        "A way to authenticate is gone: calls that use it are refused.", RuleFrame.Operation, "security: key | token", "security: token");

    public static readonly DriftRule ScopeAdded = Of("DRY1134", "security-scope-added", Breaking, Polarity.Sent,
        "A scope more is asked for: calls without it are refused.", RuleFrame.Operation, "security: token[\"read\"]", "security: token[\"read\",\"write\"]");

    public static readonly DriftRule ScopeRemoved = Of("DRY1135", "security-scope-removed", Info, Polarity.None,
        "A scope less is asked for.", RuleFrame.Operation, "security: token[\"read\",\"write\"]", "security: token[\"read\"]");

    public static readonly DriftRule SchemeAdded = Of("DRY1140", "security-scheme-added", Info, Polarity.None,
        "A way to authenticate is described.", RuleFrame.Contract, "", "security key: http scheme=\"bearer\"");

    public static readonly DriftRule SchemeRemoved = Of("DRY1141", "security-scheme-removed", Info, Polarity.None,
        "A way to authenticate is no longer described; where an operation asked for it, that is a change of its own.", RuleFrame.Contract, "security key: http scheme=\"bearer\"", "");

    public static readonly DriftRule SchemeChanged = Of("DRY1142", "security-scheme-changed", Breaking, Polarity.Sent,
        "Calls have to authenticate in another way: the old one is refused.", RuleFrame.Contract,
        "security key: http scheme=\"bearer\"\n\noperation GET /a\n  security: key", "security key: http scheme=\"basic\"\n\noperation GET /a\n  security: key");

    public static readonly DriftRule SchemeDetailChanged = Of("DRY1143", "security-scheme-detail-changed", Warning, Polarity.Sent,
        "A way to authenticate has other addresses, scopes or notes.", RuleFrame.Contract,
        "security key: http bearerFormat=\"JWT\" scheme=\"bearer\"\n\noperation GET /a\n  security: key", "security key: http scheme=\"bearer\"\n\noperation GET /a\n  security: key");

    public static readonly DriftRule ServerAdded = Of("DRY1144", "server-added", Info, Polarity.None,
        "The service has one address more.", RuleFrame.Contract, "server: \"https://a.example\"", "server: \"https://a.example\"\nserver: \"https://b.example\"");

    public static readonly DriftRule ServerRemoved = Of("DRY1145", "server-removed", Warning, Polarity.Sent,
        "An address of the service is gone: calls to it may fail.", RuleFrame.Contract, "server: \"https://a.example\"\nserver: \"https://b.example\"", "server: \"https://a.example\"");

    public static readonly DriftRule ServerDefaultChanged = Of("DRY1146", "server-default-changed", Warning, Polarity.Sent,
        "The first address of the service is another one: that is where clients call when nothing else is said.", RuleFrame.Contract,
        "server: \"https://a.example\"\nserver: \"https://b.example\"", "server: \"https://b.example\"\nserver: \"https://a.example\"");

    public static readonly DriftRule VersionChanged = Of("DRY1147", "version-changed", Info, Polarity.None,
        "The interface has another version.", RuleFrame.Contract, "version: \"1.0\"", "version: \"2.0\"");

    public static readonly DriftRule PrefixChanged = Of("DRY1148", "path-prefix-changed", Info, Polarity.None,
        "Builders leave out another part of the paths: their names change.", RuleFrame.Contract, "prefix: \"/v1\"", "prefix: \"/v2\"");

    public static readonly DriftRule ServersChanged = Of("DRY1149", "operation-servers-changed", Warning, Polarity.Sent,
        "The operation is called at other addresses.", RuleFrame.Operation, "fact: servers=[\"https://a.example\"]", "fact: servers=[\"https://b.example\"]");

    public static readonly DriftRule SchemaAdded = Of("DRY1190", "unused-schema-added", Info, Polarity.None,
        "There is one schema more that no operation uses.", RuleFrame.Contract, "", "\nschema Alone: object");

    public static readonly DriftRule SchemaRemoved = Of("DRY1191", "unused-schema-removed", Info, Polarity.None,
        "A schema that no operation used is gone.", RuleFrame.Contract, "\nschema Alone: object", "");

    public static readonly DriftRule SchemaChanged = Of("DRY1192", "unused-schema-changed", Info, Polarity.None,
        "A schema that no operation uses is another one.", RuleFrame.Contract, "\nschema Alone: object", "\nschema Alone: string");

    public static IEnumerable<DriftRule> All =>
    [
        Added, Removed, RemovedAfterDeprecation, RemovedBeforeSunset, Deprecated, Reactivated, SunsetInvalid, SunsetTooSoon, SunsetRemoved,
        SunsetChanged, StabilityDecreased, StabilityIncreased, StabilityInvalid, IdChanged, TagsChanged, FactChanged, Moved, MovedAfterDeprecation, WebhookAdded,
        WebhookRemoved, CallbackAdded, CallbackRemoved, SecurityAdded, SecurityRemoved, SecurityAlternativeAdded,
        SecurityAlternativeRemoved, ScopeAdded, ScopeRemoved, SchemeAdded, SchemeRemoved, SchemeChanged, SchemeDetailChanged, ServerAdded,
        ServerRemoved, ServerDefaultChanged, VersionChanged, PrefixChanged, ServersChanged, SchemaAdded, SchemaRemoved, SchemaChanged,
    ];

    internal static DriftRule Of(string id, string name, Severity severity, Polarity polarity, string sentence, RuleFrame frame, string before, string after) => new()
    {
        Id = id,
        Name = name,
        Severity = severity,
        Polarity = polarity,
        Sentence = sentence,
        Example = new RuleExample(frame, before, after),
    };
}
