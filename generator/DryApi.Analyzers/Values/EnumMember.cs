namespace DryApi.Analyzers;

/// <summary>A named value of an open enumeration of the SDK, such as <c>SpeechMode.VoiceClone</c>. Metadata has its name and not its text.</summary>
/// <param name="Name">The C# name.</param>
internal sealed record EnumMember(string Name)
{
    /// <summary>Whether the name was made from the text: <c>VoiceClone</c> from <c>voice_clone</c>.</summary>
    public bool StandsFor(string text) => Letters(Name).Equals(Letters(text), StringComparison.OrdinalIgnoreCase);

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit));
}
