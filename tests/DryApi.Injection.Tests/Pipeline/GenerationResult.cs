namespace DryApi.Injection.Tests.Pipeline;

/// <summary>What came of a document.</summary>
/// <param name="Refusal">The one line that refuses it; null where code was made.</param>
/// <param name="Files">The C# that was made, by name.</param>
internal sealed record GenerationResult(string? Refusal, IReadOnlyDictionary<string, string> Files)
{
    public static GenerationResult Refused(string line) => new(line, new Dictionary<string, string>());
}
