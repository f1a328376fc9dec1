using DryApi.Emulator.Contract;
using DryApi.Emulator.Http;
using DryApi.Emulator.Jobs;
using DryApi.Emulator.Models;
using DryApi.Emulator.Results;
using Microsoft.AspNetCore.Mvc;

namespace DryApi.Emulator.Controllers;

/// <summary>A landscape for any prompt.</summary>
internal sealed class Txt2ImgController(ModelCatalog models, JobStore jobs) : Txt2ImgControllerBase
{
    public override Task<ActionResult<JobRequestResponseResource>> RequestTxt2Image([FromBody] Txt2ImgRequest body, CancellationToken cancellationToken = default)
    {
        var errors = new FieldErrors();
        var model = errors.RequireModel(models, body.Model, "txt2img");
        errors.RequireWebhook(body.Webhook_url);
        if (model is not null)
        {
            errors.RequireImage(model, body.Width, body.Height, body.Steps, body.Guidance);
        }

        errors.ThrowIfAny();
        var (width, height) = (model!.Limits.Round((int)body.Width), model.Limits.Round((int)body.Height));
        var (prompt, seed) = (body.Prompt, SeedText.Of(body.Seed));
        var picture = new ResultFile("png", "image/png", () => Landscape.Draw(width, height, prompt, seed));
        return Task.FromResult<ActionResult<JobRequestResponseResource>>(jobs.Submit(Prices.Image(width, height, body.Steps), picture));
    }
}
