namespace DryApi.Emulator.Models;

/// <summary>What a model allows, for the tasks that are emulated; null where it sets no limit.</summary>
internal sealed record ModelLimits
{
    public int MinSize { get; init; } = 64;

    public int MaxSize { get; init; } = 2048;

    /// <summary>Widths and heights are rounded to a multiple of it.</summary>
    public int ResolutionStep { get; init; } = 1;

    public int MinSteps { get; init; } = 1;

    public int MaxSteps { get; init; } = 50;

    public bool SupportsGuidance { get; init; } = true;

    public double MaxGuidance { get; init; } = 20;

    public int MaxInputImages { get; init; } = 1;

    public int MaxFrames { get; init; } = 257;

    public int MaxFps { get; init; } = 60;

    public int MaxTextLength { get; init; } = 5000;

    /// <summary>A size as the model makes it.</summary>
    public int Round(int size) => Math.Clamp((size + (ResolutionStep / 2)) / ResolutionStep * ResolutionStep, ResolutionStep, MaxSize);
}
