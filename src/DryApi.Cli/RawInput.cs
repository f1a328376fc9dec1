using System.Runtime.InteropServices;

namespace DryApi.Cli;

/// <summary>
/// What is typed at the terminal, byte by byte, and shown by nobody. .NET shows what is typed between two of its own reads, and takes what a terminal answers for keys.
/// </summary>
internal sealed class RawInput : IDisposable
{
    private const int StandardInput = 0;
    private const int Now = 0;
    private const short Readable = 1;

    /// <summary>More than any system's description of a terminal has, which is never looked into.</summary>
    private const int LargestDescription = 256;

    private readonly byte[] _before;

    private RawInput(byte[] before) => _before = before;

    /// <summary>Takes over standard input; null where it is no terminal of a Unix.</summary>
    public static RawInput? Open()
    {
        var before = new byte[LargestDescription];
        if (OperatingSystem.IsWindows() || GetAttributes(StandardInput, before) != 0)
        {
            return null;
        }

        var raw = (byte[])before.Clone();
        MakeRaw(raw);
        return SetAttributes(StandardInput, Now, raw) == 0 ? new RawInput(before) : null;
    }

    /// <summary>Reads what is there, or comes in a while.</summary>
    /// <param name="bytes">Where to.</param>
    /// <param name="wait">How long to wait for the first byte.</param>
    /// <returns>How many bytes; 0 for none in that time, -1 for the end.</returns>
    public int Read(byte[] bytes, TimeSpan wait)
    {
        var polled = new PollDescriptor { Descriptor = StandardInput, Events = Readable };
        if (Poll(ref polled, 1, (int)wait.TotalMilliseconds) <= 0)
        {
            return 0;
        }

        var count = (int)ReadBytes(StandardInput, bytes, bytes.Length);
        return count > 0 ? count : -1;
    }

    public void Dispose() => SetAttributes(StandardInput, Now, _before);

    [DllImport("libc", EntryPoint = "tcgetattr")]
    private static extern int GetAttributes(int descriptor, byte[] attributes);

    [DllImport("libc", EntryPoint = "tcsetattr")]
    private static extern int SetAttributes(int descriptor, int when, byte[] attributes);

    [DllImport("libc", EntryPoint = "cfmakeraw")]
    private static extern void MakeRaw(byte[] attributes);

    [DllImport("libc", EntryPoint = "poll")]
    private static extern int Poll(ref PollDescriptor descriptor, nuint count, int milliseconds);

    [DllImport("libc", EntryPoint = "read")]
    private static extern nint ReadBytes(int descriptor, byte[] bytes, nint count);

    [StructLayout(LayoutKind.Sequential)]
    private struct PollDescriptor
    {
        public int Descriptor;
        public short Events;
        public short Returned;
    }
}
