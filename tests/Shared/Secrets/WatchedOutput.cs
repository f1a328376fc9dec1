using System.Diagnostics;
using System.Text;

namespace DryApi.Tests.Secrets;

/// <summary>Hands on what is written to the console and to traces, and lets it pass.</summary>
internal sealed class WatchedOutput : IDisposable
{
    private readonly TextWriter _out = Console.Out;
    private readonly TextWriter _error = Console.Error;
    private readonly TextWriterTraceListener _listener;

    public WatchedOutput(Action<string, object?> look)
    {
        _listener = new TextWriterTraceListener(new Writer(TextWriter.Null, "trace", look));
        Trace.Listeners.Add(_listener);

        // Handed on to the streams themselves: whoever writes to the writers of before holds their lock, and asks for that of the new ones.
        Console.SetOut(new Writer(new StreamWriter(Console.OpenStandardOutput()), "output", look));
        Console.SetError(new Writer(new StreamWriter(Console.OpenStandardError()), "error output", look));
    }

    public void Dispose()
    {
        Trace.Listeners.Remove(_listener);
        Console.SetOut(_out);
        Console.SetError(_error);
        _listener.Dispose();
    }

    private sealed class Writer(TextWriter inner, string place, Action<string, object?> look) : TextWriter
    {
        private readonly StringBuilder _line = new();

        public override Encoding Encoding => inner.Encoding;

        public override void Write(char value)
        {
            lock (_line)
            {
                _line.Append(value);
                if (value == '\n')
                {
                    Flush();
                }
            }

            inner.Write(value);
        }

        public override void Flush()
        {
            lock (_line)
            {
                look(place, _line);
                _line.Clear();
            }

            inner.Flush();
        }
    }
}
