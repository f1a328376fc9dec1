using System.Globalization;

namespace DryApi.Cli;

/// <summary>Where a result goes. Whether that can be is found out before a job is submitted and paid for.</summary>
internal sealed class OutputFile
{
    private const string StandardOutputName = "-";

    private readonly Terminal _terminal;
    private readonly string _path;
    private readonly ResultFile? _file;

    private OutputFile(Terminal terminal, string path, ResultFile? file) => (_terminal, _path, _file) = (terminal, path, file);

    /// <summary>What was asked for; <c>-</c> is standard output.</summary>
    public string Name => _path;

    /// <summary>The extension of its name, with the dot; empty when it has none.</summary>
    public string Extension => _file is null ? "" : Path.GetExtension(_path);

    /// <param name="path">What was asked for; <c>-</c> is standard output.</param>
    /// <param name="terminal">Where to tell of it.</param>
    /// <exception cref="UsageException">Nothing can be written there.</exception>
    public static OutputFile Check(string path, Terminal terminal)
    {
        if (string.IsNullOrWhiteSpace(path))
        {
            throw new UsageException("the name of the output file is empty; give --output the name of a file");
        }

        if (path == StandardOutputName)
        {
            return terminal.OpenOutput is not null
                ? new OutputFile(terminal, path, null)
                : throw new UsageException("standard output is a terminal, and the result is no text; redirect it, or give --output the name of a file");
        }

        // What .NET makes of bytes that are no UTF-8: a file of that name is not the one that was meant.
        if (path.Contains('\uFFFD'))
        {
            throw new UsageException($"cannot write {path}: the name is no UTF-8; give --output another name");
        }

        try
        {
            var file = ResultFile.At(path);
            file.Try();
            return new OutputFile(terminal, path, file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new UsageException($"cannot write {path}: {Failure.Sentence(exception)}; give --output another name", exception);
        }
    }

    /// <summary>Saves the result of a job, and tells of it.</summary>
    /// <param name="job">The job.</param>
    /// <param name="isQuiet">Whether nothing is told.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<SavedFile> SaveAsync(DryApiJob job, bool isQuiet, CancellationToken cancellationToken)
    {
        var size = await ProgressView.DownloadAsync(_terminal, _file is { IsStream: false }, count => SaveAsync(job, count, cancellationToken)).ConfigureAwait(false);

        // Standard output may be where the result went.
        var where = _file is { IsStream: false } ? _terminal.Output : _terminal.Error;
        if (!isQuiet && !_terminal.IsQuiet)
        {
            where.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Saved {(_file is null ? "to standard output" : _path)} ({size:N0} bytes)"));
        }

        return new SavedFile(_path, size, _file is { IsStream: false });
    }

    private async Task SaveAsync(DryApiJob job, IProgress<long> count, CancellationToken cancellationToken)
    {
        if (_file is null)
        {
            var output = new InterruptibleStream(_terminal.OpenOutput!());
            await using (output.ConfigureAwait(false))
            {
                await job.DownloadAsync(output, count, cancellationToken).ConfigureAwait(false);
            }
        }
        else
        {
            await job.DownloadAsync(_path, count, cancellationToken).ConfigureAwait(false);
        }
    }
}
