namespace DryApi.Benchmarks.HandWritten;

/// <summary>What <c>POST txt2img</c> takes.</summary>
public sealed record Txt2ImgBody
{
    public required string Prompt { get; init; }

    public string? NegativePrompt { get; init; }

    public required string Model { get; init; }

    public IReadOnlyList<Lora>? Loras { get; init; }

    public required int Width { get; init; }

    public required int Height { get; init; }

    public required double Guidance { get; init; }

    public required int Steps { get; init; }

    public required long Seed { get; init; }

    public string? WebhookUrl { get; init; }
}
