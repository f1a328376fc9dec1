using Microsoft.CodeAnalysis;

namespace DryApi.Generator.Diagnostics;

/// <summary>What the generator can say. Each has a section in RULES.md beside this project.</summary>
internal static class Descriptors
{
    private const string Category = "Contract";
    private const string Help = "https://github.com/dryapi/DryApi.Generated/blob/main/generator/DryApi.Generator/RULES.md#";

    public static readonly DiagnosticDescriptor ContractUnreadable = New("DRY2001", "The contract cannot be read", "The contract cannot be read: {0}");

    public static readonly DiagnosticDescriptor InputMissing = New("DRY2002", "A text is missing", "{0}");

    public static readonly DiagnosticDescriptor DeclarationMissing = New(
        "DRY2003",
        "The contract has what the generated code lacks",
        "The contract has {0} and the generated code does not declare it; regenerate the code, or accept the document's contract");

    public static readonly DiagnosticDescriptor ContractMissing = New(
        "DRY2004",
        "The generated code has what the contract lacks",
        "The generated code declares {0} and the contract does not have it; accept the document's contract, or regenerate the code");

    public static readonly DiagnosticDescriptor FactsDiffer = New(
        "DRY2005",
        "Contract and generated code see a constraint differently",
        "{0}: the contract says '{1}', the generated code was made from '{2}'");

    public static readonly DiagnosticDescriptor TypesDiffer = New(
        "DRY2006",
        "Contract and generated code see a type differently",
        "{0} is '{1}' by the contract and '{2}' in the generated code");

    public static readonly DiagnosticDescriptor NotExpressible = New("DRY2007", "The contract cannot be C# as it stands", "The contract cannot be C# as it stands: {0}");

    public static readonly DiagnosticDescriptor PatternUnusable = New("DRY2008", "A pattern cannot be used", "The pattern of {0} cannot be used in .NET: {1}");

    public static readonly DiagnosticDescriptor MediaTypeUnsupported = New(
        "DRY2009",
        "A media type has no code",
        "{0} {1} '{2}', which the generated code cannot {3} yet; leave it out in the overlay, or offer application/json");

    public static DiagnosticDescriptor Find(string id) => Array.Find(
        [ContractUnreadable, InputMissing, DeclarationMissing, ContractMissing, FactsDiffer, TypesDiffer, NotExpressible, PatternUnusable, MediaTypeUnsupported],
        d => d.Id == id)!;

    private static DiagnosticDescriptor New(string id, string title, string message) =>
        new(id, title, message, Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Help + id.ToLowerInvariant());
}
