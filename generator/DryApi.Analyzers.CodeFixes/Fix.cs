using Microsoft.CodeAnalysis.Text;

namespace DryApi.Analyzers.CodeFixes;

/// <summary>A change that is offered.</summary>
/// <param name="Title">What the editor shows.</param>
/// <param name="Key">What changes of the same kind have in common, which can be made together.</param>
/// <param name="Change">The change.</param>
internal sealed record Fix(string Title, string Key, TextChange Change);
