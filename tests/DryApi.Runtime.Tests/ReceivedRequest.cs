namespace DryApi.Runtime.Tests;

/// <summary>A request as it came.</summary>
/// <param name="Target">Method, path and query.</param>
/// <param name="Headers">The headers.</param>
/// <param name="Body">The body as text.</param>
internal sealed record ReceivedRequest(string Target, IReadOnlyDictionary<string, string> Headers, string Body);
