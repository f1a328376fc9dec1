using DryApi.Emulator.Control;
using DryApi.Emulator.Documents;

namespace DryApi.Emulator.Jobs;

/// <summary>What is to become of the next jobs.</summary>
internal sealed class JobScripts(OperationNames names)
{
    private readonly Lock _lock = new();
    private readonly List<NextScript> _next = [];

    /// <summary>What is still to come, in order.</summary>
    public IReadOnlyList<NextScript> Next
    {
        get
        {
            lock (_lock)
            {
                return [.. _next];
            }
        }
    }

    /// <exception cref="ArgumentException">There is no such operation, or a value of the script is outside its range.</exception>
    public void Check(NextScript next)
    {
        names.Check(next.Operation, "operation");
        next.Script.Validate();
    }

    /// <exception cref="ArgumentException">There is no such operation, or a value of the script is outside its range.</exception>
    public void Add(NextScript next)
    {
        Check(next);
        lock (_lock)
        {
            _next.Add(next);
        }
    }

    /// <summary>The script of a job that is submitted now; null for most.</summary>
    public JobScript? Take(Operation operation)
    {
        lock (_lock)
        {
            var index = _next.FindIndex(each => OperationNames.Matches(each.Operation, operation.ToString()));
            if (index < 0)
            {
                return null;
            }

            var script = _next[index].Script;
            _next.RemoveAt(index);
            return script;
        }
    }

    public void Clear()
    {
        lock (_lock)
        {
            _next.Clear();
        }
    }
}
