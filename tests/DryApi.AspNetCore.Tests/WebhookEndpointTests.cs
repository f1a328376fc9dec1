using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace DryApi.AspNetCore.Tests;

/// <summary>The endpoint takes what is the service's, tells others nothing, and composes with what an application has around it.</summary>
public sealed class WebhookEndpointTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("job.completed", typeof(WebhookCompletedEvent))]
    [InlineData("job.archived", typeof(UnknownWebhookEvent))]
    public async Task Endpoint_OnGenuineDelivery_HandlesItsEvent(string type, Type expected)
    {
        await using var receiver = await Receiver.StartAsync();

        var response = await receiver.SendAsync(Receiver.Body(type: type));

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await response.Content.ReadAsByteArrayAsync(Token)).ShouldBeEmpty();
        receiver.Handled.ShouldHaveSingleItem().ShouldBeOfType(expected);
    }

    public static TheoryData<string, HttpStatusCode> Refused => new()
    {
        { "unsigned", HttpStatusCode.Unauthorized },
        { "other secret", HttpStatusCode.Unauthorized },
        { "other body", HttpStatusCode.Unauthorized },
        { "empty signature", HttpStatusCode.Unauthorized },
        { "signature twice", HttpStatusCode.Unauthorized },
        { "old", HttpStatusCode.Unauthorized },
        { "other event", HttpStatusCode.BadRequest },
        { "no JSON", HttpStatusCode.BadRequest },
        { "nothing", HttpStatusCode.BadRequest },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task Endpoint_OnAnythingElse_RefusesWithoutAWord(string what, HttpStatusCode status)
    {
        await using var receiver = await Receiver.StartAsync();
        const string signature = "X-dryAPI-Signature";

        var body = what switch { "no JSON" => "hello"u8.ToArray(), "nothing" => [], _ => Receiver.Body() };
        var response = await receiver.SendAsync(body, what == "other secret" ? "other" : Receiver.Secret, change: request =>
        {
            switch (what)
            {
                case "unsigned":
                    request.Headers.Clear();
                    break;
                case "other body":
                    request.Content = new ByteArrayContent(Receiver.Body(2));
                    break;
                case "empty signature":
                    request.Headers.Remove(signature);
                    request.Headers.TryAddWithoutValidation(signature, "");
                    break;
                case "signature twice":
                    request.Headers.TryAddWithoutValidation(signature, request.Headers.GetValues(signature).Single());
                    break;
                case "old":
                    receiver.Clock.Advance(TimeSpan.FromSeconds(301));
                    break;
                case "other event":
                    request.Headers.Remove("X-dryAPI-Event");
                    request.Headers.TryAddWithoutValidation("X-dryAPI-Event", "job.failed");
                    break;
            }
        });

        response.StatusCode.ShouldBe(status);
        (await response.Content.ReadAsByteArrayAsync(Token)).ShouldBeEmpty();
        receiver.Handled.ShouldBeEmpty();
        receiver.Log.ShouldHaveSingleItem().ShouldStartWith("Warning 1: A webhook delivery was refused: ");
    }

    [Theory]
    [InlineData(0, false, HttpStatusCode.OK)]
    [InlineData(0, true, HttpStatusCode.OK)]
    [InlineData(-1, false, HttpStatusCode.RequestEntityTooLarge)]
    [InlineData(-1, true, HttpStatusCode.RequestEntityTooLarge)]
    public async Task Endpoint_OnSize_TakesSoManyBytes(int more, bool isChunked, HttpStatusCode status)
    {
        await using var receiver = await Receiver.StartAsync(options => options.MaxBodySize = Receiver.Body().Length + more);

        var response = await receiver.SendAsync(Receiver.Body(), change: request => request.Headers.TransferEncodingChunked = isChunked);

        response.StatusCode.ShouldBe(status);
        receiver.Handled.Count.ShouldBe(more == 0 ? 1 : 0);
    }

    [Fact]
    public async Task Endpoint_OnSecretsOfTheRequest_TakesTheirDeliveriesToo()
    {
        await using var receiver = await Receiver.StartAsync(
            options => options.SecretsOf = context => new([context.Request.RouteValues["tenant"] as string == "one" ? "of-one" : ""]),
            map: static (application, receiver) => application.MapDryApiWebhooks("/webhooks/{tenant}").On<WebhookEvent>(receiver.HandleAsync));
        var (one, two) = (new Uri(receiver.Url, "/webhooks/one"), new Uri(receiver.Url, "/webhooks/two"));

        (await receiver.SendAsync(Receiver.Body(1), "of-one", one)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await receiver.SendAsync(Receiver.Body(2), "of-one", two)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await receiver.SendAsync(Receiver.Body(3), Receiver.Secret, two)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Endpoint_BehindAuthorizationLimitsAndAPathBase_TakesDeliveries()
    {
        await using var receiver = await Receiver.StartAsync(
            services: static services =>
            {
                services.AddAuthentication();
                services.AddAuthorizationBuilder().SetFallbackPolicy(new Microsoft.AspNetCore.Authorization.AuthorizationPolicyBuilder().RequireClaim("none").Build());
                services.AddRateLimiter(static limits => limits.AddPolicy("one", static _ => System.Threading.RateLimiting.RateLimitPartition.GetConcurrencyLimiter("", static _ => new() { PermitLimit = 1 })));
            },
            map: static (application, receiver) =>
            {
                application.UsePathBase("/api").UseRouting().UseRateLimiter().UseAuthorization();
                application.MapDryApiWebhooks("/webhooks/dryapi").On<WebhookEvent>(receiver.HandleAsync).RequireRateLimiting("one");
            });

        (await receiver.SendAsync(Receiver.Body(), url: new Uri(receiver.Url, "/api/webhooks/dryapi"))).StatusCode.ShouldBe(HttpStatusCode.OK);

        receiver.Handled.Count.ShouldBe(1);
        var endpoint = receiver.Services.GetRequiredService<EndpointDataSource>().Endpoints.Single();
        endpoint.Metadata.GetMetadata<IExcludeFromDescriptionMetadata>()!.ExcludeFromDescription.ShouldBeTrue();
        endpoint.Metadata.GetMetadata<Microsoft.AspNetCore.RateLimiting.EnableRateLimitingAttribute>()!.PolicyName.ShouldBe("one");
    }

    [Fact]
    public async Task Endpoint_OnHandlersOfAllKinds_GivesEachWhatItAskedFor()
    {
        var told = new List<string>();
        await using var receiver = await Receiver.StartAsync(
            services: services => services.AddSingleton(told).AddDryApiWebhooks<FirstHandler>().AddDryApiWebhooks<SecondHandler>().AddDryApiWebhooks<FirstHandler>(),
            map: (application, _) => application.MapDryApiWebhooks("/webhooks/dryapi")
                .On<WebhookFailedEvent>((failed, _, _) => Task.Run(() => told.Add("failed")))
                .On<WebhookCompletedEvent>((completed, services, _) => Task.Run(() => services.GetRequiredService<List<string>>().Add(completed.Data.JobType.Value))));

        (await receiver.SendAsync()).StatusCode.ShouldBe(HttpStatusCode.OK);

        told.ShouldBe(["first", "second", "txt2img"]);
    }

    [Fact]
    public async Task Endpoint_OnNobodyWhoHandles_PutsTheDeliveryOffAndSaysWhatToDo()
    {
        await using var receiver = await Receiver.StartAsync(map: static (application, _) => application.MapDryApiWebhooks("/webhooks/dryapi"));

        (await receiver.SendAsync()).StatusCode.ShouldBe(HttpStatusCode.InternalServerError);

        receiver.Log.ShouldHaveSingleItem().ShouldContain("Register a handler with AddDryApiWebhooks<THandler>()");
    }

    [Fact]
    public void Map_WithoutServices_SaysWhatToCall()
    {
        var application = WebApplication.CreateSlimBuilder().Build();

        Should.Throw<InvalidOperationException>(() => application.MapDryApiWebhooks("/")).Message.ShouldContain("Call AddDryApiWebhooks");
    }

    private sealed class FirstHandler(List<string> told) : IDryApiWebhookHandler
    {
        public Task HandleAsync(WebhookEvent received, CancellationToken cancellationToken)
        {
            told.Add("first");
            return Task.CompletedTask;
        }
    }

    private sealed class SecondHandler(List<string> told) : IDryApiWebhookHandler
    {
        public Task HandleAsync(WebhookEvent received, CancellationToken cancellationToken)
        {
            told.Add("second");
            return Task.CompletedTask;
        }
    }
}
