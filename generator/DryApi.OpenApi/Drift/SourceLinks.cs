using DryApi.OpenApi.Documents;
using DryApi.OpenApi.Encoders;

namespace DryApi.OpenApi.Drift;

/// <summary>Where a code host shows the lines of the files that were compared.</summary>
/// <param name="head">The URL of a line of the new files; null for none.</param>
/// <param name="base">That of the old ones; null for none.</param>
/// <param name="baseFiles">The old files.</param>
internal sealed class SourceLinks(UrlTemplate? head, UrlTemplate? @base, IReadOnlyCollection<string> baseFiles)
{
    public static SourceLinks None { get; } = new(null, null, []);

    /// <summary>A template as an option has it; null where there is none.</summary>
    /// <exception cref="InputException">It is none.</exception>
    public static UrlTemplate? TemplateOf(string option, string? text) => text is null ? null : UrlTemplate.Parse(text)
        ?? throw new InputException($"{option} is {InputException.Quote(text)}; give it an http or https URL with {{file}} or {{name}} in it, and {{line}}: https://example.com/blob/main/{{file}}#L{{line}}");

    /// <summary>The URL of a place; null where there is none.</summary>
    public UrlTemplate.Url? Of(string file, int line) => (baseFiles.Contains(file) ? @base : head)?.Fill(file, line);
}
