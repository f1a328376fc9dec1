using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace DryApi.AspNetCore.Tests.Pages;

/// <summary>The page of the sample application in a browser, as one command starts it: with the emulator, whose clock these tests turn.</summary>
public sealed partial class SamplePageTests(Browser browser)
{
    private const string Hostile = "<img src=x onerror=\"document.title='hacked'\"><script>document.title='hacked'</script>";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [UnixFact]
    public async Task Page_OnAHostilePrompt_ShowsItsProgressAPreviewAndThePictureOfTheWebhook()
    {
        using var folder = new TemporaryFolder();
        await using var sample = await Sample.RunAsync(folder["results"]);
        using var emulator = new HttpClient { BaseAddress = new Uri(Emulator().Match(string.Join('\n', sample.Said)).Groups[1].Value) };
        using var http = new HttpClient { BaseAddress = sample.Url };
        var page = await browser.OpenPageAsync();
        var complaints = new List<string>();
        page.Console += (_, message) => complaints.Add(message.Text);
        page.PageError += (_, error) => complaints.Add(error);
        await TurnAsync(emulator, new { stopped = true });
        await page.GotoAsync(sample.Url.AbsoluteUri);

        await page.GetByLabel("What is to be seen?").FillAsync(Hostile);
        await page.GetByRole(AriaRole.Button).ClickAsync();
        await WaitForAsync(page, "document.querySelector('.status')?.textContent === 'pending'");
        while (!await http.GetFromJsonAsync<bool>("/live", Token))
        {
            await Task.Yield();
        }

        await TurnAsync(emulator, new { advance = TimeSpan.FromSeconds(4) });
        await WaitForAsync(page, "document.querySelector('img.preview')?.naturalWidth > 0 && document.querySelector('progress').value > 0 && document.querySelector('progress').value < 100");
        await WaitForAsync(page, "document.querySelector('#live').textContent === 'live'");
        await TurnAsync(emulator, new { advance = TimeSpan.FromSeconds(4) });
        await WaitForAsync(page, "document.querySelector('img.picture')?.naturalWidth === 512");

        (await page.Locator(".prompt").TextContentAsync()).ShouldBe(Hostile);
        (await page.TitleAsync()).ShouldBe("Pictures");
        (await http.GetFromJsonAsync<string[]>("/events", Token))!.Select(each => each.Split(' ')[0]).ShouldBe(["job.processing", "job.completed"]);
        Directory.GetFiles(folder["results"]).ShouldHaveSingleItem();
        complaints.ShouldBeEmpty();
        await page.CloseAsync();
    }

    private static async Task TurnAsync(HttpClient emulator, object order)
    {
        using var response = await emulator.PostAsJsonAsync("/emulator/clock", order, Token);
        response.IsSuccessStatusCode.ShouldBeTrue();
    }

    private static Task WaitForAsync(IPage page, string condition) => page.WaitForFunctionAsync("() => " + condition);

    [GeneratedRegex(@"The dryAPI emulator is at (http://127\.0\.0\.1:\d+/)")]
    private static partial Regex Emulator();
}
