namespace DryApi.Cli;

/// <summary>How much of all files of a request was sent.</summary>
internal sealed class UploadCount
{
    private readonly List<Part> _parts = [];
    private long _expected;

    /// <summary>Told of each change: how many bytes were sent, of how many.</summary>
    public Action<long, long>? Changed { get; set; }

    /// <summary>How many bytes the files have.</summary>
    public long Expected => _expected;

    /// <summary>What is told of the next file.</summary>
    public IProgress<long> Next()
    {
        var part = new Part(this);
        _parts.Add(part);
        return part;
    }

    /// <summary>Takes note of how long a file is.</summary>
    public void Expect(long length) => _expected += length;

    private sealed class Part(UploadCount all) : IProgress<long>
    {
        private long _sent;

        public void Report(long value)
        {
            Volatile.Write(ref _sent, value);
            all.Changed?.Invoke(all._parts.Sum(part => Volatile.Read(ref part._sent)), all._expected);
        }
    }
}
