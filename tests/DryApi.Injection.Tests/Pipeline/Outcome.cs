namespace DryApi.Injection.Tests.Pipeline;

/// <summary>What came of a document.</summary>
/// <param name="Refusal">The one line that refuses it; null where code was made.</param>
/// <param name="Files">The C# that was made, by name.</param>
internal sealed record Outcome(string? Refusal, IReadOnlyDictionary<string, string> Files)
{
    public static Outcome Refused(string line) => new(line, new Dictionary<string, string>());
}
