using System.Globalization;
using System.Net.Sockets;

namespace DryApi.Emulator.Tests;

public sealed class DryApiEmulatorTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Start_OnNoOptions_ListensOnLoopbackOnly()
    {
        await using var emulator = await DryApiEmulator.StartAsync(cancellationToken: Cancellation);

        emulator.BaseAddress.Host.ShouldBe("127.0.0.1");
        emulator.BaseAddress.Port.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Start_OnATakenPort_Throws()
    {
        await using var first = await DryApiEmulator.StartAsync(cancellationToken: Cancellation);

        await Should.ThrowAsync<IOException>(() => DryApiEmulator.StartAsync(new DryApiEmulatorOptions { Port = first.BaseAddress.Port }, Cancellation));
    }

    [Fact]
    public async Task Dispose_OnARunningEmulator_FreesThePort()
    {
        var emulator = await DryApiEmulator.StartAsync(cancellationToken: Cancellation);
        var port = emulator.BaseAddress.Port;
        await emulator.DisposeAsync();

        using var socket = new TcpClient();
        await Should.ThrowAsync<SocketException>(() => socket.ConnectAsync("127.0.0.1", port, Cancellation).AsTask());
    }

    [Fact]
    public async Task Start_OnAnEnvironmentWithAnotherAddress_PaysNoHeed()
    {
        const string variable = "ASPNETCORE_URLS";
        Environment.SetEnvironmentVariable(variable, "http://0.0.0.0:1");
        try
        {
            await using var emulator = await DryApiEmulator.StartAsync(cancellationToken: Cancellation);

            emulator.BaseAddress.Host.ShouldBe("127.0.0.1");
        }
        finally
        {
            Environment.SetEnvironmentVariable(variable, null);
        }
    }

    [Theory]
    [InlineData(nameof(DryApiEmulatorOptions.Port))]
    [InlineData(nameof(DryApiEmulatorOptions.PendingTime))]
    [InlineData(nameof(DryApiEmulatorOptions.ProcessingTime))]
    [InlineData(nameof(DryApiEmulatorOptions.ResultLifetime))]
    [InlineData(nameof(DryApiEmulatorOptions.Balance))]
    [InlineData(nameof(DryApiEmulatorOptions.MaxJobs))]
    public async Task Start_OnAnOptionOutOfRange_NamesIt(string name)
    {
        var options = new DryApiEmulatorOptions();
        var property = typeof(DryApiEmulatorOptions).GetProperty(name)!;
        object wrong = property.PropertyType == typeof(TimeSpan) ? TimeSpan.FromTicks(-1) : Convert.ChangeType(-1, property.PropertyType, CultureInfo.InvariantCulture);
        property.SetValue(options, wrong);

        var error = await Should.ThrowAsync<ArgumentException>(() => DryApiEmulator.StartAsync(options, Cancellation));

        error.Message.ShouldStartWith(name);
    }

    [Fact]
    public void EmulatedOperations_OnTheContract_AreThoseWithAController() => DryApiEmulator.EmulatedOperations.ShouldBe(
        [
            "GET /api/v1/client/balance", "POST /api/v1/client/img2img", "GET /api/v1/client/models", "GET /api/v1/client/request-status/{request_id}",
            "POST /api/v1/client/txt2audio", "POST /api/v1/client/txt2embedding", "POST /api/v1/client/txt2img",
        ]);
}
