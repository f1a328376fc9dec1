using System.Globalization;
using System.Text.Json;
using DryApi.Emulator.Contract;
using DryApi.Emulator.Http;
using DryApi.Emulator.Models;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;

namespace DryApi.Emulator.Controllers;

/// <summary>The models, in pages as Laravel makes them: <c>links</c> and <c>meta</c> stand beside <c>data</c>.</summary>
[Emulates(typeof(ModelsControllerBase))]
internal sealed class ModelsController(ModelCatalog models) : ControllerBase
{
    private const long MaxPageLength = 100;

    [HttpGet("api/v1/client/models")]
    public Task<ActionResult<ClientDiffusionModelCollection>> ClientModels(
        [FromQuery] long? per_page = 15L,
        [FromQuery] long? page = 1L,
        [FromQuery(Name = "filter[inference_types]")] string? filterinference_types = null,
        CancellationToken cancellationToken = default)
    {
        var types = filterinference_types?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
        var found = models.All.Where(model => types.Length == 0 || types.Any(model.Can)).ToList();
        // No 422 is documented here: what cannot be is brought into range, as Laravel does.
        var length = Math.Clamp(per_page ?? 15, 1, MaxPageLength);
        var last = Math.Max(1, (found.Count + length - 1) / length);
        var current = Math.Max(1, page ?? 1);
        var data = current > last ? [] : found.Skip((int)((current - 1) * length)).Take((int)length).Select(Describe).ToList();
        var first = data.Count == 0 ? (long?)null : ((current - 1) * length) + 1;
        return Task.FromResult<ActionResult<ClientDiffusionModelCollection>>(new ClientDiffusionModelCollection
        {
            Data = data,
            AdditionalProperties =
            {
                ["links"] = new Dictionary<string, string?>
                {
                    ["first"] = PageLink(1), ["last"] = PageLink(last), ["prev"] = current > 1 ? PageLink(current - 1) : null, ["next"] = current < last ? PageLink(current + 1) : null,
                },
                ["meta"] = new Dictionary<string, object?>
                {
                    ["current_page"] = current, ["from"] = first, ["last_page"] = last, ["path"] = Path, ["per_page"] = length, ["to"] = first + data.Count - 1, ["total"] = found.Count,
                },
            },
        });
    }

    private string Path => UriHelper.BuildAbsolute(Request.Scheme, Request.Host, Request.PathBase, Request.Path);

    private string PageLink(long number)
    {
        var query = new QueryBuilder(Request.Query.Where(each => each.Key != "page")) { { "page", number.ToString(CultureInfo.InvariantCulture) } };
        return Path + query;
    }

    private static ClientDiffusionModelResource Describe(Model model) => new()
    {
        Name = model.Name,
        Slug = model.Slug,
        Inference_types = Json(model.InferenceTypes.ToDictionary(type => type, _ => new Dictionary<string, string>())),
        Info = Json(model.Info),
        Loras = null,
        Languages = model.Languages.Count == 0 ? null : [.. model.Languages.Select(Describe)],
    };

    private static ClientLanguageResource Describe(ModelLanguage language) => new()
    {
        Name = language.Name,
        Slug = language.Slug,
        Voices = [.. language.Voices.Select(voice => new ClientVoiceResource { Name = voice, Slug = voice })],
    };

    private static JsonElement Json<T>(T value) => JsonSerializer.SerializeToElement(value, JsonFields.Options);
}
