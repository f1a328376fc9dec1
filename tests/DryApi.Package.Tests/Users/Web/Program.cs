using DryApi;
using DryApi.Emulator;

// A web application that makes images on an emulator of its own, asked once by itself. Its argument is where the image goes.
await using var emulator = await DryApiEmulator.StartAsync(new DryApiEmulatorOptions { PendingTime = TimeSpan.Zero, ProcessingTime = TimeSpan.Zero });
var builder = WebApplication.CreateBuilder();
builder.WebHost.UseUrls("http://127.0.0.1:0");
builder.Configuration["DryApi:ApiKey"] = "any";
builder.Services.AddDryApi(options => options.BaseAddress = emulator.BaseAddress);
await using var app = builder.Build();
app.MapGet("/image", async (string prompt, DryApiClient client, CancellationToken cancellationToken) =>
{
    var job = await client.Txt2Img.SubmitAsync(
        new Txt2ImgRequest { Prompt = prompt, Model = "Flux1schnell", Width = 256, Height = 256, Guidance = 7.5, Steps = 4, Seed = 42 },
        cancellationToken);
    await job.WaitAsync(cancellationToken: cancellationToken);
    return Results.Bytes(await job.DownloadBytesAsync(cancellationToken: cancellationToken), "image/png");
});
await app.StartAsync();

using var http = new HttpClient();
await File.WriteAllBytesAsync(args[0], await http.GetByteArrayAsync(app.Urls.Single() + "/image?prompt=A+sunset"));
await app.StopAsync();
