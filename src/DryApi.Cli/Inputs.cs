using System.Text;

namespace DryApi.Cli;

/// <summary>What a command line brings of files and of standard input, which is read once.</summary>
internal sealed class Inputs
{
    /// <summary>What stands for standard input.</summary>
    public const string StandardInput = "-";

    /// <summary>More than the service takes of any file; what has no end is given up here.</summary>
    private const int MostBytes = 256 * 1024 * 1024;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly Dictionary<FileContent, string> _paths = [];
    private readonly byte[]? _standardInput;
    private bool _isTaken;

    private Inputs(byte[]? standardInput) => _standardInput = standardInput;

    /// <summary>Told how many bytes of all files were sent.</summary>
    public UploadCount Upload { get; } = new();

    /// <summary>Reads standard input, where it is needed.</summary>
    /// <exception cref="UsageException">It is a terminal, is empty, has no end, or cannot be read.</exception>
    public static async Task<Inputs> ReadAsync(Terminal terminal, bool needsStandardInput, CancellationToken cancellationToken)
    {
        if (!needsStandardInput)
        {
            return new Inputs(null);
        }

        if (terminal.OpenInput is null)
        {
            throw new UsageException("standard input is a terminal, and '-' stands for what is piped into it; pipe something, or give the path of a file or the text");
        }

        try
        {
            // A read of a pipe is not cancelled; the second signal ends the program.
            var bytes = await Task.Run(() => ReadAll(terminal.OpenInput), CancellationToken.None).WaitAsync(cancellationToken).ConfigureAwait(false);
            return bytes.Length > 0 ? new Inputs(bytes) : throw new UsageException("standard input, which '-' stands for, is empty; pipe something into it");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"cannot read standard input: {Failure.Sentence(exception)}; pipe something into it", exception);
        }
    }

    /// <summary>A file, or what is on standard input.</summary>
    /// <exception cref="UsageException">It cannot be read.</exception>
    public FileContent Open(string path)
    {
        var content = path == StandardInput ? FileContent.FromBytes(Take(), "stdin", null, Upload.Next()) : InputFile.Open(path, Upload.Next());
        Upload.Expect(content.Length ?? 0);
        _paths[content] = path;
        return content;
    }

    /// <summary>A text, or what is on standard input as one, without the line feed at its end.</summary>
    /// <exception cref="UsageException">It is no text.</exception>
    public string Text(string text)
    {
        if (text != StandardInput)
        {
            return text;
        }

        try
        {
            var read = Strict.GetString(Take());
            return read.Contains('\0') ? throw new UsageException("standard input has a NUL, which no text has; leave it out") : read.EndsWith("\r\n", StringComparison.Ordinal) ? read[..^2] : read.EndsWith('\n') ? read[..^1] : read;
        }
        catch (DecoderFallbackException exception)
        {
            throw new UsageException("standard input is no UTF-8, and a text is expected there; pipe a text into it", exception);
        }
    }

    /// <summary>Where a file came from.</summary>
    public string PathOf(FileContent file) => _paths[file];

    private static byte[] ReadAll(Func<Stream> open)
    {
        using var stream = open();
        using var memory = new MemoryStream();
        var piece = new byte[81920];
        while (stream.Read(piece) is > 0 and var count)
        {
            memory.Write(piece, 0, count);
            if (memory.Length > MostBytes)
            {
                throw new UsageException($"standard input has more than {MostBytes / 1024 / 1024} MiB, which the service takes of nothing; pipe less into it");
            }
        }

        return memory.ToArray();
    }

    private byte[] Take()
    {
        if (_isTaken)
        {
            throw new UsageException("'-' stands there twice, and standard input can be read once; give one of both otherwise");
        }

        _isTaken = true;
        return _standardInput!;
    }
}
