using DryApi.Generated.Tests.Support;

namespace DryApi.Generated.Tests.Clients;

/// <summary>Clients from environment variables.</summary>
[Collection(nameof(EnvironmentCollection))]
public sealed class EnvironmentTests : IDisposable
{
    private const string KeyVariable = "DRYAPI_API_KEY";
    private const string UrlVariable = "DRYAPI_BASE_URL";

    private readonly string? _key = Environment.GetEnvironmentVariable(KeyVariable);
    private readonly string? _address = Environment.GetEnvironmentVariable(UrlVariable);
    private readonly LoopbackServer _server;

    public EnvironmentTests(LoopbackServer server) => _server = server;

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    public void FromEnvironment_OnNoKey_NamesTheVariable(string? key)
    {
        Set(key, null);

        Should.Throw<InvalidOperationException>(DryApiClient.FromEnvironment).Message.ShouldContain(KeyVariable);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    public void FromEnvironment_OnKeyAlone_UsesTheServicesAddress(string? address)
    {
        Set(TestClients.Key, address);

        using var client = DryApiClient.FromEnvironment();

        client.RequestAdapter.BaseUrl.ShouldBe("https://api.dryapi.dev");
    }

    [Fact]
    public async Task FromEnvironment_OnBoth_UsesBoth()
    {
        var inbox = _server.Open(Responses.Json("{}"));
        Set(TestClients.Key + "\n", $" {inbox.Url}/ ");

        using var client = DryApiClient.FromEnvironment();
        await client.Balance.GetAsync(cancellationToken: TestContext.Current.CancellationToken);

        inbox.Request.Target.ShouldBe("/api/v1/client/balance");
        inbox.Request.Header("Authorization").ShouldBe("Bearer " + TestClients.Key);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("https://")]
    [InlineData("http://[")]
    [InlineData("/path")]
    [InlineData("http://api.example.com")]
    public void FromEnvironment_OnBadAddress_NamesTheVariableAndNotTheKey(string address)
    {
        Set(TestClients.Key, address);

        var exception = Should.Throw<InvalidOperationException>(DryApiClient.FromEnvironment);

        exception.Message.ShouldContain(UrlVariable);
        exception.ToString().ShouldNotContain(TestClients.Key);
    }

    [Fact]
    public void FromEnvironment_OnBadKey_NamesTheVariableAndNotTheKey()
    {
        Set("sec ret", null);

        var exception = Should.Throw<InvalidOperationException>(DryApiClient.FromEnvironment);

        exception.Message.ShouldContain(KeyVariable);
        exception.ToString().ShouldNotContain("sec ret");
    }

    public void Dispose() => Set(_key, _address);

    private static void Set(string? key, string? address)
    {
        Environment.SetEnvironmentVariable(KeyVariable, key);
        Environment.SetEnvironmentVariable(UrlVariable, address);
    }
}
