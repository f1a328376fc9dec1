using System.Text.Json.Nodes;
using DryApi.Cli.Mcp;
using DryApi.Emulator;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;

namespace DryApi.Cli.Tests.Mcp;

/// <summary>Files that agents name leave only the folders that they may, and results only get into theirs.</summary>
public sealed class AgentFileTests : IDisposable
{
    private static readonly byte[] Picture = PictureOf(64);

    private readonly TemporaryFolder _folder = new();
    private readonly TemporaryFolder _other = new();
    private readonly string _besides;

    /// <summary>A folder whose path begins as that of the allowed one.</summary>
    public AgentFileTests() => _besides = _folder.Path + "2";

    public void Dispose()
    {
        if (Directory.Exists(_besides))
        {
            Directory.Delete(_besides, recursive: true);
        }

        _folder.Dispose();
        _other.Dispose();
    }

    [Fact]
    public async Task File_OfAnAllowedFolder_IsSent()
    {
        _folder.Write("photo.png", Picture);
        await using var bench = await AgentBench.StartAsync(Allowed);

        var byName = await bench.DataAsync("run", Cut("photo.png"));
        var byPath = await bench.DataAsync("run", Cut(new JsonObject { ["path"] = _folder["photo.png"] }));
        var byUrl = await bench.DataAsync("run", Cut(new Uri(_folder["photo.png"]).AbsoluteUri));
        var byBytes = await bench.DataAsync("run", Cut(new JsonObject { ["data"] = Convert.ToBase64String(Picture), ["name"] = "other.png" }));
        var byDataUrl = await bench.DataAsync("run", Cut("data:image/png;base64," + Convert.ToBase64String(Picture)));

        // The same bytes are the same run, however they are passed.
        new[] { byName, byPath, byUrl, byBytes, byDataUrl }.Select(run => (string)run["job_id"]!).Distinct().ShouldHaveSingleItem();
        _folder.Write("photo.png", PictureOf(128));
        ((bool)(await bench.DataAsync("run", Cut("photo.png")))["repeated"]!).ShouldBeFalse();
    }

