using Microsoft.Extensions.Hosting;

namespace DryApi.Emulator.Http;

/// <summary>The emulator is a guest in its process: Ctrl+C and signals are for the program around it, which disposes it.</summary>
internal sealed class NoopHostLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
