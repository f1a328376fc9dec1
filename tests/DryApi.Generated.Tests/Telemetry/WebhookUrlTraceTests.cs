using System.Diagnostics;

namespace DryApi.Generated.Tests.Telemetry;

/// <summary>The trace in the URL of a webhook.</summary>
public sealed class WebhookUrlTraceTests
{
    [Theory]
    [InlineData("https://app.example/hook", "https://app.example/hook?{0}")]
    [InlineData("https://app.example/hook?tenant=a", "https://app.example/hook?tenant=a&{0}")]
    [InlineData("https://app.example/hook#part?", "https://app.example/hook?{0}#part?")]
    [InlineData("https://app.example/hook?a=b#part", "https://app.example/hook?a=b&{0}#part")]
    public void Url_WithinATrace_HasIt(string url, string traced)
    {
        using var activity = new Activity("a test").SetIdFormat(ActivityIdFormat.W3C).Start();

        DryApiTelemetry.AddTraceContext(url).ShouldBe(traced.Replace("{0}", "traceparent=" + activity.Id, StringComparison.Ordinal));
    }

    [Fact]
    public void Url_WithoutATrace_IsAsItWas()
    {
        Activity.Current = null;

        DryApiTelemetry.AddTraceContext("https://app.example/hook").ShouldBe("https://app.example/hook");
    }

    [Fact]
    public void Url_WithinATraceOfAnotherForm_IsAsItWas()
    {
        using var activity = new Activity("a test").SetIdFormat(ActivityIdFormat.Hierarchical).Start();

        DryApiTelemetry.AddTraceContext("https://app.example/hook").ShouldBe("https://app.example/hook");
    }

    [Theory]
    [InlineData(2048, true)]
    [InlineData(2049, false)]
    public void Url_AtTheLimitOfTheService_HasTheTraceWhereItFits(int length, bool fits)
    {
        using var activity = new Activity("a test").SetIdFormat(ActivityIdFormat.W3C).Start();
        var url = "https://app.example/".PadRight(length - "?traceparent=".Length - activity.Id!.Length, 'a');

        DryApiTelemetry.AddTraceContext(url).Length.ShouldBe(fits ? length : url.Length);
    }
}
