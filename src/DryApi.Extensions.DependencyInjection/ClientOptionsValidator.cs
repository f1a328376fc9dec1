using Microsoft.Extensions.Options;

namespace DryApi;

/// <summary>Says of options that cannot be used where in the configuration the value stands.</summary>
internal sealed class ClientOptionsValidator(string name, string path) : IValidateOptions<DryApiClientOptions>
{
    public ValidateOptionsResult Validate(string? optionsName, DryApiClientOptions options)
    {
        if (optionsName != name)
        {
            return ValidateOptionsResult.Skip;
        }

        try
        {
            options.Validate();
            return ValidateOptionsResult.Success;
        }
        catch (ArgumentException invalid)
        {
            return ValidateOptionsResult.Fail($"{SentenceOf(invalid)} {Advice(invalid.ParamName!)}");
        }
    }

    /// <summary>The message without the parameter, which stands in the advice.</summary>
    private static string SentenceOf(ArgumentException exception) => exception.Message.Replace($" (Parameter '{exception.ParamName}')", "", StringComparison.Ordinal);

    private string Advice(string parameter)
    {
        var key = $"{path}:{parameter.Replace('.', ':')}";
        return parameter == nameof(DryApiClientOptions.ApiKey)
            ? $"Set {key} in the user secrets or the environment ({key.Replace(":", "__", StringComparison.Ordinal)}), not in a file that others see."
            : $"Set {key} in appsettings.json, the environment ({key.Replace(":", "__", StringComparison.Ordinal)}), or where AddDryApi is called.";
    }
}
