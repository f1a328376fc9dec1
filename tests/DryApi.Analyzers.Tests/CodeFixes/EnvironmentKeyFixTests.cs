using DryApi.Analyzers.CodeFixes;

namespace DryApi.Analyzers.Tests.CodeFixes;

/// <summary>DRY3101: the key moves to the environment.</summary>
public sealed class EnvironmentKeyFixTests
{
    [Theory]
    [InlineData("""using var c = new DryApiClient("1234");""", """using var c = DryApiClient.FromEnvironment();""")]
    [InlineData("""DryApiClient c = /* my */ new("1234") /* key */;""", """DryApiClient c = /* my */ DryApiClient.FromEnvironment() /* key */;""")]
    [InlineData("""var c = new DryApiClient(apiKey: Host);""", """var c = DryApiClient.FromEnvironment();""")]
    [InlineData("""var c = new DryApiClient(new DryApiClientOptions { ApiKey = "1234" });""", """var c = DryApiClient.FromEnvironment();""")]
    [InlineData(
        """var c = new DryApiClient(new DryApiClientOptions { ApiKey = "1234", Timeout = TimeSpan.FromSeconds(9) });""",
        """var c = new DryApiClient(new DryApiClientOptions { ApiKey = Environment.GetEnvironmentVariable("DRYAPI_API_KEY"), Timeout = TimeSpan.FromSeconds(9) });""")]
    [InlineData(
        """var o = new DryApiClientOptions { ApiKey = "1234" };""",
        """var o = new DryApiClientOptions { ApiKey = Environment.GetEnvironmentVariable("DRYAPI_API_KEY") };""")]
    public Task EnvironmentKeyFix_OnAKey_TakesItFromThere(string before, string after) => VerifyFix.StatementsAsync(new EnvironmentKeyFix(), before, after);

    [Fact]
    public Task EnvironmentKeyFix_WithoutUsings_NamesTheTypesInFull() => VerifyFix.SourceAsync(
        new EnvironmentKeyFix(),
        """public static class Shared { public static readonly DryApi.DryApiClient Client = new("1234"); }""",
        """public static class Shared { public static readonly DryApi.DryApiClient Client = DryApi.DryApiClient.FromEnvironment(); }""");

    [Fact]
    public async Task EnvironmentKeyFix_OnAFallback_OffersNothing() =>
        (await VerifyFix.OffersAsync(new EnvironmentKeyFix(), """var c = new DryApiClient(Environment.GetEnvironmentVariable("MINE") ?? "1234");""")).ShouldBeEmpty();

    [Fact]
    public Task EnvironmentKeyFix_OnAll_MendsEach() => VerifyFix.AllStatementsAsync(
        new EnvironmentKeyFix(),
        """var a = new DryApiClient("1"); var b = new DryApiClientOptions { ApiKey = "2" };""",
        """var a = DryApiClient.FromEnvironment(); var b = new DryApiClientOptions { ApiKey = Environment.GetEnvironmentVariable("DRYAPI_API_KEY") };""");
}
