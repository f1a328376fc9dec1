using DryApi.OpenApi.Documents;

namespace DryApi.OpenApi.Bundling;

/// <summary>A reference that is no plain pointer in the document itself.</summary>
/// <param name="Holder">The object in which it stands.</param>
/// <param name="Property">It.</param>
/// <param name="Text">What it says; the name of a component as a reference to it.</param>
/// <param name="IsMapping">Whether it is a value of a discriminator's mapping.</param>
/// <param name="File">The file in which it stands.</param>
/// <param name="Target">What it leads to in the end; null for nothing.</param>
/// <param name="Problem">Why it leads to nothing; null where it does not.</param>
internal sealed record BundledReference(DocumentNode Holder, DocumentNode Property, string Text, bool IsMapping, SourceFile File, DocumentNode? Target, UnresolvedReference? Problem);
