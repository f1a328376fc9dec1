using static DryApi.Contracts.RuleFrame;
using static DryApi.Contracts.Severity;

namespace DryApi.Contracts;

/// <summary>What can happen to parameters, bodies, answers, media types and headers.</summary>
internal static class MessageRules
{
    public static readonly DriftRule ParameterRequiredAdded = Sent("DRY1150", "request-required-parameter-added", Breaking,
        "A new parameter has to be sent: callers that do not know it are refused.", "", "query p: string required");

    public static readonly DriftRule ParameterOptionalAdded = Sent("DRY1151", "request-optional-parameter-added", Info,
        "A new parameter may be sent.", "", "query p: string");

    public static readonly DriftRule ParameterRemoved = Sent("DRY1152", "request-parameter-removed", Warning,
        "A parameter is gone: what callers send there no longer has an effect.", "query p: string", "");

    public static readonly DriftRule ParameterMoved = Sent("DRY1153", "request-parameter-moved", Breaking,
        "A parameter stands in another place: callers that send it in the old one are not heard.", "query p: string", "header p: string");

    public static readonly DriftRule ParameterBecameRequired = Sent("DRY1154", "request-parameter-became-required", Breaking,
        "The parameter has to be sent now: callers that leave it out are refused.", "query p: string", "query p: string required");

    public static readonly DriftRule ParameterBecameOptional = Sent("DRY1155", "request-parameter-became-optional", Info,
        "The parameter may be left out now.", "query p: string required", "query p: string");

    public static readonly DriftRule ParameterDefaultAdded = Sent("DRY1156", "request-parameter-default-added", Breaking,
        "What is taken for an absent parameter is said now: calls that leave it out may act differently.", "query p: integer", "query p: integer default=1");

    public static readonly DriftRule ParameterDefaultRemoved = Sent("DRY1157", "request-parameter-default-removed", Breaking,
        "What is taken for an absent parameter is no longer said: calls that leave it out may act differently.", "query p: integer default=1", "query p: integer");

    public static readonly DriftRule ParameterDefaultChanged = Sent("DRY1158", "request-parameter-default-changed", Breaking,
        "Another value is taken for an absent parameter: calls that leave it out act differently.", "query p: integer default=1", "query p: integer default=2");

    public static readonly DriftRule ParameterStyleChanged = Sent("DRY1159", "request-parameter-style-changed", Breaking,
        "The parameter is written in another style: the service misreads the old one.", "query p: array<string>", "query p: array<string> style=\"pipeDelimited\"");

    public static readonly DriftRule ParameterExplodeChanged = Sent("DRY1160", "request-parameter-explode-changed", Breaking,
        "Lists and objects are written in another way: the service misreads the old one.", "query p: array<string>", "query p: array<string> explode=false");

    public static readonly DriftRule ParameterContentChanged = Sent("DRY1161", "request-parameter-content-changed", Breaking,
        "The parameter is written in another media type: the service misreads the old one.", "query p: any", "query p: any content=\"application/json\"");

    public static readonly DriftRule ParameterFlagSet = Sent("DRY1162", "request-parameter-flag-set", Info,
        "The parameter may be empty, or hold reserved characters.", "query p: string", "query p: string allowReserved");

    public static readonly DriftRule ParameterFlagRemoved = Sent("DRY1163", "request-parameter-flag-removed", Breaking,
        "The parameter may no longer be empty, or hold reserved characters.", "query p: string allowReserved", "query p: string");

    public static readonly DriftRule ParameterRemovedBeforeSunset = Sent("DRY1164", "request-parameter-removed-before-sunset", Breaking,
        "A deprecated parameter is gone before the day that was announced: what callers send there no longer has an effect.",
        "query p: string deprecated sunset=\"2099-01-01\"", "");

    public static readonly DriftRule BodyRequiredAdded = Sent("DRY1170", "request-body-added-required", Breaking,
        "A body has to be sent now: calls without one are refused.", "", "body application/json: string required");

    public static readonly DriftRule BodyOptionalAdded = Sent("DRY1171", "request-body-added-optional", Info,
        "A body may be sent now.", "", "body application/json: string");

    public static readonly DriftRule BodyRemoved = Sent("DRY1172", "request-body-removed", Breaking,
        "There is no body any more: calls with one are refused, or it has no effect.", "body application/json: string", "");

    public static readonly DriftRule BodyBecameRequired = Sent("DRY1173", "request-body-became-required", Breaking,
        "The body has to be sent now: calls without one are refused.", "body application/json: string", "body application/json: string required");

    public static readonly DriftRule BodyBecameOptional = Sent("DRY1174", "request-body-became-optional", Info,
        "The body may be left out now.", "body application/json: string required", "body application/json: string");

    public static readonly DriftRule BodyMediaTypeAdded = Sent("DRY1175", "request-body-media-type-added", Info,
        "The body may be sent in one media type more.", "body application/json: string", "body application/json: string\nbody text/plain: string");

    public static readonly DriftRule BodyMediaTypeRemoved = Sent("DRY1176", "request-body-media-type-removed", Breaking,
        "A media type of the body is gone: calls that use it are refused.", "body application/json: string\nbody text/plain: string", "body application/json: string");

    public static readonly DriftRule BodyPartChanged = Sent("DRY1177", "request-body-part-encoding-changed", Breaking,
        "A part of the body is written in another way: the service misreads the old one.",
        "fact: \"encoding [\\\"multipart/form-data\\\",\\\"p\\\",\\\"contentType\\\"]\"=\"application/json\"\nbody multipart/form-data: object",
        "fact: \"encoding [\\\"multipart/form-data\\\",\\\"p\\\",\\\"contentType\\\"]\"=\"application/xml\"\nbody multipart/form-data: object");

