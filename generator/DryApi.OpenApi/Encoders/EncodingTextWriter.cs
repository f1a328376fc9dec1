using System.Text;

namespace DryApi.OpenApi.Encoders;

/// <summary>What the library of the command line writes its help to: it knows no places, so each line goes through the terminal's encoder.</summary>
internal sealed class EncodingTextWriter(TextWriter output) : TextWriter
{
    private readonly StringBuilder _line = new();

    public override Encoding Encoding => output.Encoding;

    public override void Write(char value)
    {
        if (value == '\n')
        {
            WriteEncoded();
            output.WriteLine();
        }
        else if (value != '\r')
        {
            _line.Append(value);
        }
    }

    public override void Flush()
    {
        WriteEncoded();
        output.Flush();
    }

    private void WriteEncoded()
    {
        output.Write(Terminal.Finish(VisibleText.OneLine(_line.ToString())));
        _line.Clear();
    }
}
