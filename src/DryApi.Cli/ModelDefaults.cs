using System.Text.Json;

namespace DryApi.Cli;

/// <summary>What a command line leaves out, and a request has to have: the model's own defaults, and else the usual ones.</summary>
internal sealed class ModelDefaults(Terminal terminal, DryApiClient client)
{
    private const string Model = "model";
    private const string Voice = "voice";
    private const string Language = "lang";

    /// <summary>What no model says of itself: another seed each time, a voice at its pace, a track without words.</summary>
    private static readonly Dictionary<string, object> Usual = new(StringComparer.Ordinal)
    {
        ["seed"] = -1L, ["speed"] = 1.0, ["sample_rate"] = 24_000.0, ["format"] = "wav", ["lyrics"] = "[Instrumental]", ["duration"] = 30.0, ["inference_steps"] = 8L, ["guidance_scale"] = 7.0,
    };

    /// <summary>Adds what is missing.</summary>
    /// <param name="operation">The operation that is called.</param>
    /// <param name="task">The one that says what the model has to do: the same, or the one whose price is asked for.</param>
    /// <param name="values">What was given, by name on the wire.</param>
    /// <param name="cancellationToken">Ends the listing of the models.</param>
    /// <exception cref="UsageException">No model was named and none is listed, or the one that was named is not, and something is missing.</exception>
    public async Task FillAsync(OperationDescription operation, OperationDescription task, Dictionary<string, object?> values, CancellationToken cancellationToken)
    {
        var missing = operation.Parameters.Where(parameter => parameter.IsRequired && parameter.Location == ParameterLocation.Body && !values.ContainsKey(parameter.WireName)).Select(parameter => parameter.WireName).ToHashSet(StringComparer.Ordinal);
        var needsVoice = operation.FindParameter(Voice) is not null && !values.ContainsKey(Voice) && (values.GetValueOrDefault("mode") as string ?? "custom_voice") == "custom_voice";
        var hasModels = operation.FindParameter(Model) is not null && (missing.Count > 0 || needsVoice);
        var model = hasModels ? await ModelAsync(task, values, cancellationToken).ConfigureAwait(false) : null;
        if (model is not null)
        {
            var defaults = model.Info?.Defaults is { } said ? ModelJson.Of(said) : default;
            foreach (var name in missing)
            {
                if (defaults.ValueKind == JsonValueKind.Object && defaults.TryGetProperty(name, out var value))
                {
                    values[name] = value;
                }
            }

            FillVoice(model, values, missing.Contains(Language), needsVoice);
        }

        foreach (var parameter in operation.Parameters.Where(parameter => missing.Contains(parameter.WireName) && !values.ContainsKey(parameter.WireName)))
        {
            if (parameter.Type == ParameterType.Boolean)
            {
                values[parameter.WireName] = false;
            }
            else if (Usual.TryGetValue(parameter.WireName, out var usual))
            {
                values[parameter.WireName] = usual;
            }
            else if (hasModels && model is null && values.GetValueOrDefault(Model) is string unknown)
            {
                throw new UsageException($"there is no model '{unknown}' whose defaults could be taken; give --model one of those that 'dryapi models' lists");
            }
        }
    }

    /// <summary>The model that was named, or the first that can do it; null where the one that was named is not listed.</summary>
    private async Task<InferenceModel?> ModelAsync(OperationDescription task, Dictionary<string, object?> values, CancellationToken cancellationToken)
    {
        var named = values.GetValueOrDefault(Model) as string;
        var type = task.Name.Replace('-', '_');
        // Not by the filter of the service, which does not know all tasks.
        await foreach (var model in client.Models.ListAsync(null, cancellationToken).ConfigureAwait(false))
        {
            if (named is null && model.Slug is { } slug && ModelTasks.Of(model).Contains(type))
            {
                values[Model] = slug;
                terminal.Notes.WriteLine($"model {slug} (--model names another one)");
                return model;
            }

            if (named == model.Slug)
            {
                return model;
            }
        }

        return named is not null || task.FindParameter(Model) is not { IsRequired: true } ? null : throw new UsageException($"no model is listed for {task.Name}; give --model one of those that 'dryapi models' lists");
    }

    private static void FillVoice(InferenceModel model, Dictionary<string, object?> values, bool needsLanguage, bool needsVoice)
    {
        var language = model.Languages?.FirstOrDefault(each => !values.TryGetValue(Language, out var given) || given?.ToString() == each.Slug);
        if (needsLanguage && !values.ContainsKey(Language) && language?.Slug is { } slug)
        {
            values[Language] = slug;
        }

        if (needsVoice && language?.Voices?.FirstOrDefault()?.Slug is { } voice)
        {
            values[Voice] = voice;
        }
    }
}
