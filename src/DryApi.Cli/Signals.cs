using System.Runtime.InteropServices;

namespace DryApi.Cli;

/// <summary>
/// Ends the program in order when it is told to: by Ctrl+C, by <c>kill</c>, by a terminal that is closed. The second time it ends at once.
/// </summary>
internal sealed class Signals : IDisposable
{
    // As shells have it, 128 and the signal's number.
    private static readonly (PosixSignal Signal, int ExitCode)[] Known =
        [(PosixSignal.SIGHUP, 129), (PosixSignal.SIGINT, Cli.ExitCode.Cancelled), (PosixSignal.SIGTERM, 143)];

    private readonly CancellationTokenSource _stop = new();
    private readonly PosixSignalRegistration[] _registrations;
    private int _exitCode;

    public Signals() => _registrations = [.. Known.Select(known => PosixSignalRegistration.Create(known.Signal, context => Stop(context, known.ExitCode)))];

    /// <summary>Cancelled by the first signal.</summary>
    public CancellationToken Token => _stop.Token;

    /// <summary>The exit code for the signal that came; 0 when none did.</summary>
    public int ExitCode => _exitCode;

    public void Dispose()
    {
        foreach (var registration in _registrations)
        {
            registration.Dispose();
        }

        _stop.Dispose();
    }

    private void Stop(PosixSignalContext context, int exitCode)
    {
        if (Interlocked.CompareExchange(ref _exitCode, exitCode, 0) == 0)
        {
            context.Cancel = true;
            _ = _stop.CancelAsync();
        }
    }
}
