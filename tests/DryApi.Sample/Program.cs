using DryApi;
using DryApi.Sample;
using StackExchange.Redis;

var builder = WebApplication.CreateBuilder(args);
var redis = await ConnectionMultiplexer.ConnectAsync(builder.Configuration.GetConnectionString("Redis") ?? "localhost");
builder.Services.AddSingleton<IConnectionMultiplexer>(redis);
builder.Services.AddStackExchangeRedisCache(options => options.ConnectionMultiplexerFactory = () => Task.FromResult<IConnectionMultiplexer>(redis));
builder.Services.AddSingleton<Feed>();
builder.Services.AddSingleton<ResultFolder>();
builder.Services.AddHostedService<ResultWorker>();
builder.Services.AddDryApi();
builder.Services.AddDryApiWebhooks<FeedHandler>();

var app = builder.Build();
app.MapPost("/images", async (string prompt, DryApiClient dryApi) =>
{
    var job = await dryApi.Txt2Img.SubmitAsync(new Txt2ImgRequest
    {
        Prompt = prompt, Model = "Flux1schnell", Width = 512, Height = 512, Guidance = 7.5, Steps = 4, Seed = -1,
    });
    return Results.Accepted($"/images/{job.Id}.png");
});
app.MapGet("/images/{id:guid}.png", (Guid id, ResultFolder folder) => File.Exists(folder.PathOf(id.ToString())) ? Results.File(folder.PathOf(id.ToString()), "image/png") : Results.NotFound());
app.MapGet("/events", (Feed feed) => feed.ReadAsync());
app.MapDryApiWebhooks("/webhooks/dryapi");
app.Run();
