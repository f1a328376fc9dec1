using DryApi.Constructs.Tests.Documents;

namespace DryApi.Constructs.Tests.Pipeline;

/// <summary>The client of the one document with everything.</summary>
public sealed class EverythingClient() : BuiltClient(Everything.Document);
