using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace DryApi.AspNetCore.Tests;

/// <summary>Options are read from the configuration, whole, and what is wrong there is said by its key before the program starts.</summary>
public sealed class WebhookOptionsTests
{
    /// <summary>A value of each option that a configuration can say, which is not the default.</summary>
    private static readonly Dictionary<string, string?> Values = new()
    {
        ["DryApi:Webhooks:Secrets:0"] = "new",
        ["DryApi:Webhooks:Secrets:1"] = "former",
        ["DryApi:Webhooks:Tolerance"] = "00:01:00",
        ["DryApi:Webhooks:MaxBodySize"] = "5000",
        ["DryApi:Webhooks:RespondFirst"] = "true",
        ["DryApi:Webhooks:ResponseTimeout"] = "00:00:05",
        ["DryApi:Webhooks:MaxConcurrency"] = "3",
        ["DryApi:Webhooks:QueueCapacity"] = "4",
        ["DryApi:Webhooks:DuplicateWindow"] = "2.00:00:00",
        ["DryApi:Webhooks:ClaimTimeout"] = "00:05:00",
    };

    [Fact]
    public async Task Options_OnConfiguration_AreReadWhole()
    {
        await using var receiver = await Receiver.StartAsync(configuration: Values);

        var options = receiver.Services.GetRequiredService<IOptions<DryApiWebhookOptions>>().Value;

        options.Secrets.ShouldBe(["new", "former"]);
        var defaults = new DryApiWebhookOptions();
        foreach (var property in typeof(DryApiWebhookOptions).GetProperties().Where(property => property.Name is not nameof(DryApiWebhookOptions.SecretsOf)))
        {
            property.GetValue(options).ShouldNotBe(property.GetValue(defaults), property.Name);
        }
    }

    [Theory]
    [InlineData("Secrets:0", "", "DryApi:Webhooks:Secrets:0")]
    [InlineData("MaxBodySize", "0", "DryApi:Webhooks:MaxBodySize")]
    [InlineData("MaxBodySize", "many", "DryApi:Webhooks:MaxBodySize")]
    [InlineData("ResponseTimeout", "00:00:00", "DryApi:Webhooks:ResponseTimeout")]
    [InlineData("Tolerance", "-00:00:01", "DryApi:Webhooks:Tolerance")]
    [InlineData("MaxConcurrency", "0", "DryApi:Webhooks:MaxConcurrency")]
    [InlineData("QueueCapacity", "-1", "DryApi:Webhooks:QueueCapacity")]
    [InlineData("DuplicateWindow", "00:00:00", "DryApi:Webhooks:DuplicateWindow")]
    [InlineData("ClaimTimeout", "00:00:00.5", "DryApi:Webhooks:ClaimTimeout")]
    [InlineData("Secretz", "hush", "Secretz")]
    public async Task Start_OnAWrongValue_SaysItsKey(string key, string value, string named)
    {
        var configuration = new Dictionary<string, string?> { ["DryApi:Webhooks:Secrets:0"] = Receiver.Secret, [$"DryApi:Webhooks:{key}"] = value };

        var wrong = await Should.ThrowAsync<OptionsValidationException>(() => Receiver.StartAsync(configuration: configuration));

        wrong.Message.ShouldContain(named);
        wrong.Message.ShouldNotContain(Receiver.Secret + " ");
    }

    [Fact]
    public async Task Start_WithoutASecret_SaysWhereItBelongs()
    {
        var wrong = await Should.ThrowAsync<OptionsValidationException>(() => Receiver.StartAsync(configuration: []));

        wrong.Message.ShouldBe("There is no webhook secret: without one, no delivery can be told from a forged one. Set DryApi:Webhooks:Secrets:0 in the user secrets or the environment (DryApi__Webhooks__Secrets__0), not in a file that others see.");
    }
}
