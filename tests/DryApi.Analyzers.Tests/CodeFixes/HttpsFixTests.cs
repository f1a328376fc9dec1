using DryApi.Analyzers.CodeFixes;

namespace DryApi.Analyzers.Tests.CodeFixes;

/// <summary>DRY3001: http becomes https.</summary>
public sealed class HttpsFixTests
{
    [Theory]
    [InlineData("""request.WebhookUrl = "http://example.com/hook";""", """request.WebhookUrl = "https://example.com/hook";""")]
    [InlineData("""request.WebhookUrl = /* mine */ "HTTP://example.com" /* yours */; // ours""", """request.WebhookUrl = /* mine */ "HTTPS://example.com" /* yours */; // ours""")]
    [InlineData("""request.WebhookUrl = @"http://example.com";""", """request.WebhookUrl = @"https://example.com";""")]
    [InlineData("""request.WebhookUrl = $"http://{Host}/hook";""", """request.WebhookUrl = $"https://{Host}/hook";""")]
    [InlineData("""request.WebhookUrl = "http://" + Host + "/hook";""", """request.WebhookUrl = "https://" + Host + "/hook";""")]
    [InlineData("""request.WebhookUrl = string.Concat("http://", Host);""", """request.WebhookUrl = string.Concat("https://", Host);""")]
    [InlineData("""Calls.Notify(times: 2, url: "http://example.com");""", """Calls.Notify(times: 2, url: "https://example.com");""")]
    [InlineData("""own.Socket = "http://example.com";""", """own.Socket = "https://example.com";""")]
    public Task HttpsFix_OnHttp_AddsTheS(string before, string after) => VerifyFix.StatementsAsync(new HttpsFix(), before, after);

    [Fact]
    public Task HttpsFix_OnARawText_AddsTheS() => VerifyFix.StatementsAsync(
        new HttpsFix(),
        "request.WebhookUrl = \"\"\"http://example.com/hook\"\"\";",
        "request.WebhookUrl = \"\"\"https://example.com/hook\"\"\";");

    [Theory]
    [InlineData("""request.WebhookUrl = "ftp://example.com";""")]
    [InlineData("""request.WebhookUrl = "http://";""")]
    [InlineData("""request.WebhookUrl = "http://a b";""")]
    [InlineData("""request.WebhookUrl = "example.com/?from=http://example.com";""")]
    [InlineData("""request.WebhookUrl = Calls.Insecure;""")]
    public async Task HttpsFix_OnWhatAnSDoesNotMend_OffersNothing(string statements) => (await VerifyFix.OffersAsync(new HttpsFix(), statements)).ShouldBeEmpty();

    [Fact]
    public Task HttpsFix_OnAll_MendsEach() => VerifyFix.AllStatementsAsync(
        new HttpsFix(),
        """
        request.WebhookUrl = "http://example.com/1"; // first
                request.WebhookUrl = flag ? "http://example.com/2" : "http://example.com/3";
        """,
        """
        request.WebhookUrl = "https://example.com/1"; // first
                request.WebhookUrl = flag ? "https://example.com/2" : "https://example.com/3";
        """);
}
