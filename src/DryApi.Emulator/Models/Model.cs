namespace DryApi.Emulator.Models;

/// <summary>A model of the service.</summary>
/// <param name="Slug">What a request names it by.</param>
/// <param name="Name">What people call it.</param>
/// <param name="InferenceTypes">What it can do, as the filter of the models spells it.</param>
internal sealed record Model(string Slug, string Name, params string[] InferenceTypes)
{
    public ModelLimits Limits { get; init; } = new();

    /// <summary>What it says about itself besides: limits, features and defaults by name.</summary>
    public ModelInfo Info { get; init; } = new([], [], []);

    /// <summary>How many numbers its vectors have; 0 when it makes none.</summary>
    public int Dimensions { get; init; }

    /// <summary>The languages it speaks; empty when it does not speak.</summary>
    public IReadOnlyList<ModelLanguage> Languages { get; init; } = [];

    /// <summary>The modes of speech it has; empty when it does not speak.</summary>
    public IReadOnlyList<string> SpeechModes { get; init; } = [];

    /// <summary>Whether it can do a task, whatever that is called.</summary>
    public bool Can(params ReadOnlySpan<string> names) => names.IndexOfAny(InferenceTypes) >= 0;
}
