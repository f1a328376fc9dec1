using DryApi;
using DryApi.Emulator;

// A web application that makes images on an emulator of its own, asked once by itself. Its argument is where the image goes.
await using var emulator = await DryApiEmulator.StartAsync(new DryApiEmulatorOptions { PendingTime = TimeSpan.Zero, ProcessingTime = TimeSpan.Zero });
var builder = WebApplication.CreateBuilder();
builder.WebHost.UseUrls("http://127.0.0.1:0");
builder.Configuration["DryApi:ApiKey"] = "any";
builder.Configuration["DryApi:Webhooks:Secrets:0"] = "hush";
builder.Services.AddDryApi(options => options.BaseAddress = emulator.BaseAddress);
builder.Services.AddDryApiWebhooks();
await using var app = builder.Build();
app.MapGet("/image", async (string prompt, DryApiClient client, CancellationToken cancellationToken) =>
{
    var job = await client.Txt2Img.SubmitAsync(
        new Txt2ImgRequest { Prompt = prompt, Model = "Flux1schnell", Width = 256, Height = 256, Guidance = 7.5, Steps = 4, Seed = 42 },
        cancellationToken);
    await job.WaitAsync(cancellationToken: cancellationToken);
    return Results.Bytes(await job.DownloadBytesAsync(cancellationToken: cancellationToken), "image/png");
});
string? told = null;
app.MapDryApiWebhooks("/webhooks/dryapi").On<UnknownWebhookEvent>((received, _, _) =>
{
    told = received.Type.Value;
    return Task.CompletedTask;
});
await app.StartAsync();

using var http = new HttpClient();
var delivery = "{\"event\":\"account.open\"}"u8.ToArray();
using var request = new HttpRequestMessage(HttpMethod.Post, app.Urls.Single() + "/webhooks/dryapi") { Content = new ByteArrayContent(delivery) };
new WebhookSignature("hush").Sign(delivery).CopyTo(request.Headers);
using var response = await http.SendAsync(request);
if (response.StatusCode != System.Net.HttpStatusCode.OK || told != "account.open")
{
    throw new InvalidOperationException($"The webhook got {response.StatusCode}, and the handler {told}.");
}

await File.WriteAllBytesAsync(args[0], await http.GetByteArrayAsync(app.Urls.Single() + "/image?prompt=A+sunset"));
await app.StopAsync();
