namespace DryApi.OpenApi.Encoders;

/// <summary>Writes lines to one place; see <see cref="Encoded{TPlace}"/>.</summary>
/// <typeparam name="TPlace">The place.</typeparam>
internal sealed class EncodingWriter<TPlace>(TextWriter output)
    where TPlace : IPlace
{
    public void WriteLine() => output.WriteLine();

    public void WriteLine(Encoded<TPlace> line) => output.WriteLine(TPlace.Finish(line.ToString()));

    /// <summary>A text of several lines that are written as one, such as a contract: its line ends stay.</summary>
    public void WriteLines(string text)
    {
        foreach (var line in text.TrimEnd('\n').Split('\n'))
        {
            output.WriteLine(TPlace.Finish(VisibleText.OneLine(line)));
        }
    }
}
