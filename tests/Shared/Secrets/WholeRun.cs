using System.Collections.Concurrent;

namespace DryApi.Tests.Secrets;

/// <summary>
/// Watches the whole test run: the secrets that tests use are seen nowhere, and no task fails unobserved. A find is a failure of the
/// assembly's clean-up, which <c>dotnet test --logger "console;verbosity=detailed"</c> shows in full.
/// </summary>
public abstract class WholeRun : IDisposable
{
    private static WholeRun? _current;

    private readonly SecretWatch _watch;
    private readonly UnobservedTasks _tasks = new();

    /// <summary>Begins to watch.</summary>
    /// <param name="secrets">The keys and the webhook secrets.</param>
    protected WholeRun(params string[] secrets)
    {
        _watch = new SecretWatch(secrets);
        Interlocked.CompareExchange(ref _current, this, null);
    }

    /// <summary>Looks for the secrets where the watch does not see by itself, as in what a program inside of the tests writes.</summary>
    /// <param name="place">What is looked at.</param>
    /// <param name="content">What it says.</param>
    public static void Look(string place, string content) => _current?._watch.Look(place, content);

    /// <inheritdoc/>
    public void Dispose()
    {
        Interlocked.CompareExchange(ref _current, null, this);
        GC.Collect();
        GC.WaitForPendingFinalizers();
        _tasks.Dispose();
        _watch.Dispose();
        _watch.Finds.ShouldBeEmpty("a secret of the tests was seen during the run");
        _tasks.Failures.ShouldBeEmpty("tasks failed during the run, and nobody looked");
        GC.SuppressFinalize(this);
    }

    private sealed class UnobservedTasks : IDisposable
    {
        private readonly ConcurrentQueue<string> _failures = new();

        public UnobservedTasks() => TaskScheduler.UnobservedTaskException += OnUnobserved;

        public IReadOnlyCollection<string> Failures => _failures;

        public void Dispose() => TaskScheduler.UnobservedTaskException -= OnUnobserved;

        private void OnUnobserved(object? sender, UnobservedTaskExceptionEventArgs unobserved) => _failures.Enqueue(unobserved.Exception.ToString());
    }
}
