using System.Net;
using System.Net.Sockets;
using DryApi.Emulator;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace DryApi.AspNetCore.Tests.Emulated;

/// <summary>One call in development, and the client and the webhooks of an application are those of an emulator that starts and ends with it.</summary>
public sealed class HostedEmulatorTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Webhook_OfAJobThatNamesNone_ComesToTheEndpointOfTheApplication()
    {
        await using var application = await EmulatedApplication.StartAsync("/deep/hooks");

        var job = await application.Client.Txt2Img.SubmitAsync(EmulatedApplication.Request(), Token);

        (await application.NextAsync()).ShouldBe(("/deep/hooks", job.Id));
        (await job.DownloadBytesAsync(cancellationToken: Token)).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Webhook_WithTheUrlOfAnotherHost_ComesToTheApplicationWithPathAndQuery()
    {
        await using var application = await EmulatedApplication.StartAsync();

        var job = await application.Client.Txt2Img.SubmitAsync(EmulatedApplication.Request("https://shop.example/hooks?tenant=7%20a#part"), Token);

        (await application.NextAsync()).ShouldBe(("/hooks?tenant=7%20a", job.Id));
        application.Emulator.Deliveries.ShouldAllBe(delivery => delivery.Url.IsLoopback);
    }

    [Theory]
    [InlineData("https://shop.example//other.example/hooks")]
    [InlineData("https://shop.example/\\other.example/hooks")]
    public async Task Webhook_WithAPathThatLooksLikeAHost_GoesNowhereElse(string url)
    {
        await using var application = await EmulatedApplication.StartAsync();

        await application.Client.Txt2Img.SubmitAsync(EmulatedApplication.Request(url), Token);
        await application.Emulator.Clock.AdvanceAsync(TimeSpan.FromSeconds(1), Token);

        application.Emulator.Deliveries.Count.ShouldBe(2);
        application.Emulator.Deliveries.ShouldAllBe(delivery => delivery.Url.IsLoopback && delivery.Url.Port != 443);
    }

    [Fact]
    public async Task Webhook_OfAJobBeforeTheApplicationListens_WaitsForThat()
    {
        string? submitted = null;
        await using var application = await EmulatedApplication.StartAsync(configure: builder => builder.Services.AddHostedService(services => new Starter(async () =>
        {
            var job = await services.GetRequiredService<DryApiClient>().Txt2Img.SubmitAsync(EmulatedApplication.Request(), Token);
            await job.WaitAsync(cancellationToken: Token);
            submitted = job.Id;
        })));

        (await application.NextAsync()).ShouldBe(("/hooks", submitted.ShouldNotBeNull()));
    }

    [Fact]
    public async Task Webhooks_OfAnApplicationWithoutAnEndpoint_AreNone()
    {
        await using var application = await EmulatedApplication.StartAsync(path: null);

        await (await application.Client.Txt2Img.SubmitAsync(EmulatedApplication.Request(), Token)).WaitAsync(cancellationToken: Token);

        application.Emulator.Deliveries.ShouldBeEmpty();
    }

    [Fact]
    public async Task Webhooks_OfAProgramWithoutAServer_AreNone()
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { EnvironmentName = "Development" });
        builder.AddDryApiEmulator(new DryApiEmulatorOptions { PendingTime = TimeSpan.Zero, ProcessingTime = TimeSpan.Zero });
        builder.Services.AddDryApi();
        builder.Services.AddHostedService(services => new Starter(async () =>
            await (await services.GetRequiredService<DryApiClient>().Txt2Img.SubmitAsync(EmulatedApplication.Request(), Token)).WaitAsync(cancellationToken: Token)));
        using var host = builder.Build();

        await host.StartAsync(Token);

        host.Services.GetRequiredService<DryApiEmulator>().Jobs.List().ShouldHaveSingleItem().Status.ShouldBe("done");
        host.Services.GetRequiredService<DryApiEmulator>().Deliveries.ShouldBeEmpty();
        await host.StopAsync(Token);
    }

    [Fact]
    public async Task Emulator_OfAnApplication_StartsAndStopsWithIt()
    {
        await using var application = EmulatedApplication.Build();
        using var http = new HttpClient { BaseAddress = application.Emulator.BaseAddress };

        (await Should.ThrowAsync<HttpRequestException>(() => http.GetAsync("/", Token))).HttpRequestError.ShouldBe(HttpRequestError.ConnectionError);
        await application.StartAsync();
        (await http.GetAsync("/", Token)).StatusCode.ShouldBe(HttpStatusCode.OK);
        await application.StopAsync();
        (await Should.ThrowAsync<HttpRequestException>(() => http.GetAsync("/", Token))).HttpRequestError.ShouldBe(HttpRequestError.ConnectionError);
    }

    [Fact]
    public async Task Clients_OfTheConfiguration_AreAllTheEmulators()
    {
        await using var application = await EmulatedApplication.StartAsync(
            configuration: new()
            {
                ["DryApi:ApiKey"] = "key-that-must-stay-secret",
                ["DryApi:BaseAddress"] = "https://api.example",
                ["DryApi:LiveUpdates:ClientId"] = "1234",
                ["DryApi:Clients:second:ApiKey"] = "key-that-must-stay-secret",
            },
            configure: builder => builder.Services.AddDryApi("second"));
        var options = application.Services.GetRequiredService<IOptionsMonitor<DryApiClientOptions>>();

        await application.Client.Live.ConnectAsync(Token);
        await application.Services.GetRequiredKeyedService<DryApiClient>("second").Balance.GetAsync(cancellationToken: Token);

        application.Emulator.Calls.ShouldContain(call => call.Path == "/api/v1/client/balance");
        options.Get("second").LiveUpdates.ShouldBeNull();
        new[] { options.CurrentValue, options.Get("second") }.ShouldAllBe(each => each.ApiKey == "emulator" && each.BaseAddress == application.Emulator.BaseAddress);
    }

    [Fact]
    public async Task Account_OfTheOptions_IsTheApplications()
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { EnvironmentName = "Development" });
        builder.AddDryApiEmulator(new DryApiEmulatorOptions { Accounts = [new EmulatorAccount { ApiKey = "own-that-must-stay-secret", Balance = 3, WebhookSecret = Receiver.Secret }] });
        builder.Services.AddDryApi();
        using var host = builder.Build();
        await host.StartAsync(Token);

        (await host.Services.GetRequiredService<DryApiClient>().Balance.GetAsync(cancellationToken: Token)).Balance.ShouldBe(3);
        builder.Configuration["DryApi:Webhooks:Secrets:0"].ShouldBe(Receiver.Secret);
        await host.StopAsync(Token);
    }

    [Theory]
    [InlineData("Production")]
    [InlineData("Staging")]
    public void Emulator_OutsideOfDevelopment_IsRefusedUnlessToldOtherwise(string environment)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { EnvironmentName = environment });

        Should.Throw<InvalidOperationException>(() => builder.AddDryApiEmulator()).Message.ShouldBe(
            "The emulator makes results up, and the environment of this application is not Development: call AddDryApiEmulator where builder.Environment.IsDevelopment() is true, or with inAnyEnvironment: true.");
        builder.Services.ShouldNotContain(service => service.ServiceType == typeof(DryApiEmulator));
        builder.Configuration["DryApi:BaseAddress"].ShouldBeNull();

        builder.AddDryApiEmulator(inAnyEnvironment: true);
        using var host = builder.Build();
        host.Services.GetRequiredService<DryApiEmulator>().BaseAddress.AbsoluteUri.ShouldBe(builder.Configuration["DryApi:BaseAddress"]);
        Should.Throw<InvalidOperationException>(() => builder.AddDryApiEmulator(inAnyEnvironment: true)).Message.ShouldStartWith("The application has an emulator");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Ports_OfAnApplicationThatIsNeverStarted_AreFreeAfterIt(bool hasServer)
    {
        IHostApplicationBuilder builder = hasServer
            ? WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = "Development" })
            : Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { EnvironmentName = "Development" });
        builder.AddDryApiEmulator();
        var port = new Uri(builder.Configuration["DryApi:BaseAddress"]!).Port;
        var host = builder is WebApplicationBuilder web ? web.Build() : ((HostApplicationBuilder)builder).Build();
        IsFree(port).ShouldBeFalse();

        await ((IAsyncDisposable)host).DisposeAsync();

        IsFree(port).ShouldBeTrue();
    }

    [Fact]
    public void Emulator_OnAPortThatIsTaken_SaysSo()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { EnvironmentName = "Development" });

        Should.Throw<IOException>(() => builder.AddDryApiEmulator(new DryApiEmulatorOptions { Port = port })).Message.ShouldStartWith($"The emulator cannot have the port {port} of 127.0.0.1: ");
    }

    private static bool IsFree(int port)
    {
        // No protocol is said, for .NET lets sockets of TCP share a port on Linux as long as none of them listens.
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private sealed class Starter(Func<Task> start) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) => start();

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
