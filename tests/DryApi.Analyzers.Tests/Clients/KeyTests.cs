namespace DryApi.Analyzers.Tests.Clients;

/// <summary>DRY3101: keys in the source.</summary>
public sealed class KeyTests
{
    [Theory]
    [InlineData("""var c = new DryApiClient({|DRY3101:"1234|abcdef"|});""")]
    [InlineData("""DryApiClient c = new({|DRY3101:"1234|abcdef"|});""")]
    [InlineData("""var c = new DryApiClient(apiKey: {|DRY3101:Host|});""")]
    [InlineData("""var c = new DryApiClient(Environment.GetEnvironmentVariable("KEY") ?? {|DRY3101:"1234"|});""")]
    [InlineData("""const string key = "1234" + "5678"; var c = new DryApiClient({|DRY3101:key|});""")]
    [InlineData("""var c = new DryApiClient(new DryApiClientOptions { ApiKey = {|DRY3101:"1234"|} });""")]
    [InlineData("""var o = new DryApiClientOptions { ApiKey = {|DRY3101:"1234"|}, Timeout = TimeSpan.FromSeconds(1) };""")]
    [InlineData("""DryApiClientOptions o = new() { ApiKey = {|DRY3101:"1234"|}, BaseAddress = DryApiClientOptions.DefaultBaseAddress };""")]
    [InlineData("""var o = new DryApiClientOptions { ApiKey = {|DRY3101:"1234"|}, BaseAddress = new Uri("https://api.dryapi.dev") };""")]
    public Task Key_AsAConstant_IsReported(string statements) => Verify.StatementsAsync(statements);

    [Theory]
    [InlineData("""var c = new DryApiClient(text);""")]
    [InlineData("""var c = new DryApiClient($"{text}");""")]
    [InlineData("""var c = DryApiClient.FromEnvironment();""")]
    [InlineData("""var c = new DryApiClient("");""")]
    [InlineData("""var o = new DryApiClientOptions { ApiKey = Environment.GetEnvironmentVariable("KEY") };""")]
    [InlineData("""var o = new DryApiClientOptions { ApiKey = null };""")]
    [InlineData("""var o = new DryApiClientOptions { ApiKey = "any", BaseAddress = new Uri("http://127.0.0.1:8080") };""")]
    [InlineData("""var o = new DryApiClientOptions { ApiKey = "any", BaseAddress = new Uri("http://localhost") };""")]
    [InlineData("""var o = new DryApiClientOptions { ApiKey = "any", BaseAddress = new Uri(text) };""")]
    [InlineData("""Uri emulator = new(text); var o = new DryApiClientOptions { ApiKey = "any", BaseAddress = emulator };""")]
    public Task Key_FromElsewhereOrForTheEmulator_IsLeftAlone(string statements) => Verify.StatementsAsync(statements);
}
