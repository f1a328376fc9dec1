using System.Globalization;
using System.Text.Json;

namespace DryApi.Emulator.Recording;

/// <summary>A folder with recorded exchanges: one JSON file each, in their order, and a file beside it where the response is one.</summary>
internal sealed class RecordingFolder(string path)
{
    private const string Pattern = "*.exchange.json";

    private int _count = Directory.Exists(path) ? Directory.GetFiles(path, Pattern).Length : 0;

    /// <summary>Makes the folder, where it is not there.</summary>
    /// <exception cref="IOException">It cannot be made.</exception>
    public void Create() => Directory.CreateDirectory(path);

    /// <summary>Counts one more.</summary>
    public int Next() => Interlocked.Increment(ref _count);

    /// <summary>Writes an exchange.</summary>
    /// <param name="number">Its number.</param>
    /// <param name="exchange">The exchange.</param>
    /// <param name="content">What its file has; null where it has none.</param>
    public async Task WriteAsync(int number, Exchange exchange, byte[]? content)
    {
        if (content is not null)
        {
            await File.WriteAllBytesAsync(Path.Combine(path, exchange.File!), content).ConfigureAwait(false);
        }

        // The exchange is whole before it has the name by which it is found.
        var file = Path.Combine(path, NameOf(number) + ".exchange.json");
        await File.WriteAllBytesAsync(file + ".new", JsonSerializer.SerializeToUtf8Bytes(exchange, RecordingJson.Default.Exchange)).ConfigureAwait(false);
        File.Move(file + ".new", file, overwrite: true);
    }

    /// <summary>The name of a file that belongs to an exchange.</summary>
    public static string FileNameOf(int number, string extension) => $"{NameOf(number)}.{extension}";

    /// <summary>Reads all exchanges, the oldest first.</summary>
    /// <exception cref="ArgumentException">The folder is not there, has none, or one cannot be read.</exception>
    public IReadOnlyList<Exchange> ReadAll()
    {
        var files = Directory.Exists(path) ? Directory.GetFiles(path, Pattern).Order(StringComparer.Ordinal).ToArray() : [];
        if (files.Length == 0)
        {
            throw new ArgumentException($"{path} has no recording: it has to be a folder that the emulator has recorded to.");
        }

        return [.. files.Select(Read)];
    }

    /// <summary>Reads the file of an exchange.</summary>
    public Task<byte[]> ReadFileAsync(Exchange exchange, CancellationToken cancellationToken) =>
        // A recording is a file like any other: it must not lead out of its folder.
        File.ReadAllBytesAsync(Path.Combine(path, Path.GetFileName(exchange.File!)), cancellationToken);

    private static Exchange Read(string file)
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(file), RecordingJson.Default.Exchange) ?? throw new JsonException("It is null.");
        }
        catch (JsonException exception)
        {
            throw new ArgumentException($"{file} is no recorded exchange: {exception.Message}", exception);
        }
    }

    private static string NameOf(int number) => number.ToString("D5", CultureInfo.InvariantCulture);
}
