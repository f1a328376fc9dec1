using System.Text;
using Microsoft.Win32.SafeHandles;

namespace DryApi.Cli;

/// <summary>Standard output as bytes.</summary>
internal static class StandardOutput
{
    private const int Descriptor = 1;
    private const int BufferSize = 16 * 1024;

    // What a write to a pipe fails with that nobody reads any more: EPIPE, ERROR_BROKEN_PIPE and ERROR_NO_DATA.
    private const int BrokenPipe = 32;
    private const int WindowsBrokenPipe = unchecked((int)0x8007006D);
    private const int WindowsNoData = unchecked((int)0x800700E8);

    /// <summary>Opens it. The console's own stream would not tell that nobody reads any more; a file's end is where the console has it.</summary>
    public static Stream Open()
    {
        if (OperatingSystem.IsWindows())
        {
            return Console.OpenStandardOutput();
        }

        var stream = new FileStream(new SafeFileHandle(Descriptor, ownsHandle: false), FileAccess.Write, 0);
        return stream.CanSeek ? Console.OpenStandardOutput() : stream;
    }

    /// <summary>Opens it for text, in which each write is one of the system's: the console's own writer cuts it into pieces of 256 characters.</summary>
    public static TextWriter OpenText()
    {
        // The beginning of what is piped is no byte order mark.
        var encoding = Console.OutputEncoding is UTF8Encoding ? new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) : Console.OutputEncoding;
        return TextWriter.Synchronized(new StreamWriter(Console.OpenStandardOutput(), encoding, BufferSize) { AutoFlush = true });
    }

    /// <summary>Whether a write failed because nobody reads any more.</summary>
    public static bool IsClosedPipe(IOException exception) => exception.HResult is BrokenPipe or WindowsBrokenPipe or WindowsNoData;
}