    public static readonly DriftRule BodyPartHeaderRequired = Sent("DRY1178", "request-body-part-header-required", Breaking,
        "A part of the body has to have a header now: a part without it is refused.",
        "body multipart/form-data: object", "fact: \"encoding [\\\"multipart/form-data\\\",\\\"p\\\",\\\"header X-Sum\\\"]\"=\"required string\"\nbody multipart/form-data: object");

    public static readonly DriftRule BodyPartLoosened = Sent("DRY1179", "request-body-part-encoding-loosened", Info,
        "A part of the body may be written in more ways.",
        "fact: \"encoding [\\\"multipart/form-data\\\",\\\"p\\\",\\\"header X-Sum\\\"]\"=\"required string\"\nbody multipart/form-data: object", "body multipart/form-data: object");

    public static readonly DriftRule SuccessAdded = Received("DRY1180", "response-success-status-added", Info,
        "Success can have one status more.", "response 200: empty", "response 200: empty\nresponse 202: empty");

    public static readonly DriftRule SuccessRemoved = Received("DRY1181", "response-success-status-removed", Breaking,
        "A status of success is gone: callers that wait for it fail.", "response 200: empty\nresponse 202: empty", "response 202: empty");

    public static readonly DriftRule FailureAdded = Received("DRY1182", "response-non-success-status-added", Info,
        "A failure is described.", "response 200: empty", "response 200: empty\nresponse 404: empty");

    public static readonly DriftRule FailureRemoved = Received("DRY1183", "response-non-success-status-removed", Warning,
        "A failure is no longer described: callers may meet it all the same, without its shape.", "response 200: empty\nresponse 404: empty", "response 200: empty");

    public static readonly DriftRule MediaTypeAdded = Received("DRY1184", "response-media-type-added", Info,
        "The answer can come in one media type more.", "response 200 application/json: string", "response 200 application/json: string\nresponse 200 text/plain: string");

    public static readonly DriftRule MediaTypeRemoved = Received("DRY1185", "response-media-type-removed", Breaking,
        "A media type of the answer is gone: callers that ask for it fail.", "response 200 application/json: string\nresponse 200 text/plain: string", "response 200 application/json: string");

    public static readonly DriftRule HeaderAdded = Received("DRY1186", "response-header-added", Info,
        "The answer has a new header.", "response 200: empty", "response 200 header X-Left: integer");

    public static readonly DriftRule RequiredHeaderRemoved = Received("DRY1187", "required-response-header-removed", Breaking,
        "A header that always came is gone: callers that read it find nothing.", "response 200 header X-Left: integer required", "response 200: empty");

    public static readonly DriftRule OptionalHeaderRemoved = Received("DRY1188", "optional-response-header-removed", Warning,
        "A header is gone: callers that read it find nothing.", "response 200 header X-Left: integer", "response 200: empty");

    public static readonly DriftRule MediaTypeGeneralized = Received("DRY1193", "response-media-type-name-generalized", Breaking,
        "The answer comes in a wider media type: callers may not be able to read it.", "response 200 application/problem+json: string", "response 200 application/json: string");

    public static readonly DriftRule MediaTypeSpecialized = Received("DRY1194", "response-media-type-name-specialized", Info,
        "The answer comes in a narrower media type.", "response 200 application/json: string", "response 200 application/problem+json: string");

    public static readonly DriftRule MediaTypeNameChanged = Received("DRY1195", "response-media-type-name-changed", Info,
        "The answer's media type has other parameters.", "response 200 application/json: string", "response 200 \"application/json; charset=utf-8\": string");

    public static readonly DriftRule WebhookStatusRemoved = OperationRules.Of("DRY1196", "webhook-response-status-removed", Breaking, Polarity.Sent,
        "A status that receivers may respond with is gone: the service takes it for a failure.", RuleFrame.Contract,
        "\nwebhook POST done\n  response 200: empty\n  response 202: empty", "\nwebhook POST done\n  response 200: empty");

    public static IEnumerable<DriftRule> All =>
    [
        ParameterRequiredAdded, ParameterOptionalAdded, ParameterRemoved, ParameterMoved, ParameterBecameRequired, ParameterBecameOptional,
        ParameterDefaultAdded, ParameterDefaultRemoved, ParameterDefaultChanged, ParameterStyleChanged, ParameterExplodeChanged,
        ParameterContentChanged, ParameterFlagSet, ParameterFlagRemoved, ParameterRemovedBeforeSunset, BodyRequiredAdded, BodyOptionalAdded, BodyRemoved,
        BodyBecameRequired, BodyBecameOptional, BodyMediaTypeAdded, BodyMediaTypeRemoved, BodyPartChanged, BodyPartHeaderRequired, BodyPartLoosened, SuccessAdded, SuccessRemoved, FailureAdded,
        FailureRemoved, MediaTypeAdded, MediaTypeRemoved, HeaderAdded, RequiredHeaderRemoved, OptionalHeaderRemoved, MediaTypeGeneralized,
        MediaTypeSpecialized, MediaTypeNameChanged, WebhookStatusRemoved,
    ];

    private static DriftRule Sent(string id, string name, Severity severity, string sentence, string before, string after) =>
        OperationRules.Of(id, name, severity, Polarity.Sent, sentence, Operation, before, after);

    private static DriftRule Received(string id, string name, Severity severity, string sentence, string before, string after) =>
        OperationRules.Of(id, name, severity, Polarity.Received, sentence, Operation, before, after);
}
