using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using DryApi.Emulator;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace DryApi.AspNetCore.Tests;

/// <summary>
/// An application that submits to the emulator and receives its webhooks, while responses to its submissions are lost by chance: in the end it knows of each whether it is paid for. 60 submissions;
/// with <c>DRYAPI_LONG_TESTS=1</c> a thousand.
/// </summary>
public sealed class LostSubmissionsTests
{
    private const string Txt2Img = "POST /api/v1/client/txt2img";
    private const string Secret = "a secret that both know, of some length";
    private const int Seed = 20261130;
    private const int BetweenDeliveries = 10;

    private static readonly int Count = TestLength.Rounds(60, 1000);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Submissions_WhoseResponsesAreCut_AreAllResolved()
    {
        await using var emulator = await DryApiEmulator.StartAsync(
            new DryApiEmulatorOptions { MaxJobs = 2000, Accounts = [new EmulatorAccount { Balance = 1_000_000, WebhookSecret = Secret }] }, Token);
        emulator.Clock.Stop();
        // A job tells of itself by two deliveries; one of them may never come, or come twice.
        emulator.Faults.FailRandomly("job.processing", EmulatorFault.LoseWebhook, 0.2, Seed);
        emulator.Faults.FailRandomly("job.*", EmulatorFault.DoubleWebhook, 0.2, Seed);
        await using var application = await StartAsync(emulator);
        var client = application.Services.GetRequiredService<DryApiClient>();
        var url = new UriBuilder(application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()) { Path = "/hook", Query = "tenant=1" }.Uri.AbsoluteUri;
        var random = new Random(Seed);
        var (taken, intents) = (new List<string>(), new List<DryApiSubmissionIntent>());
        var refused = 0;

        for (var number = 0; number < Count; number++)
        {
            if (FaultOf(random) is { } fault)
            {
                emulator.Faults.FailNext(Txt2Img, fault);
            }

            try
            {
                taken.Add((await client.Txt2Img.SubmitAsync(
                    new Txt2ImgRequest { Prompt = $"Sign {number}", Model = "Flux1schnell", Width = 64, Height = 64, Guidance = 7.5, Steps = 1, Seed = number, WebhookUrl = url }, Token)).Id);
            }
            catch (DryApiSubmissionUncertainException uncertain)
            {
                intents.Add(uncertain.Intent.ShouldNotBeNull());
            }
            catch (DryApiException)
            {
                refused++;
            }

            if (number % BetweenDeliveries == 0)
            {
                await emulator.Clock.AdvanceAsync(TimeSpan.FromSeconds(1), Token);
            }
        }

        var resolving = Task.WhenAll(intents.Select(intent => intent.ResolveAsync(TimeSpan.FromMinutes(10), Token)));
        while (!resolving.IsCompleted)
        {
            await emulator.Clock.AdvanceAsync(TimeSpan.FromSeconds(30), Token);
        }

        var jobs = emulator.Jobs.List();
        var resolved = (await resolving).OfType<DryApiJob>().ToList();
        taken.Concat(resolved.Select(job => job.Id)).ShouldBe(jobs.Select(job => job.Id), ignoreOrder: true);
        (await client.Balance.GetAsync(cancellationToken: Token)).Balance.ShouldBe(1_000_000 - jobs.Sum(job => job.Price));
        (await resolved[0].GetStatusAsync(Token)).Status.ShouldBe(JobStatus.Done);
        // Chance has brought all that it can.
        (taken.Count + intents.Count + refused).ShouldBe(Count);
        new[] { taken.Count, resolved.Count, intents.Count - resolved.Count, refused }.ShouldAllBe(count => count > 0);
    }

    private static EmulatorFault? FaultOf(Random random) => random.Next(8) switch
    {
        0 or 1 => EmulatorFault.CutBefore,
        2 or 3 => EmulatorFault.CutAfter,
        4 => EmulatorFault.BrokenJson,
        5 => EmulatorFault.Status(random.Next(2) == 0 ? 500 : 422),
        _ => null,
    };

    private static async Task<WebApplication> StartAsync(DryApiEmulator emulator)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration.AddInMemoryCollection([new("DryApi:ApiKey", "any"), new("DryApi:BaseAddress", emulator.BaseAddress.ToString()), new("DryApi:Webhooks:Secrets:0", Secret)]);
        builder.WebHost.UseKestrelHttpsConfiguration().ConfigureKestrel(options => options.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(Certificate())));
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<TimeProvider>(emulator.Clock);
        builder.Services.AddDryApi();
        builder.Services.AddDryApiWebhooks();
        builder.Services.AddDryApiSubmissions();
        var application = builder.Build();
        application.MapDryApiWebhooks("/hook").On<WebhookEvent>(static (_, _, _) => Task.CompletedTask);
        await application.StartAsync(Token);
        return application;
    }

    private static X509Certificate2 Certificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        using var made = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, new DateTimeOffset(2100, 1, 1, 0, 0, 0, TimeSpan.Zero));
        // With its key in a store of keys, as TLS wants it on Windows.
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
    }
}
