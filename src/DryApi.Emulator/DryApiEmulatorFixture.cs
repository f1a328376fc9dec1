namespace DryApi.Emulator;

/// <summary>
/// An emulator for the tests of a class or of a collection: <c>class ImageTests(DryApiEmulatorFixture fixture) : IClassFixture&lt;DryApiEmulatorFixture&gt;</c> is all that
/// xunit needs. Derive from it for other options.
/// </summary>
/// <remarks>It starts in its constructor, which every test framework calls, and so depends on none. Tests that share it can <see cref="DryApiEmulator.Reset"/> it.</remarks>
public class DryApiEmulatorFixture : IAsyncDisposable, IDisposable
{
    /// <summary>Starts an emulator with the default options.</summary>
    public DryApiEmulatorFixture()
        : this(new DryApiEmulatorOptions())
    {
    }

    /// <summary>Starts an emulator.</summary>
    /// <param name="options">How it behaves.</param>
    /// <exception cref="ArgumentException">An option is outside its range.</exception>
    protected DryApiEmulatorFixture(DryApiEmulatorOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        Emulator = Task.Run(() => DryApiEmulator.StartAsync(options)).GetAwaiter().GetResult();
    }

    /// <summary>The emulator.</summary>
    public DryApiEmulator Emulator { get; }

    /// <summary>Where it listens: the base address for a client.</summary>
    public Uri BaseAddress => Emulator.BaseAddress;

    /// <summary>Stops it.</summary>
    public async ValueTask DisposeAsync()
    {
        await Emulator.DisposeAsync().ConfigureAwait(false);
        GC.SuppressFinalize(this);
    }

    /// <summary>Stops it, for frameworks that do not wait.</summary>
    public void Dispose()
    {
        Task.Run(() => Emulator.DisposeAsync().AsTask()).GetAwaiter().GetResult();
        GC.SuppressFinalize(this);
    }
}
