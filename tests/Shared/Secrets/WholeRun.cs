using System.Collections.Concurrent;

namespace DryApi.Tests.Secrets;

/// <summary>
/// Watches the whole test run: the secrets that tests use are seen nowhere, and no task fails unobserved. A find is a failure of the
/// assembly's clean-up, which <c>dotnet test --logger "console;verbosity=detailed"</c> shows in full.
/// </summary>
/// <param name="secrets">The keys and the webhook secrets.</param>
public abstract class WholeRun(params string[] secrets) : IDisposable
{
    private readonly SecretWatch _watch = new(secrets);
    private readonly UnobservedTasks _tasks = new();

    /// <inheritdoc/>
    public void Dispose()
    {
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
