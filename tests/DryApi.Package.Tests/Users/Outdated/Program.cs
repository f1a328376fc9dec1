using DryApi;

using var client = DryApiClient.FromEnvironment();
DryApiJob job = await client.Img2Txt.SubmitAsync(new Img2TxtRequest { Image = FileContent.FromPath("photo.png"), Model = "Nanonets_Ocr_S_F16" });
Console.WriteLine((await job.WaitAsync()).Text);
var samples = await client.Prompts.Samples.GetAsync(new PromptsSamplesQuery { Type = SamplePromptType.Text2Image });
Console.WriteLine(samples is not null);
