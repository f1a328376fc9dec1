using DryApi;
using DryApi.Emulator;
using DryApi.Sample;
using StackExchange.Redis;

var builder = WebApplication.CreateBuilder(args);
if (builder.Environment.IsDevelopment())
{
    // Slow enough to be watched.
    builder.AddDryApiEmulator(new DryApiEmulatorOptions { PendingTime = TimeSpan.FromSeconds(1), ProcessingTime = TimeSpan.FromSeconds(6) });
}

if (builder.Configuration.GetConnectionString("Redis") is { } address)
{
    var redis = await ConnectionMultiplexer.ConnectAsync(address);
    builder.Services.AddSingleton<IConnectionMultiplexer>(redis);
    builder.Services.AddStackExchangeRedisCache(options => options.ConnectionMultiplexerFactory = () => Task.FromResult<IConnectionMultiplexer>(redis));
    builder.Services.AddSingleton<IFeed, RedisFeed>();
}
else
{
    builder.Services.AddSingleton<IFeed, MemoryFeed>();
}

builder.Services.AddSingleton<ResultFolder>();
builder.Services.AddSingleton<LivePage>();
builder.Services.AddHostedService<ResultWorker>();
builder.Services.AddDryApi();
builder.Services.AddDryApiWebhooks<FeedHandler>();
// An open page is a request that does not end by itself.
builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(5));

var app = builder.Build();
app.Use((context, next) =>
{
    context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    context.Response.Headers.XContentTypeOptions = "nosniff";
    return next(context);
});
app.UseDefaultFiles();
app.UseStaticFiles();
app.MapPost("/images", async (WantedImage wanted, DryApiClient dryApi, CancellationToken cancellationToken) =>
{
    var request = new Txt2ImgRequest { Prompt = wanted.Prompt, Model = "Flux1schnell", Width = 512, Height = 512, Guidance = 7.5, Steps = 4, Seed = -1 };
    if (request.Validate() is { Count: > 0 } errors)
    {
        return Results.ValidationProblem(errors);
    }

    var job = await dryApi.Txt2Img.SubmitAsync(request, cancellationToken);
    return Results.Accepted($"/images/{job.Id}.png", new { job.Id });
});
app.MapGet("/images/{id:guid}.png", (Guid id, ResultFolder folder) => File.Exists(folder.PathOf(id.ToString())) ? Results.File(folder.PathOf(id.ToString()), "image/png") : Results.NotFound());
app.MapGet("/images/{id:guid}/updates", (Guid id, LivePage page, CancellationToken cancellationToken) => TypedResults.ServerSentEvents(page.WatchAsync(id.ToString(), cancellationToken)));
app.MapGet("/live", (DryApiClient dryApi) => dryApi.Live.IsConnected);
app.MapGet("/events", (IFeed feed) => feed.ReadAsync());
app.MapDryApiWebhooks("/webhooks/dryapi");
app.Run();
