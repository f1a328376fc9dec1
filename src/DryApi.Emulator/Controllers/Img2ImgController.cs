using System.Security.Cryptography;
using DryApi.Emulator.Contract;
using DryApi.Emulator.Http;
using DryApi.Emulator.Jobs;
using DryApi.Emulator.Models;
using DryApi.Emulator.Results;
using Microsoft.AspNetCore.Mvc;

namespace DryApi.Emulator.Controllers;

/// <summary>A landscape for any prompt, and another one for each source picture.</summary>
[Emulates(typeof(Img2ImgControllerBase))]
internal sealed class Img2ImgController(ModelCatalog models, JobStore jobs) : ControllerBase
{
    private const long MaxFileLength = 10 * 1024 * 1024;
    private const int DefaultSize = 512;

    [HttpPost("api/v1/client/img2img")]
    [FormOf(typeof(Img2ImgRequest))]
    public async Task<ActionResult<JobRequestResponseResource>> RequestImage2Image(
        string? prompt = null,
        string? negative_prompt = null,
        FileParameter? image = null,
        IEnumerable<FileParameter>? images = null,
        long? width = null,
        long? height = null,
        string? model = null,
        IEnumerable<Img2ImgRequestLora>? loras = null,
        double? guidance = null,
        long? steps = null,
        long? seed = null,
        string? webhook_url = null,
        CancellationToken cancellationToken = default)
    {
        var errors = new FieldErrors();
        var several = images?.ToList() ?? [];
        errors.AddIf(image is null && several.Count == 0, "image", "The image field is required when images[] is not present.");
        errors.AddIf(image is not null && several.Count > 0, "image", "The image field prohibits images[] from being present: give one of them.");
        var chosen = errors.RequireModel(models, model!, "img2img");
        errors.RequireWebhook(webhook_url);
        var sources = image is null ? several : [image];
        var size = ((int Width, int Height)?)null;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        for (var i = 0; i < sources.Count; i++)
        {
            var field = image is null ? $"images.{i}" : "image";
            var content = await ReadAsync(sources[i], field, errors, cancellationToken).ConfigureAwait(false);
            hash.AppendData(SHA256.HashData(content));
            size ??= ImageSize.Read(content);
        }

        if (chosen is not null)
        {
            errors.AddIf(sources.Count > chosen.Limits.MaxInputImages, "images", $"The images field must not have more than {chosen.Limits.MaxInputImages} items for {chosen.Slug}.");
            errors.RequireImage(chosen, width, height, steps ?? 0, guidance ?? 0);
        }

        errors.ThrowIfAny();
        var limits = chosen!.Limits;
        var resultWidth = limits.Round(Resolve(width, size?.Width, limits));
        var resultHeight = limits.Round(Resolve(height, size?.Height, limits));
        var variant = $"{Convert.ToHexString(hash.GetCurrentHash())}/{SeedText.Of(seed!.Value)}";
        var picture = new ResultFile("png", "image/png", () => Landscape.Draw(resultWidth, resultHeight, prompt!, variant));
        return jobs.Submit(Prices.Image(resultWidth, resultHeight, steps!.Value), picture);
    }

    /// <summary>The asked size, or that of the source, brought into the model's limits.</summary>
    private static int Resolve(long? asked, int? source, ModelLimits limits) =>
        (int)(asked ?? Math.Clamp(source is > 0 and var known ? known : DefaultSize, limits.MinSize, limits.MaxSize));

    private static async Task<byte[]> ReadAsync(FileParameter file, string field, FieldErrors errors, CancellationToken cancellationToken)
    {
        await using var data = file.Data.ConfigureAwait(false);
        if (file.Data.Length > MaxFileLength)
        {
            errors.Add(field, $"The {field} field must not be greater than {MaxFileLength / 1024} kilobytes.");
            return [];
        }

        var content = new byte[file.Data.Length];
        await file.Data.ReadExactlyAsync(content, cancellationToken).ConfigureAwait(false);
        errors.AddIf(ImageSize.Read(content) is null, field, $"The {field} field must be a file of type: jpg, jpeg, png, gif, bmp, webp.");
        return content;
    }
}
