using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace DryApi.Analyzers.Diagnostics;

/// <summary>That a rule is broken, and by what; the message's first argument, the member, comes when it is reported.</summary>
internal sealed class Violation(DiagnosticDescriptor descriptor, params string[] arguments)
{
    public DiagnosticDescriptor Descriptor => descriptor;

    /// <summary>What a code fix needs to know, by the names in <see cref="FixData"/>.</summary>
    public ImmutableDictionary<string, string?> FixData { get; init; } = ImmutableDictionary<string, string?>.Empty;

    public Diagnostic At(Location location, string member) => Diagnostic.Create(descriptor, location, FixData, [member, .. arguments]);
}
