using System.Globalization;
using DryApi.OpenApi.Documents;

namespace DryApi.OpenApi.Pulling;

/// <summary>
/// Remembers beside a pulled document which version it is: a file of three lines with the source, its ETag, and the
/// size of the document as it was written.
/// </summary>
internal sealed class ETagFile(string output)
{
    private readonly string _path = output + ".etag";

    /// <summary>The ETag of the document, if it is there as it was pulled from this source.</summary>
    public string? Find(string source)
    {
        try
        {
            return File.ReadAllLines(_path) is [var lastSource, var tag, var size]
                && lastSource == source
                && size == SizeOfOutput()
                    ? tag
                    : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            // Without it the document is simply pulled again.
            return null;
        }
    }

    /// <summary>Forgets, before another document is written.</summary>
    public void Delete()
    {
        if (File.Exists(_path))
        {
            File.Delete(_path);
        }
    }

    public void Write(string source, string tag) =>
        OutputFile.Write(_path, stream => stream.Write(System.Text.Encoding.UTF8.GetBytes($"{source}\n{tag}\n{SizeOfOutput()}\n")));

    private string SizeOfOutput() => new FileInfo(output).Length.ToString(CultureInfo.InvariantCulture);
}
