using DryApi.Emulator.Control;

namespace DryApi.Emulator;

/// <summary>What goes wrong on demand: the next requests of an operation, or some of them by chance.</summary>
/// <remarks>
/// Operations are named as <see cref="DryApiEmulator.Operations"/> does, downloads of results as <c>GET /results/{file}</c>, and <c>*</c> is all of them. Webhooks are named by
/// their events, such as <c>job.completed</c>, or <c>job.*</c>. It can be used from any number of threads.
/// </remarks>
public sealed class EmulatorFaults
{
    private const string AnyEvent = "job.*";

    private readonly Lock _lock = new();
    private readonly List<FaultRule> _rules = [];
    private readonly OperationNames _names;

    internal EmulatorFaults(OperationNames names) => _names = names;

    /// <summary>Is told when there are others.</summary>
    internal event Action? Changed;

    /// <summary>The faults that are still to come, in order.</summary>
    internal IReadOnlyList<FaultRule> Rules
    {
        get
        {
            lock (_lock)
            {
                return [.. _rules];
            }
        }
    }

    /// <summary>Lets the next requests of an operation, or the next webhooks, go wrong.</summary>
    /// <param name="operation">The operation, or the event of webhooks.</param>
    /// <param name="fault">What goes wrong.</param>
    /// <param name="times">How many of them, one or more. Default: 1.</param>
    /// <exception cref="ArgumentException">There is no such operation, or the fault is none of it or outside its range.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="times"/> is less than one.</exception>
    public void FailNext(string operation, EmulatorFault fault, int times = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(times, 1);
        Add(new FaultRule(operation, fault) { Times = times });
    }

    /// <summary>Lets requests of an operation, or webhooks, go wrong by chance. The same seed makes the same ones go wrong.</summary>
    /// <param name="operation">The operation, or the event of webhooks.</param>
    /// <param name="fault">What goes wrong.</param>
    /// <param name="probability">How likely it is for each, from 0 to 1.</param>
    /// <param name="seed">What chance begins with.</param>
    /// <exception cref="ArgumentException">There is no such operation, or the fault is none of it or outside its range.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="probability"/> is not from 0 to 1.</exception>
    public void FailRandomly(string operation, EmulatorFault fault, double probability, int seed)
    {
        if (probability is not (>= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(probability), probability, "A probability is from 0 to 1.");
        }

        Add(new FaultRule(operation, fault) { Probability = probability, Seed = seed });
    }

    /// <summary>Lets nothing go wrong any more.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            _rules.Clear();
        }

        Changed?.Invoke();
    }

    internal EmulatorFault? Take(string operation) => Take(rule => !rule.Fault.IsOfWebhooks && OperationNames.Matches(rule.Operation, operation));

    internal EmulatorFault? TakeForWebhook(string happened) => Take(rule => rule.Fault.IsOfWebhooks && (rule.Operation == AnyEvent || rule.Operation == happened));

    internal void Check(FaultRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule.Fault, "fault");
        rule.Fault.Validate();
        if (!rule.Fault.IsOfWebhooks)
        {
            _names.Check(rule.Operation, "operation");
        }
        else if (rule.Operation is not (AnyEvent or "job.processing" or "job.completed" or "job.failed"))
        {
            throw new ArgumentException($"There is no webhook '{rule.Operation}': name job.processing, job.completed, job.failed, or {AnyEvent} for all.", "operation");
        }
    }

    internal void Add(FaultRule rule)
    {
        Check(rule);
        lock (_lock)
        {
            _rules.Add(rule);
        }

        Changed?.Invoke();
    }

    private EmulatorFault? Take(Func<FaultRule, bool> matches)
    {
        FaultRule? taken;
        lock (_lock)
        {
            taken = _rules.Where(matches).FirstOrDefault(rule => rule.Draw());
            if (taken?.Times == 0)
            {
                _rules.Remove(taken);
            }
        }

        if (taken is not null)
        {
            Changed?.Invoke();
        }

        return taken?.Fault;
    }
}
