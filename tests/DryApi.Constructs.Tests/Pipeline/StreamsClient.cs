using DryApi.Constructs.Tests.Documents;

namespace DryApi.Constructs.Tests.Pipeline;

/// <summary>The client of the document with streams and a websocket.</summary>
public sealed class StreamsClient() : BuiltClient(Streams.Document);
