namespace DryApi.Analyzers.Values;

/// <summary>A named value of an open enumeration of the SDK, such as <c>SpeechMode.VoiceClone</c>. Metadata has its name and not its text.</summary>
/// <param name="Name">The C# name.</param>
internal sealed record EnumMember(string Name)
{
    /// <summary>Whether the name was made from the text: <c>VoiceClone</c> from <c>voice_clone</c>.</summary>
    public bool StandsFor(string text)
    {
        var (inName, inText) = (0, 0);
        while (true)
        {
            SkipMarks(Name, ref inName);
            SkipMarks(text, ref inText);
            if (inName == Name.Length || inText == text.Length)
            {
                return inName == Name.Length && inText == text.Length;
            }

            if (char.ToUpperInvariant(Name[inName++]) != char.ToUpperInvariant(text[inText++]))
            {
                return false;
            }
        }
    }

    private static void SkipMarks(string text, ref int at)
    {
        while (at < text.Length && !char.IsLetterOrDigit(text[at]))
        {
            at++;
        }
    }
}
