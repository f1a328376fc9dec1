using System.Buffers;

namespace DryApi.OpenApi.Documents;

/// <summary>Reads a file as a whole, or says in one sentence why not.</summary>
internal static class InputFile
{
    /// <param name="path">The file.</param>
    /// <param name="limits">What it may be at most; null for the default.</param>
    /// <param name="pool">Where the memory comes from, and goes back to; null for memory of its own. What is large and new each time costs more than reading it.</param>
    /// <exception cref="InputException">It is missing, a directory, not readable, or too large.</exception>
    public static ReadOnlyMemory<byte> Read(string path, DocumentLimits? limits = null, ArrayPool<byte>? pool = null)
    {
        if (string.IsNullOrWhiteSpace(path))
        {
            throw new InputException("the name of a file is empty; name an OpenAPI document");
        }

        try
        {
            if (Directory.Exists(path))
            {
                throw InputException.In(path, "this is a directory", "name a file in it");
            }

            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan);
            return ReadAll(file, path, limits ?? DocumentLimits.Default, pool);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw InputException.In(path, "there is no such file", "check the path");
        }
        catch (UnauthorizedAccessException)
        {
            throw InputException.In(path, "it may not be read", "check its permissions");
        }
        catch (Exception exception) when (exception is IOException or ArgumentException or NotSupportedException)
        {
            throw InputException.In(path, $"it cannot be read ({exception.Message})", "check the path");
        }
    }

    // The length is only a hint: a device has none, and a file can grow while it is read.
    private static ReadOnlyMemory<byte> ReadAll(FileStream file, string path, DocumentLimits limits, ArrayPool<byte>? pool)
    {
        var expected = file.CanSeek ? file.Length : 0;
        if (expected > limits.MaxBytes)
        {
            throw limits.TooLarge(path);
        }

        // One byte more than expected, so that the end is seen without growing.
        var buffer = Make((int)Math.Max(expected + 1, 4096));
        var length = 0;
        while (file.Read(buffer.AsSpan(length)) is > 0 and var read)
        {
            length += read;
            if (length > limits.MaxBytes)
            {
                throw limits.TooLarge(path);
            }

            if (length == buffer.Length)
            {
                var larger = Make((int)Math.Min(buffer.Length * 2L, limits.MaxBytes + 1));
                buffer.CopyTo(larger, 0);
                pool?.Return(buffer);
                buffer = larger;
            }
        }

        return buffer.AsMemory(0, length);

        byte[] Make(int size) => pool?.Rent(size) ?? GC.AllocateUninitializedArray<byte>(size);
    }
}
