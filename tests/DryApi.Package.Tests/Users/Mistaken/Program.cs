using DryApi;

var request = new Txt2ImgRequest
{
    Prompt = "A sunset", Model = "Flux1schnell", Width = 512, Height = 512, Guidance = 7.5, Steps = 4, Seed = 42,
    WebhookUrl = "http://example.com/hook",
};
Console.WriteLine(request.WebhookUrl);
