namespace DryApi.OpenApi.Encoders;

/// <summary>The one line that says why the tool ends: as at a terminal, and no diagnostic of MSBuild, which gives it a code of its own.</summary>
internal sealed class ErrorLine : IPlace
{
    private ErrorLine()
    {
    }

    public static string Encode(string text) => Diagnostics.BreakWhole(Terminal.Encode(text));

    public static string Prose(string words) => Encode(words);

    public static string Finish(string line) => Terminal.Finish(line);
}
