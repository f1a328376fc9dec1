namespace DryApi.Benchmarks.HandWritten;

/// <summary>A language that a model speaks.</summary>
public sealed record ModelLanguage(string Name, string Slug, IReadOnlyList<ModelVoice> Voices);
