using Microsoft.CodeAnalysis;

namespace DryApi.Analyzers.Tests.Clients;

/// <summary>DRY3103: clients that are made again and again.</summary>
public sealed class LifetimeTests
{
    [Theory]
    [InlineData("""foreach (var each in texts) { using var c = {|DRY3103:new DryApiClient|}(text); }""")]
    [InlineData("""while (flag) { var c = {|DRY3103:DryApiClient.FromEnvironment()|}; }""")]
    [InlineData("""do { DryApiClient c = {|DRY3103:new|}(text); } while (flag);""")]
    [InlineData("""for (var i = 0; i < 3; i++) { var c = {|DRY3103:new DryApiClient|}(new DryApiClientOptions { ApiKey = text }); }""")]
    [InlineData("""foreach (var each in texts) { if (flag) { var b = await {|DRY3103:new DryApiClient|}(text).Balance.GetAsync(); } }""")]
    public Task Client_InALoop_IsReported(string statements) => Verify.StatementsAsync(statements);

    [Theory]
    [InlineData("""var c = new DryApiClient(text);""")]
    [InlineData("""foreach (var key in texts) { using var c = new DryApiClient(key); }""")]
    [InlineData("""foreach (var line in texts) { var key = line.Trim(); using var c = new DryApiClient(new DryApiClientOptions { ApiKey = key }); }""")]
    [InlineData("""foreach (var model in (await new DryApiClient(text).Models.GetAsync()).Data!) { }""")]
    [InlineData("""for (var c = new DryApiClient(text); flag;) { }""")]
    [InlineData("""foreach (var each in texts) { Func<DryApiClient> f = () => new DryApiClient(text); }""")]
    [InlineData("""using var http = new HttpClient(); while (flag) { var c = new DryApiClient(new DryApiClientOptions { ApiKey = text, HttpClient = http }); }""")]
    [InlineData("""while (flag) { var c = new DryApiClient(client.RequestAdapter); }""")]
    [InlineData("""DryApiClient? c = null; while (flag) { c ??= new DryApiClient(text); c ??= DryApiClient.FromEnvironment(); }""")]
    [InlineData("""while (flag) { var b = await client.Balance.GetAsync(); }""")]
    public Task Client_MadeOnceOrOnAnothersConnections_IsLeftAlone(string statements) => Verify.StatementsAsync(statements);

    [Fact]
    public Task Client_InAController_IsReported() => Verify.SourceAsync("""
        using DryApi;
        using Microsoft.AspNetCore.Mvc;

        [ApiController]
        public class ImagesController(IConfiguration configuration) : ControllerBase
        {
            private static readonly DryApiClient Shared = DryApiClient.FromEnvironment();
            private readonly DryApiClient _own = {|DRY3103:DryApiClient.FromEnvironment()|};

            [HttpPost("/images")]
            public async Task<IActionResult> Post(Txt2ImgRequest request)
            {
                using var client = {|DRY3103:new DryApiClient|}(configuration["DryApi:Key"]!);
                return Ok(await Shared.Txt2Img.PostAsync(request));
            }
        }
        """.Replace("using DryApi;", "using DryApi;\nusing Microsoft.Extensions.Configuration;", StringComparison.Ordinal));

    [Fact]
    public Task Client_InAMinimalApi_IsReported() => Verify.SourceAsync(
        """
        using DryApi;
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Http;

        var app = WebApplication.Create(args);
        var shared = DryApiClient.FromEnvironment();
        app.MapPost("/images", async (Txt2ImgRequest request) =>
        {
            using var client = {|DRY3103:DryApiClient.FromEnvironment()|};
            return await client.Txt2Img.PostAsync(request);
        });
        app.MapGet("/balance", () => {|DRY3103:new DryApiClient|}(app.Configuration["Key"]!).Balance.GetAsync());
        app.MapGet("/again", () => shared.Balance.GetAsync());
        app.Run();
        """,
        OutputKind.ConsoleApplication);

    [Fact]
    public Task Client_InMiddleware_IsReported() => Verify.SourceAsync("""
        using DryApi;
        using Microsoft.AspNetCore.Http;

        public class Middleware(RequestDelegate next)
        {
            private readonly DryApiClient _client = DryApiClient.FromEnvironment();

            public async Task InvokeAsync(HttpContext context)
            {
                var client = {|DRY3103:DryApiClient.FromEnvironment()|};
                context.Items["balance"] = await client.Balance.GetAsync() == await _client.Balance.GetAsync();
                await next(context);
            }
        }
        """);

    [Fact]
    public Task Client_ForTheContainer_IsLeftAlone() => Verify.SourceAsync(
        """
        using DryApi;
        using Microsoft.AspNetCore.Builder;
        using Microsoft.Extensions.DependencyInjection;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddSingleton(_ => DryApiClient.FromEnvironment());
        builder.Build().Run();
        """,
        OutputKind.ConsoleApplication);
}
