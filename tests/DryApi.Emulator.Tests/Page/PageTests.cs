using System.Net;
using System.Text.Json;
using DryApi.Emulator.Tests.Support;
using DryApi.TestSupport.Servers;
using Microsoft.AspNetCore.Http;
using Microsoft.Playwright;

namespace DryApi.Emulator.Tests.Page;

/// <summary>The page of the emulator, as one sees it in a browser.</summary>
public sealed class PageTests(Browser browser)
{
    private const string Hostile = "<img src=x onerror=\"document.title='hacked'\"><script>document.title='hacked'</script>";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Page_OnJobsOfAllKinds_ShowsWhatTheyMade()
    {
        await using var shown = await ShownPage.OpenAsync(browser);
        await shown.Page.SetViewportSizeAsync(1280, 2000);
        await shown.SubmitEmbeddingAsync("a text");
        await shown.SubmitVideoAsync("waves");
        await shown.SubmitSpeechAsync("Good evening, everybody.");
        await shown.SubmitPictureAsync("a sunset over mountains");
        await shown.WaitForAsync("document.querySelectorAll('#jobs li').length === 4");

        await shown.Page.GetByRole(AriaRole.Button, new() { Name = "+1 min" }).ClickAsync();
        await shown.WaitForAsync("document.querySelectorAll('#jobs .badge.good').length === 4");
        await shown.WaitForAsync("document.querySelector('#jobs img')?.naturalWidth > 0");
        (await shown.EvaluateAsync<int[]>("[document.querySelector('#jobs img').naturalWidth, document.querySelector('#jobs img').naturalHeight]")).ShouldBe([384, 256]);
        await shown.WaitForAsync("document.querySelector('#jobs audio')?.duration > 0");
        await shown.WaitForAsync("document.querySelector('#jobs video')?.duration > 0");
        (await shown.EvaluateAsync<double>("document.querySelector('#jobs video').duration")).ShouldBe(2, 0.01);
        (await shown.EvaluateAsync<int>("document.querySelector('#jobs video').videoWidth")).ShouldBe(256);
        await shown.WaitForAsync("document.querySelector('#jobs .media pre')?.textContent.includes('0.')");
        (await shown.Page.Locator("#jobs .count").TextContentAsync()).ShouldBe("4");
        (await shown.Page.Locator("#jobs li").First.TextContentAsync())!.ShouldContain("a sunset over mountains");
        shown.Emulator.Calls.Count.ShouldBe(4, "the page itself makes no calls of the service");
        shown.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Page_OnALink_LeadsToTheResult()
    {
        await using var shown = await ShownPage.OpenAsync(browser);
        await shown.SubmitPictureAsync("a lake");
        await shown.Emulator.Clock.AdvanceAsync(TimeSpan.FromMinutes(1), Cancellation);

        await shown.WaitForAsync("document.querySelector('#jobs .card a') !== null");
        using var plain = new HttpClient();
        using var result = await plain.GetAsync(await shown.Page.Locator("#jobs .card a").GetAttributeAsync("href"), Cancellation);

        result.Content.Headers.ContentType!.MediaType.ShouldBe("image/png");
    }

    [Fact]
    public async Task Page_OnCalls_HasTheirVerdicts()
    {
        await using var shown = await ShownPage.OpenAsync(browser);
        await shown.SendAsync("txt2img", new { prompt = "a" });
        shown.Emulator.Faults.FailNext("*", EmulatorFault.Status(503));
        await shown.SubmitPictureAsync("a");
        await shown.SendAsync("txt2embedding", new { input = "a", model = "Bge_M3_FP16", colour = "red" });

        await shown.WaitForAsync("document.querySelectorAll('#calls li').length === 3");
        var calls = await shown.Page.Locator("#calls li").AllTextContentsAsync();

        calls[2].ShouldContain("422");
        calls[2].ShouldContain("model: The model field is required.");
        calls[1].ShouldContain("503");
        calls[1].ShouldContain("asked to fail here");
        calls[0].ShouldContain("200");
        calls[0].ShouldContain("Unknown fields: colour");
    }

    [Fact]
    public async Task Page_OnWebhooks_ShowsAttemptsAndSendsAgain()
    {
        var status = StatusCodes.Status500InternalServerError;
        await using var receiver = await WebServer.StartAsync(context =>
        {
            context.Response.StatusCode = status;
            return Task.CompletedTask;
        });
        await using var shown = await ShownPage.OpenAsync(browser);
        await shown.SubmitPictureAsync("a", receiver.Url.AbsoluteUri);
        await shown.Emulator.Clock.AdvanceAsync(TimeSpan.FromSeconds(90), Cancellation);

        await shown.WaitForAsync("document.querySelectorAll('#webhooks li').length > 0 && document.querySelectorAll('#webhooks ol > li').length === 4");
        (await shown.Page.Locator("#webhooks ol > li").AllTextContentsAsync()).ShouldAllBe(text => text.EndsWith("The status 500 is none of 200 to 299."));
        (await shown.Page.Locator("#webhooks > ul > li").First.TextContentAsync())!.ShouldContain("job.completed");
        status = StatusCodes.Status204NoContent;
        await shown.Page.GetByRole(AriaRole.Button, new() { Name = "Redeliver" }).First.ClickAsync();

        await shown.WaitForAsync("document.querySelector('#webhooks .badge.good')?.textContent === 'Delivered'");
        shown.Emulator.Deliveries[1].State.ShouldBe(DeliveryState.Delivered);
    }

    [Fact]
    public async Task Page_OnAccounts_ShowsBalanceAndQuotas()
    {
        await using var shown = await ShownPage.OpenAsync(browser, new DryApiEmulatorOptions { Accounts = [new EmulatorAccount { Plan = EmulatorPlan.Basic, ClientId = "7" }, new EmulatorAccount { ApiKey = "abcdefgh", ClientId = "8" }] });

        await shown.SubmitPictureAsync("a");
        await shown.WaitForAsync("document.querySelectorAll('#accounts meter').length === 1");
        var accounts = await shown.Page.Locator("#accounts li").AllTextContentsAsync();

        accounts[0].ShouldContain("Client 7");
        accounts[0].ShouldContain("1 of 3 this minute, 1 of 100 today");
        accounts[0].ShouldNotContain("balance 10W");
        accounts[1].ShouldContain("balance 10W");
        accounts[1].ShouldContain("…efgh");
        accounts[1].ShouldNotContain("abcd");
    }

    [Fact]
    public async Task Clock_OnItsButtons_StopsAndGoesOn()
    {
        await using var shown = await ShownPage.OpenAsync(browser);
        var before = shown.Emulator.Clock.GetUtcNow();

        await shown.Page.GetByRole(AriaRole.Button, new() { Name = "+1 day" }).FocusAsync();
        await shown.Page.Keyboard.PressAsync("Enter");
        await shown.WaitForAsync($"document.querySelector('#now').textContent.startsWith('{before.AddDays(1):yyyy-MM-dd HH:mm:ss}')");
        await shown.Page.GetByRole(AriaRole.Button, new() { Name = "Start" }).ClickAsync();
        await shown.WaitForAsync("document.querySelector('#stop').textContent === 'Stop'");

        shown.Emulator.Clock.IsStopped.ShouldBeFalse();
        shown.Emulator.Clock.GetUtcNow().ShouldBeGreaterThanOrEqualTo(before.AddDays(1));
    }

    [Fact]
    public async Task Clock_ThatSomebodyElseTurns_IsShown()
    {
        await using var shown = await ShownPage.OpenAsync(browser);

        await shown.Emulator.Clock.AdvanceAsync(TimeSpan.FromDays(2), Cancellation);

        await shown.WaitForAsync($"document.querySelector('#now').textContent === '{shown.Emulator.Clock.GetUtcNow():yyyy-MM-dd HH:mm:ss} UTC, stopped'");
    }

    [Fact]
    public async Task Faults_OnTheForm_AreAddedAndTakenAway()
    {
        await using var shown = await ShownPage.OpenAsync(browser);

        await shown.Page.GetByLabel("Operation").FillAsync("POST /api/v1/client/txt2img");
        await shown.Page.GetByLabel("Kind").SelectOptionAsync("CutAfter");
        await shown.Page.GetByLabel("Times").FillAsync("2");
        await shown.Page.GetByRole(AriaRole.Button, new() { Name = "Add" }).ClickAsync();
        await shown.WaitForAsync("document.querySelector('#faults li')?.textContent.includes('the next 2')");
        await Should.ThrowAsync<HttpRequestException>(() => shown.SubmitPictureAsync("a"));
        await shown.WaitForAsync("document.querySelector('#faults li').textContent.includes('the next 1')");
        await shown.Page.GetByRole(AriaRole.Button, new() { Name = "Clear all" }).ClickAsync();
        await shown.WaitForAsync("document.querySelector('#faults li') === null");

        await shown.Page.GetByLabel("Operation").FillAsync("POST /nowhere");
        await shown.Page.GetByRole(AriaRole.Button, new() { Name = "Add" }).ClickAsync();
        await shown.WaitForAsync("!document.querySelector('#problem').hidden");
        (await shown.Page.Locator("#problem").TextContentAsync())!.ShouldStartWith("There is no operation 'POST /nowhere'");

        var before = await shown.Page.Locator("#accounts li").First.TextContentAsync();
        await shown.SubmitPictureAsync("b");
        await shown.WaitForAsync($"document.querySelector('#accounts li').textContent !== {JsonSerializer.Serialize(before)}");
        (await shown.Page.Locator("#problem").IsVisibleAsync()).ShouldBeTrue("what is read by itself takes nothing back");
    }

    [Fact]
    public async Task Reset_OnceItIsConfirmed_ForgetsAll()
    {
        await using var shown = await ShownPage.OpenAsync(browser);
        await shown.SubmitPictureAsync("a");
        await shown.WaitForAsync("document.querySelectorAll('#jobs li, #calls li').length === 2");
        var answer = false;
        shown.Page.Dialog += (_, dialog) => _ = answer ? dialog.AcceptAsync() : dialog.DismissAsync();

        await shown.Page.GetByRole(AriaRole.Button, new() { Name = "Reset" }).ClickAsync();
        shown.Emulator.Jobs.List().Count.ShouldBe(1);
        answer = true;
        await shown.Page.GetByRole(AriaRole.Button, new() { Name = "Reset" }).ClickAsync();

        await shown.WaitForAsync("document.querySelectorAll('#jobs li, #calls li').length === 0");
        shown.Emulator.Jobs.List().ShouldBeEmpty();
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Page_OnHostileTexts_ShowsThemAsTexts(ColorScheme scheme)
    {
        await using var shown = await ShownPage.OpenAsync(browser, scheme: scheme);
        await shown.SubmitPictureAsync(Hostile);
        await shown.SendAsync("txt2img", new Dictionary<string, object> { ["prompt"] = Hostile, [Hostile] = 1 });
        await shown.SendAsync("nowhere/" + Uri.EscapeDataString(Hostile), new { });
        shown.Emulator.Jobs.ScriptNext("*", new JobScript { Status = Hostile, ErrorMessage = Hostile });
        await shown.SubmitPictureAsync(Hostile);
        await shown.Emulator.Clock.AdvanceAsync(TimeSpan.FromMinutes(1), Cancellation);

        await shown.WaitForAsync("document.querySelectorAll('#jobs li').length === 2 && document.querySelectorAll('#calls li').length === 4 && document.querySelector('#jobs .card .bad') !== null");
        await shown.WaitForAsync("document.querySelector('#jobs .media img')?.naturalWidth > 0");

        (await shown.Page.Locator("#jobs .prompt").First.TextContentAsync()).ShouldBe(Hostile);
        (await shown.Page.TitleAsync()).ShouldBe("dryAPI emulator");
        (await shown.EvaluateAsync<int>("document.querySelectorAll('img[src=x], main script').length")).ShouldBe(0);
        shown.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Page_OnAPhone_ScrollsNothingSideways()
    {
        await using var shown = await ShownPage.OpenAsync(browser);
        await shown.Page.SetViewportSizeAsync(390, 844);
        await shown.SubmitPictureAsync(new string('w', 300), "https://example.com/" + new string('x', 300));
        await shown.SubmitSpeechAsync("Good evening.");
        await shown.SubmitEmbeddingAsync(new string('v', 300));
        await shown.SendAsync("txt2img", new Dictionary<string, object> { [new string('y', 300)] = 1 });
        shown.Emulator.Faults.FailNext("GET /api/v1/client/request-status/{request_id}", EmulatorFault.Status(503));
        await shown.Emulator.Clock.AdvanceAsync(TimeSpan.FromMinutes(1), Cancellation);
        await shown.WaitForAsync("document.querySelectorAll('#jobs .badge.good').length === 3 && document.querySelectorAll('#webhooks > ul > li').length === 2 && document.querySelectorAll('#faults li').length === 1");
        await shown.EvaluateAsync<object>("document.querySelectorAll('details').forEach((each) => { each.open = true; })");

        (await shown.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBe(390);
        (await shown.EvaluateAsync<string[]>("[...document.querySelectorAll('body *:not(option):not(datalist)')].filter((each) => each.getBoundingClientRect().right > 390.5).map((each) => each.outerHTML.slice(0, 200))")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Page_OnAnEndOfTheEmulator_SaysSo()
    {
        await using var shown = await ShownPage.OpenAsync(browser);

        await shown.Emulator.DisposeAsync();

        await shown.WaitForAsync("document.querySelector('#connection').textContent === 'reconnecting …'");
    }

    [Theory]
    [InlineData("/", "text/html")]
    [InlineData("/emulator/page/page.css", "text/css")]
    [InlineData("/emulator/page/page.js", "text/javascript")]
    [InlineData("/emulator/page/icon.svg", "image/svg+xml")]
    public async Task Files_WithoutAKey_HaveAStrictPolicy(string path, string mediaType)
    {
        await using var emulator = await DryApiEmulator.StartAsync(cancellationToken: Cancellation);
        using var http = new HttpClient { BaseAddress = emulator.BaseAddress };

        using var response = await http.GetAsync(path, Cancellation);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Content.Headers.ContentType!.MediaType.ShouldBe(mediaType);
        var policy = response.Headers.GetValues("Content-Security-Policy").Single();
        policy.ShouldStartWith("default-src 'none'");
        policy.ShouldNotContain("unsafe");
        (await response.Content.ReadAsStringAsync(Cancellation)).ShouldNotContain("innerHTML");
    }

    [Fact]
    public async Task Result_ThatAScriptMade_CanDoNothing()
    {
        await using var shown = await ShownPage.OpenAsync(browser);
        shown.Emulator.Jobs.ScriptNext("*", new JobScript { Result = "<script>document.title = 'hacked'</script>"u8.ToArray(), ContentType = "text/html", Extension = "html" });
        await shown.SubmitPictureAsync("a");
        await shown.Emulator.Clock.AdvanceAsync(TimeSpan.FromMinutes(1), Cancellation);

        var job = shown.Emulator.Jobs.List()[0];
        var response = await shown.Page.GotoAsync(new Uri(shown.Emulator.BaseAddress, $"/emulator/jobs/{job.Id}/result").AbsoluteUri);

        response!.Headers["content-type"].ShouldBe("text/html");
        (await shown.Page.TitleAsync()).ShouldBe("");
    }

    [Fact]
    public async Task Result_OfNoJob_IsNotThere()
    {
        await using var emulator = await DryApiEmulator.StartAsync(cancellationToken: Cancellation);
        using var http = new HttpClient { BaseAddress = emulator.BaseAddress };

        using var response = await http.GetAsync("/emulator/jobs/1/result", Cancellation);

        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await response.Content.ReadAsStringAsync(Cancellation)).ShouldBe("""{"message":"There is no result of a job 1."}""");
    }
}
