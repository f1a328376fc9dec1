namespace DryApi.Emulator.Models;

/// <summary>A language that a model speaks.</summary>
/// <param name="Slug">What a request names it by.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Voices">The voices that speak it.</param>
internal sealed record ModelLanguage(string Slug, string Name, params string[] Voices);
