using System.Collections.Concurrent;
using DryApi.Generated.Tests.Secrets;
using DryApi.Generated.Tests.Support;

[assembly: AssemblyFixture(typeof(WholeRun))]

namespace DryApi.Generated.Tests.Secrets;

/// <summary>
/// Watches the whole test run: the key that tests use is seen nowhere, and no task fails unobserved. A find is a failure of the
/// assembly's clean-up, which <c>dotnet test --logger "console;verbosity=detailed"</c> shows in full.
/// </summary>
public sealed class WholeRun : IDisposable
{
    private readonly SecretWatch _watch = new(TestClients.Key);
    private readonly ConcurrentQueue<string> _unobserved = new();

    public WholeRun() => TaskScheduler.UnobservedTaskException += OnUnobserved;

    public void Dispose()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        TaskScheduler.UnobservedTaskException -= OnUnobserved;
        _watch.Dispose();
        _watch.Finds.ShouldBeEmpty("the key of the tests was seen during the run");
        _unobserved.ShouldBeEmpty("tasks failed during the run, and nobody looked");
    }

    private void OnUnobserved(object? sender, UnobservedTaskExceptionEventArgs unobserved) => _unobserved.Enqueue(unobserved.Exception.ToString());
}
