namespace DryApi;

/// <summary>The jobs whose end was told last, so that no late message tells it again.</summary>
internal sealed class EndedJobs
{
    private const int Most = 10_000;

    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private readonly Queue<string> _order = new();

    public bool Contains(string jobId) => _ids.Contains(jobId);

    public void Add(string jobId)
    {
        if (_ids.Add(jobId))
        {
            _order.Enqueue(jobId);
        }

        if (_order.Count > Most)
        {
            _ids.Remove(_order.Dequeue());
        }
    }

    public void Clear()
    {
        _ids.Clear();
        _order.Clear();
    }
}
