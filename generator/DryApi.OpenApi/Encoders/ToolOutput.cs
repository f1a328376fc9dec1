namespace DryApi.OpenApi.Encoders;

/// <summary>Where the tool writes: nothing in it takes a text that no encoder has seen.</summary>
/// <param name="output">The standard output.</param>
/// <param name="error">The standard error.</param>
/// <param name="hasColor">Whether the output is a terminal with colors.</param>
internal sealed class ToolOutput(TextWriter output, TextWriter error, bool hasColor)
{
    public bool HasColor { get; } = hasColor;

    public EncodingWriter<Terminal> Terminal { get; } = new(output);

    public EncodingWriter<RenderedMarkdown> Markdown { get; } = new(output);

    public EncodingWriter<MSBuildLine> MSBuild { get; } = new(output);

    public JsonOutput Json { get; } = new(output);

    /// <summary>The one line of a failure.</summary>
    public EncodingWriter<ErrorLine> Error { get; } = new(error);

    /// <summary>Diagnostics beside the output.</summary>
    public EncodingWriter<MSBuildLine> Diagnostics { get; } = new(error);

    /// <summary>For the help, which a library writes.</summary>
    public TextWriter HelpOutput { get; } = new EncodingTextWriter(output);

    public TextWriter HelpError { get; } = new EncodingTextWriter(error);
}
