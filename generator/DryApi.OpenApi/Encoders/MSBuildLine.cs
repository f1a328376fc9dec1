using System.Globalization;
using DryApi.Contracts;

namespace DryApi.OpenApi.Encoders;

/// <summary>A diagnostic as MSBuild and editors read it, <c>file(line,column): error DRY1…: text</c>: the text is no second one, whatever it says.</summary>
internal sealed class MSBuildLine : IPlace
{
    private MSBuildLine()
    {
    }

    public static string Encode(string text) => Diagnostics.BreakPlaces(Terminal.Encode(text));

    public static string Prose(string words) => Encode(words);

    public static string Finish(string line) => WorkflowCommands.Break(line);

    /// <summary>Where a diagnostic stands; the tool's name where it is about no place: with nothing there, the text could begin as one.</summary>
    public static string Place(IOrigin? origin) => origin is null
        ? "dryapi-openapi"
        : string.Create(CultureInfo.InvariantCulture, $"{origin.File}({origin.Line},{origin.Column})");
}
