using DryApi.Contracts;
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

    public static readonly DiagnosticDescriptor PatternUnusable = New(
        "DRY2008",
        "A pattern cannot be used",
        "The pattern of {0} cannot be used in .NET, and is left to the service: {1}",
        DiagnosticSeverity.Warning);

    public static readonly DiagnosticDescriptor MediaTypePassedOn = New("DRY2009", "A media type has no code", "{0}", DiagnosticSeverity.Warning);

    public static readonly DiagnosticDescriptor LeftOut = New("DRY2010", "A part of the contract has no code", "{0}", DiagnosticSeverity.Warning);

    public static readonly DiagnosticDescriptor Simplified = New("DRY2011", "The code says less than the contract", "{0}", DiagnosticSeverity.Warning);

    public static readonly DiagnosticDescriptor NameSettled = New("DRY2012", "Two names would be one", "{0}", DiagnosticSeverity.Info);

    private static readonly DiagnosticDescriptor[] All =
    [
        ContractUnreadable, InputMissing, DeclarationMissing, ContractMissing, FactsDiffer, TypesDiffer, NotExpressible, PatternUnusable, MediaTypePassedOn, LeftOut, Simplified, NameSettled,
    ];

    public static DiagnosticDescriptor Find(string id) => Array.Find(All, d => d.Id == id)!;

    /// <summary>The rule of what the C# of a contract does not carry.</summary>
    public static DiagnosticDescriptor Of(SurfaceFindingKind kind) => kind switch
    {
        SurfaceFindingKind.MediaType => MediaTypePassedOn,
        SurfaceFindingKind.LeftOut => LeftOut,
        SurfaceFindingKind.Simplified => Simplified,
        _ => NameSettled,
    };

    private static DiagnosticDescriptor New(string id, string title, string message, DiagnosticSeverity severity = DiagnosticSeverity.Error) =>
        new(id, title, message, Category, severity, isEnabledByDefault: true, helpLinkUri: Help + id.ToLowerInvariant());
}
