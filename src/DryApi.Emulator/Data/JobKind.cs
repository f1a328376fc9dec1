using DryApi.Emulator.Requests;

namespace DryApi.Emulator.Data;

/// <summary>A kind of job: what the document does not say of its operations.</summary>
/// <param name="Makes">What it makes.</param>
/// <param name="Price">What it costs, from the fields of the job or of its price operation.</param>
/// <param name="Names">What the models call it, in each version of the API.</param>
/// <param name="Paths">How the paths of its operations end.</param>
internal sealed record JobKind(Makes Makes, Func<RequestFields, decimal> Price, string[] Names, params string[] Paths)
{
    /// <summary>The fields that the running service demands, though its document calls them optional.</summary>
    public string[] Demands { get; init; } = [];

    /// <summary>The fields that the running service does without, though its document demands them, and what it takes for them.</summary>
    public IReadOnlyDictionary<string, double> Waived { get; init; } = new Dictionary<string, double>();

    /// <summary>How often a Basic account may ask for it.</summary>
    public Quota Quota { get; init; } = new(Names.FirstOrDefault() ?? "job", 1, 15);
}
