using System.Globalization;
using System.Text;
using DryApi.Emulator.Http;

namespace DryApi.Emulator.Models;

/// <summary>What the service asks of a request beyond its schema, in the words that Laravel uses.</summary>
internal static class RequestRules
{
    private const int MaxWebhookLength = 2048;

    /// <returns>The model; null, with a message, when there is none of that name or it does other things.</returns>
    public static Model? RequireModel(this FieldErrors errors, ModelCatalog models, string slug, string task)
    {
        var model = models.Find(slug);
        var names = string.Join(", ", models.All.Where(each => each.Can(task)).Select(each => each.Slug));
        errors.AddIf(model is null, "model", $"The selected model is invalid: there is no '{slug}'. Models for {task}: {names}.");
        errors.AddIf(model?.Can(task) == false, "model", $"The selected model is invalid: {slug} cannot do {task}. Models that can: {names}.");
        return model?.Can(task) == true ? model : null;
    }

    public static void RequireWebhook(this FieldErrors errors, string? address)
    {
        if (string.IsNullOrEmpty(address))
        {
            return;
        }

        var isHttps = Uri.TryCreate(address, UriKind.Absolute, out var url) && url.Scheme == Uri.UriSchemeHttps && url.Host.Length > 0;
        errors.AddIf(!isHttps, "webhook_url", "The webhook_url field must be a valid https URL.");
        errors.AddIf(Length(address) > MaxWebhookLength && !errors.Has("webhook_url"), "webhook_url", $"The webhook_url field must not be greater than {MaxWebhookLength} characters.");
    }

    public static void RequireImage(this FieldErrors errors, Model model, long? width, long? height, long steps, double guidance)
    {
        var limits = model.Limits;
        errors.RequireRange("width", width ?? limits.MinSize, limits.MinSize, limits.MaxSize);
        errors.RequireRange("height", height ?? limits.MinSize, limits.MinSize, limits.MaxSize);
        errors.RequireRange("steps", steps, limits.MinSteps, limits.MaxSteps);
        if (limits.SupportsGuidance)
        {
            errors.RequireRange("guidance", guidance, 0, limits.MaxGuidance);
        }
        else
        {
            errors.AddIf(guidance != 0, "guidance", $"The guidance field must be 0: {model.Slug} does not support guidance.");
        }
    }

    public static void RequireRange(this FieldErrors errors, string field, double value, double least, double most) => errors.AddIf(
        !(value >= least && value <= most),
        field,
        string.Create(CultureInfo.InvariantCulture, $"The {field} field must be between {least} and {most}."));

    /// <summary>The length in characters as JSON Schema counts them.</summary>
    public static int Length(string text) => text.EnumerateRunes().Count();
}