    [Theory]
    [InlineData("../{other}/secret.png")]
    [InlineData("{otherpath}/secret.png")]
    [InlineData("{folder}2/secret.png")]
    [InlineData("link.png")]
    [InlineData("linked/secret.png")]
    [InlineData("linked/../secret.png")]
    [InlineData("/proc/self/environ")]
    [InlineData("none.png")]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("https://example.com/photo.png")]
    [InlineData("file://server/photo.png")]
    [InlineData("a\0b.png")]
    [InlineData("data:image/png,abc")]
    [InlineData("data:image/png;base64,%%%")]
    [InlineData("data:image/png;base64,")]
    public async Task File_ThatIsNotToBeRead_IsRefusedByItsField(string path)
    {
        _other.Write("secret.png", Picture);
        Directory.CreateDirectory(_besides);
        File.WriteAllBytes(Path.Combine(_besides, "secret.png"), Picture);
        if (!OperatingSystem.IsWindows())
        {
            File.CreateSymbolicLink(_folder["link.png"], _other["secret.png"]);
            Directory.CreateSymbolicLink(_folder["linked"], _other.Path);
        }

        await using var bench = await AgentBench.StartAsync(Allowed);

        var refusal = await bench.RefusalAsync("run", Cut(path.Replace("{folder}", _folder.Path, StringComparison.Ordinal).Replace("{otherpath}", _other.Path, StringComparison.Ordinal).Replace("{other}", Path.GetFileName(_other.Path), StringComparison.Ordinal)));

        refusal.ShouldContain("image: ");
        bench.Emulator.Calls.Where(call => call.Method == "POST").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("2026-07-28")]
    [InlineData("2025-11-25")]
    public async Task File_OfTheClientsRoots_IsSentWhereTheyAreTrusted(string version)
    {
        _folder.Write("photo.png", Picture);
        var client = new McpClientOptions
        {
            ProtocolVersion = version,
            Capabilities = new ClientCapabilities { Roots = new RootsCapability() },
            Handlers = new McpClientHandlers { RootsHandler = (_, _) => ValueTask.FromResult(new ListRootsResult { Roots = [new Root { Uri = new Uri(_folder.Path).AbsoluteUri }, new Root { Uri = "https://example.com" }] }) },
        };
        await using var trusting = await AgentBench.StartAsync(AgentBench.Generous with { TrustsRoots = true }, client);
        await using var other = await AgentBench.StartAsync(AgentBench.Generous, client);

        await trusting.DataAsync("run", Cut("photo.png"));
        _other.Write("secret.png", Picture);
        foreach (var path in OperatingSystem.IsWindows() ? ["../../.ssh/x"] : new[] { "../../.ssh/x", "link.png", $"linked/../../{Path.GetFileName(_other.Path)}/secret.png" })
        {
            if (path == "link.png")
            {
                File.CreateSymbolicLink(_folder["link.png"], _other["secret.png"]);
                Directory.CreateSymbolicLink(_folder["linked"], _folder.Path);
            }

            (await trusting.RefusalAsync("run", Cut(path))).ShouldContain("is not in a folder that may be read");
        }

        (await other.RefusalAsync("run", Cut("photo.png"))).ShouldContain("--allow FOLDER");
    }

    /// <summary>The client took a folder back while it was asked for its roots.</summary>
    [Fact]
    public async Task Roots_ThatAreOfBefore_AreNotKept()
    {
        _folder.Write("photo.png", Picture);
        var (asked, bench) = (0, default(AgentBench));
        await using var trusting = bench = await AgentBench.StartAsync(AgentBench.Generous with { TrustsRoots = true }, new McpClientOptions
        {
            ProtocolVersion = "2025-11-25",
            Capabilities = new ClientCapabilities { Roots = new RootsCapability() },
            Handlers = new McpClientHandlers
            {
                RootsHandler = (_, _) =>
                {
                    bench!.Session.Roots.Forget();
                    return ValueTask.FromResult(new ListRootsResult { Roots = asked++ == 0 ? [new Root { Uri = new Uri(_folder.Path).AbsoluteUri }] : [] });
                },
            },
        });

        await trusting.DataAsync("run", Cut("photo.png"));

        (await trusting.RefusalAsync("run", Cut("photo.png"))).ShouldContain("no folder may be read");
        asked.ShouldBe(2);
    }

    [Fact]
    public async Task Result_WithAnOutputFolder_IsSavedThereUnderItsName()
    {
        await using var bench = await AgentBench.StartAsync(AgentBench.Generous with { OutputFolder = _folder.Path });

        var run = await bench.CallAsync("run", Named("sunset.png"));
        var again = await bench.DataAsync("run", Named("sunset.png"));
        var unnamed = await bench.DataAsync("run", Named(null));

        var file = run.Content.OfType<ResourceLinkBlock>().ShouldHaveSingleItem(AgentBench.TextOf(run));
        new Uri(file.Uri).LocalPath.ShouldBe(_folder["sunset.png"]);
        run.Content.OfType<ImageContentBlock>().ShouldHaveSingleItem().DecodedData.ToArray().ShouldBe(File.ReadAllBytes(_folder["sunset.png"]));
        ((string)again["result"]!["file"]!).ShouldBe(_folder["sunset.png"]);
        _folder.Names().ShouldBe(new[] { "sunset.png", Path.GetFileName((string)unnamed["result"]!["file"]!) }.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Result_UnderANameThatIsTaken_IsRefusedBeforeItIsPaidFor()
    {
        _folder.Write("there.png", [1]);
        Directory.CreateDirectory(_folder["folder.png"]);
        if (!OperatingSystem.IsWindows())
        {
            File.CreateSymbolicLink(_folder["link.png"], _other["nowhere.png"]);
        }

        var names = _folder.Names();
        await using var bench = await AgentBench.StartAsync(AgentBench.Generous with { OutputFolder = _folder.Path });

        foreach (var name in OperatingSystem.IsWindows() ? ["there.png", "folder.png"] : new[] { "there.png", "folder.png", "link.png" })
        {
            (await bench.RefusalAsync("run", Named(name))).ShouldContain($"save_as: there is a file '{name}' already");
        }

        bench.Emulator.Jobs.List().ShouldBeEmpty();
        bench.Session.Budget.Counted.ShouldBe(0);
        _folder.Names().ShouldBe(names);
    }

    /// <summary>The one would have been paid for, and found its name taken by the other.</summary>
    [Fact]
    public async Task Runs_AtTheSameTimeUnderOneName_ArePaidForOnce()
    {
        await using var bench = await AgentBench.StartAsync(AgentBench.Generous with { OutputFolder = _folder.Path }, emulator: new DryApiEmulatorOptions());
        bench.Emulator.Clock.Stop();
        var first = Named("a.png");
        first["wait_seconds"] = 0;
        var id = (string)(await bench.DataAsync("run", first))["job_id"]!;
        var other = (string)(await bench.DataAsync("run", AgentBench.Run(AgentBench.Picture("other"), wait: 0)))["job_id"]!;

        (await bench.RefusalAsync("run", Named("A.png", "another"))).ShouldContain("another run of this session is to be saved as 'A.png'");
        (await bench.RefusalAsync("job", Waiting(other, "a.png"))).ShouldContain("another run of this session");
        (await bench.RefusalAsync("result", new JsonObject { ["job_id"] = other, ["save_as"] = "a.png" })).ShouldContain("another run of this session");
        bench.Emulator.Jobs.List().Count.ShouldBe(2);
        await bench.Emulator.Clock.AdvanceAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);

        ((string)(await bench.DataAsync("job", Waiting(id, "a.png")))["result"]!["file"]!).ShouldBe(_folder["a.png"]);
        ((string)(await bench.DataAsync("run", Named("a.png")))["result"]!["file"]!).ShouldBe(_folder["a.png"]);
        (await bench.RefusalAsync("job", Waiting(other, "a.png"))).ShouldContain("there is a file 'a.png' already");
        _folder.Names().ShouldBe(["a.png"]);
    }

    [Fact]
    public async Task SameRuns_AtTheSameTimeUnderOneName_AreOne()
    {
        await using var bench = await AgentBench.StartAsync(AgentBench.Generous with { OutputFolder = _folder.Path });

        var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => bench.DataAsync("run", Named("a.png"))));

        results.ShouldAllBe(result => (string)result["result"]!["file"]! == _folder["a.png"]);
        bench.Emulator.Jobs.List().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task NameOfARunThatMadeNothing_IsFreeAgain()
    {
        await using var bench = await AgentBench.StartAsync(AgentBench.Generous with { OutputFolder = _folder.Path });
        bench.Emulator.Faults.FailNext("POST /api/v1/client/txt2img", EmulatorFault.Status(422));
        await bench.RefusalAsync("run", Named("a.png", "refused"));
        bench.Emulator.Jobs.ScriptNext("*", new JobScript { Status = "error" });
        await bench.RefusalAsync("run", Named("a.png", "failed"));

        ((string)(await bench.DataAsync("run", Named("a.png")))["result"]!["file"]!).ShouldBe(_folder["a.png"]);
    }

    [Fact]
    public async Task Result_ThatIsSlow_HoldsUpNoOther()
    {
        var store = new ResultStore(new AgentSettings { OutputFolder = _folder.Path });
        var end = new TaskCompletionSource();

        var slow = SaveAsync("slow", end.Task);
        var fast = await SaveAsync("fast", Task.CompletedTask).WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);

        fast.File.ShouldBe(_folder["fast.png"]);
        slow.IsCompleted.ShouldBeFalse();
        end.SetResult();
        (await slow).File.ShouldBe(_folder["slow.png"]);

        Task<ResultContent> SaveAsync(string id, Task until) =>
            store.GetAsync(new SlowJob(id, until), new JobResult { JobId = id, ResultUrl = new Uri("https://storage.example/result.png") }, null, $"{id}.png", isInline: false, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Folder_ThatIsGone_IsToldBeforeAnythingIsPaidFor()
    {
        var gone = Directory.CreateDirectory(_folder["gone"]).FullName;
        await using var bench = await AgentBench.StartAsync(AgentBench.Generous with { OutputFolder = gone });
        Directory.Delete(gone);

        foreach (var name in new[] { null, "a.png" })
        {
            (await bench.RefusalAsync("run", Named(name))).ShouldContain("could not be saved in the user's output folder");
        }

        bench.Emulator.Jobs.List().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("../a.png")]
    [InlineData("/a.png")]
    [InlineData("a/b.png")]
    [InlineData("a\\b.png")]
    [InlineData("..")]
    [InlineData(".profile")]
    [InlineData("con.png")]
    [InlineData("Lpt1.png")]
    [InlineData("sunset\u202egnp.exe")]
    [InlineData("sun\u200bset.png")]
    [InlineData("日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日.png")]
    [InlineData("a\nb.png")]
    [InlineData("a:b")]
    [InlineData("")]
    public async Task Result_UnderAHostileName_IsRefusedBeforeItIsPaidFor(string name)
    {
        await using var bench = await AgentBench.StartAsync(AgentBench.Generous with { OutputFolder = _folder.Path });

        (await bench.RefusalAsync("run", Named(name))).ShouldContain("save_as: ");

        _folder.Names().ShouldBeEmpty();
        bench.Emulator.Jobs.List().ShouldBeEmpty();
    }

    [Fact]
    public async Task Result_OfAJobWithAHostileId_GetsAPlainName()
    {
        await using var service = await ScriptedService.StartAsync(new ScriptedService { JobId = "\"..\\u002f..\\u002fevil\\u001b[2J\"" });
        using var client = new DryApiClient(new DryApiClientOptions { ApiKey = "any-key-that-must-stay-secret", BaseAddress = service.Url });
        var store = new ResultStore(new AgentSettings { OutputFolder = _folder.Path });
        var job = client.GetJob("..x\u001b[2J");
        var result = new JobResult { JobId = job.Id, ResultUrl = new Uri(service.Url, "result.png") };

        var saved = await store.GetAsync(job, result, "txt2img", null, isInline: true, TestContext.Current.CancellationToken);

        Path.GetDirectoryName(saved.File).ShouldBe(_folder.Path);
        _folder.Names().ShouldHaveSingleItem().ShouldBe("txt2img-..x__2J.png");
    }

    private static JsonObject Waiting(string job, string saveAs) => new() { ["job_id"] = job, ["action"] = "wait", ["save_as"] = saveAs };

    private AgentSettings Allowed => AgentBench.Generous with { AllowedFolders = [_folder.Path] };

    private static byte[] PictureOf(int side)
    {
        using var image = new Image<Rgb24>(side, side);
        using var stream = new MemoryStream();
        image.SaveAsPng(stream);
        return stream.ToArray();
    }

    private static JsonObject Cut(JsonNode image) => AgentBench.Run(new JsonObject { ["image"] = image, ["model"] = "Ben2" }, "img-rmbg");

    private static JsonObject Named(string? name, string prompt = "a lighthouse")
    {
        var run = AgentBench.Run(AgentBench.Picture(prompt));
        if (name is not null)
        {
            run["save_as"] = name;
        }

        return run;
    }

    private sealed class SlowJob(string id, Task until) : DryApiJob
    {
        public override string Id => id;

        public override async Task DownloadAsync(string path, IProgress<long>? progress = null, CancellationToken cancellationToken = default)
        {
            await until;
            await File.WriteAllBytesAsync(path, Picture, cancellationToken);
        }
    }
}
