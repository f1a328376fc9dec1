using System.Text;

namespace DryApi.Cli.Batch;

/// <summary>Writes a text file that is there whole, or as it was.</summary>
internal static class WholeFile
{
    /// <summary>Writes it beside, and puts it in its place.</summary>
    public static void Write(string path, Action<TextWriter> write)
    {
        var part = $"{path}.new";
        try
        {
            using (var file = new FileStream(part, FileMode.Create, FileAccess.Write))
            {
                using (var writer = new StreamWriter(file, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true))
                {
                    write(writer);
                }

                file.Flush(flushToDisk: true);
            }

            File.Move(part, path, overwrite: true);
        }
        catch
        {
            File.Delete(part);
            throw;
        }
    }
}
