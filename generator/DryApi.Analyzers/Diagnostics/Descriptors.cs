using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace DryApi.Analyzers.Diagnostics;

/// <summary>What the analyzers can say. Each has a section in RULES.md beside this project.</summary>
internal static class Descriptors
{
    private const string Help = "https://github.com/dryapi/DryApi.Generated/blob/main/generator/DryApi.Analyzers/RULES.md#";

    public static readonly DiagnosticDescriptor Scheme = Error("DRY3001", "An address is not https", "{0} must be an absolute {1} address; '{2}' {3}");

    public static readonly DiagnosticDescriptor Length = Error("DRY3002", "A text is too long or too short", "{0} must have {1} characters; this text has {2}");

    public static readonly DiagnosticDescriptor Range = Error("DRY3003", "A number is out of range", "{0} must be {1}; {2} is not");

    public static readonly DiagnosticDescriptor Allowed = Error("DRY3004", "A value is not one of those allowed", "{0} must be one of {1}; '{2}' is none of them");

    public static readonly DiagnosticDescriptor Pattern = Error("DRY3005", "A text does not match the pattern", "{0} must match the pattern {1}; '{2}' {3}");

    public static readonly DiagnosticDescriptor FileType = Error("DRY3006", "A file is of a type that is not taken", "{0} must be a file of type {1}; '{2}' is none of them");

    public static readonly DiagnosticDescriptor Together = Error("DRY3007", "Properties contradict each other", "{0} must have {1}; {2}");

    public static readonly DiagnosticDescriptor Count = Error("DRY3008", "A list has too many or too few items", "{0} must have {1} items; this list has {2}");

    public static readonly DiagnosticDescriptor Required = Error("DRY3009", "A required value is null", "{0} must be given; it is {1} here");

    public static readonly DiagnosticDescriptor Distinct = Error("DRY3010", "A list holds the same item twice", "{0} must not hold the same item twice; '{1}' stands there before");

    public static readonly DiagnosticDescriptor NullItem = Error("DRY3011", "A list holds null", "{0} must not hold null; leave the item out");

    public static readonly DiagnosticDescriptor KeyInSource = Warning(
        "DRY3101",
        "An API key stands in the source",
        "The API key stands in the source, where everyone who reads it can use it; take it from the environment with DryApiClient.FromEnvironment(), or from configuration");

    public static readonly DiagnosticDescriptor JobIgnored = Warning(
        "DRY3102",
        "A job's handle is ignored",
        "{0} submits a job that is paid for, and nobody waits for its result; keep the handle and wait for it, set WebhookUrl, or write '_ = ' before the call");

    public static readonly DiagnosticDescriptor ClientPerCall = Warning(
        "DRY3103",
        "A client is made for each call",
        "A DryApiClient is made {0}, with connections of its own; make one and use it for the whole program");

    public static readonly DiagnosticDescriptor BlockingWait = Warning(
        "DRY3104",
        "A thread is blocked until a call is done",
        "{0} blocks the thread until {1} is done, which can stand still for ever; use await");

    public static readonly DiagnosticDescriptor Successor = Warning("DRY3201", "What is called has a successor", "{0} is of the version before {1}: {2}");

    public static readonly ImmutableArray<DiagnosticDescriptor> OfRequests =
        ImmutableArray.Create(Scheme, Length, Range, Allowed, Pattern, FileType, Together, Count, Required, Distinct, NullItem);

    public static readonly ImmutableArray<DiagnosticDescriptor> OfClients = ImmutableArray.Create(KeyInSource, JobIgnored, ClientPerCall, BlockingWait);

    public static readonly ImmutableArray<DiagnosticDescriptor> OfSuccessors = ImmutableArray.Create(Successor);

    private static DiagnosticDescriptor Error(string id, string title, string message) =>
        new(id, title, message, "Contract", DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Help + id.ToLowerInvariant());

    private static DiagnosticDescriptor Warning(string id, string title, string message) =>
        new(id, title, message, "Usage", DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Help + id.ToLowerInvariant());
}
