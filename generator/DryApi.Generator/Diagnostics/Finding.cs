using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace DryApi.Generator.Diagnostics;

/// <summary>A diagnostic as data: what can be compared and kept between two runs.</summary>
/// <param name="Id">The rule.</param>
/// <param name="Path">The file.</param>
/// <param name="Line">The line, counted from 1.</param>
/// <param name="Column">The column, counted from 0.</param>
/// <param name="Length">How many characters it is about.</param>
/// <param name="Arguments">What the message names.</param>
internal sealed record Finding(string Id, string Path, int Line, int Column, int Length, EquatableArray<string> Arguments)
{
    public static Finding Of(DiagnosticDescriptor rule, string path, int line, int column, int length, params string[] arguments) =>
        new(rule.Id, path, Math.Max(line, 1), column, length, new EquatableArray<string>(arguments));

    public Diagnostic ToDiagnostic()
    {
        var start = new LinePosition(Line - 1, Column);
        var location = Location.Create(Path, new TextSpan(0, 0), new LinePositionSpan(start, new LinePosition(Line - 1, Column + Length)));
        return Diagnostic.Create(Descriptors.Find(Id), location, [.. Arguments]);
    }
}
