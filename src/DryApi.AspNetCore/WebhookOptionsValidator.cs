using Microsoft.Extensions.Options;

namespace DryApi;

/// <summary>Says of options that cannot be used where in the configuration the value stands.</summary>
internal sealed class WebhookOptionsValidator : IValidateOptions<DryApiWebhookOptions>
{
    public ValidateOptionsResult Validate(string? name, DryApiWebhookOptions options)
    {
        try
        {
            options.Validate();
            return ValidateOptionsResult.Success;
        }
        catch (ArgumentException invalid)
        {
            var sentence = invalid.Message.Replace($" (Parameter '{invalid.ParamName}')", "", StringComparison.Ordinal);
            return ValidateOptionsResult.Fail(invalid.ParamName == nameof(DryApiWebhookOptions.Secrets)
                ? $"{sentence} Set {ConfiguredWebhooks.Section}:{nameof(DryApiWebhookOptions.Secrets)}:0 in the user secrets or the environment (DryApi__Webhooks__Secrets__0), not in a file that others see."
                : $"{sentence} Set {ConfiguredWebhooks.Section}:{invalid.ParamName} in appsettings.json, the environment (DryApi__Webhooks__{invalid.ParamName}), or where AddDryApiWebhooks is called.");
        }
    }
}
