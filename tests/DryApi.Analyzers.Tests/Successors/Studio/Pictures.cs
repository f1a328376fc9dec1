namespace Studio
{
    using DryApi;

    /// <summary>Makes pictures with a client that others own.</summary>
    internal sealed class Pictures(DryApiClient client, string folder)
    {
        private string Photo => Path.Combine(folder, "photo.png");

        public async Task MakeAsync(List<string> log, long steps)
        {
            var request = Landscape("a harbor", steps);
            decimal price = await client.Txt2Img.GetPriceAsync(request);
            DryApiJob job = await client.Txt2Img.SubmitAsync(request);
            JobResult result = await job.WaitAsync();
            await job.DownloadAsync(Path.Combine(folder, "harbor.png"));
            log.Add($"picture {price} {result.ResultUrl is not null}");

            var quote = await client.Txt2Img.PriceCalculation.PostAsync(new Txt2ImgPriceCalculationRequest
            {
                Prompt = "a harbor", Model = "Flux1schnell", Width = 512, Height = 512, Guidance = 7.5, Steps = 4, Seed = 42,
            });
            log.Add($"quote {quote.Data?.Price}");

            // Two pictures become one.
            await client.Img2Img.SubmitAsync(new Img2ImgRequest
            {
                Images = [FileContent.FromPath(Photo), FileContent.FromPath(Photo)],
                Prompt = "both in one", Model = "Qwen", Steps = 10, Seed = 7,
                Loras = [new Lora { Name = "ink", Weight = 0.5 }],
            });
            Img2TxtRequestBuilder reader = client.Img2Txt;
            await reader.SubmitAsync(new() { Image = FileContent.FromPath(Photo), Model = "Ocr", Format = OcrFormat.Text });
            var read = await reader.PriceCalculation.PostAsync(new Img2TxtPriceCalculationMeasurementsRequest { Model = "Ocr", Width = 100, Height = 100 });
            log.Add($"read {read.Data?.Price}");
            await client.ImgUpscale.SubmitAsync(new ImgUpscaleRequest { Image = FileContent.FromPath(Photo), Model = "Up" });
            await client.ImgUpscale.PriceCalculation.PostAsync(new ImgUpscalePriceCalculationFileRequest { Image = FileContent.FromPath(Photo), Model = "Up" });
            await client
                .ImgRmbg
                .SubmitAsync(new ImgRmbgRequest { Image = FileContent.FromPath(Photo), Model = "Rmbg" }, CancellationToken.None);
        }

        private static Txt2ImgRequest Landscape(string prompt, long steps)
        {
            var request = new Txt2ImgRequest { Prompt = prompt, Model = "Flux1schnell", Width = 512, Height = 512, Guidance = 7.5, Steps = 1, Seed = 42 };
            request.Steps = steps;
            request.NegativePrompt = "text";
            return request;
        }
    }
}
