using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace DryApi.Emulator.Hosting;

/// <summary>Starts an emulator before all else of its host, and stops it after all else.</summary>
internal sealed partial class HostedEmulator(DryApiEmulator emulator, ILogger<DryApiEmulator> logger) : IHostedLifecycleService
{
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        await emulator.ListenAsync(cancellationToken).ConfigureAwait(false);
        Started(logger, emulator.BaseAddress);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => emulator.CloseAsync(cancellationToken);

    [LoggerMessage(1, LogLevel.Information, "The dryAPI emulator is at {Address}, in place of the service; open it in a browser.")]
    private static partial void Started(ILogger logger, Uri address);
}
