using System.Net.Http.Json;
using DryApi.Emulator;
using DryApi.Package.Tests.Users;

namespace DryApi.Package.Tests;

/// <summary>A new web project with one package more and the lines of the README.</summary>
public sealed class ReadmeTests(Workshop workshop)
{
    private const string Secret = "hush-that-must-stay-secret";
    private const int MostLines = 12;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Webhooks_InANewWebProject_AreReceivedByTheLinesOfTheReadme()
    {
        var lines = TriedSamples.In("README.md")["Hooked"];
        lines.Split('\n').Count(line => line.Trim().Length > 0).ShouldBeLessThanOrEqualTo(MostLines);
        await workshop.DotnetAsync("", "new", "web", "--name", "Hooked", "--no-restore");
        await workshop.DotnetAsync("Hooked", "add", "package", "DryApi.AspNetCore", "--version", workshop.Packages.Version);
        await File.WriteAllTextAsync(workshop.PathOf("Hooked/Program.cs"), lines, Token);
        await workshop.DotnetAsync("Hooked", "build");
        await using var relay = await Relay.StartAsync();
        await using var emulator = await DryApiEmulator.StartAsync(
            new DryApiEmulatorOptions
            {
                PendingTime = TimeSpan.Zero,
                ProcessingTime = TimeSpan.Zero,
                WebhookTimeout = TimeSpan.FromHours(1),
                Accounts = [new EmulatorAccount { WebhookUrl = new Uri(relay.Url, "/webhooks/dryapi"), WebhookSecret = Secret }],
            },
            Token);
        var configuration = new Dictionary<string, string>
        {
            ["ASPNETCORE_URLS"] = "http://127.0.0.1:0",
            ["DryApi:ApiKey"] = "any",
            ["DryApi:BaseAddress"] = emulator.BaseAddress.AbsoluteUri,
            ["DryApi:Webhooks:Secrets:0"] = Secret,
            // Where the machine is slow, the handler is.
            ["DryApi:Webhooks:ResponseTimeout"] = "01:00:00",
        };

        await using var server = await ServerProcess.StartAsync(workshop.PathOf("Hooked"), configuration, Directory.GetFiles(workshop.PathOf("Hooked/bin"), "Hooked.dll", SearchOption.AllDirectories).ShouldHaveSingleItem());
        relay.SendTo(server.Url);
        using var http = new HttpClient { BaseAddress = server.Url };
        using var response = await http.PostAsJsonAsync("/images", new { prompt = "A sunset", model = "Flux1schnell", width = 320, height = 256, guidance = 7.5, steps = 4, seed = 42 }, Token);
        var job = await response.EnsureSuccessStatusCode().Content.ReadAsStringAsync(Token);

        (await relay.StatusOfAsync("job.completed")).ShouldBe(200);
        Png.SizeOf(workshop.PathOf($"Hooked/{job}.png")).ShouldBe((320, 256));
        workshop.ShouldBeOurs("DryApi.AspNetCore");
    }
}
