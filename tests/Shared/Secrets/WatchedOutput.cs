using System.Diagnostics;
using System.Text;

namespace DryApi.Tests.Secrets;

/// <summary>Hands on what is written to the console and to traces. None of it gets to standard output, where the runner tells of results: one that shares its line with another text is lost.</summary>
internal sealed class WatchedOutput : IDisposable
{
    private readonly TextWriter _out = Console.Out;
    private readonly TextWriter _error = Console.Error;
    private readonly TextWriterTraceListener _listener;

    public WatchedOutput(Action<string, object?> look)
    {
        _listener = new TextWriterTraceListener(new Writer("trace", look));
        Trace.Listeners.Add(_listener);

        Console.SetOut(new Writer("output", look));
        Console.SetError(new Writer("error output", look));
    }

    public void Dispose()
    {
        Trace.Listeners.Remove(_listener);
        Console.SetOut(_out);
        Console.SetError(_error);
        _listener.Dispose();
    }

    private sealed class Writer(string place, Action<string, object?> look) : TextWriter
    {
        private readonly StringBuilder _line = new();

        public override Encoding Encoding => Encoding.UTF8;

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
        }

        public override void Flush()
        {
            lock (_line)
            {
                look(place, _line);
                _line.Clear();
            }
        }
    }
}
