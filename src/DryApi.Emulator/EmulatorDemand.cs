using DryApi.Emulator.Data;
using DryApi.Emulator.Documents;

namespace DryApi.Emulator;

/// <summary>A field that is demanded, though the document calls it optional.</summary>
/// <param name="Operation">The operation, as <see cref="DryApiEmulator.Operations"/> names it, or <c>*</c> for all.</param>
/// <param name="Field">The field of its body.</param>
public sealed record EmulatorDemand(string Operation, string Field)
{
    /// <summary>
    /// What the running service was seen to demand beyond the documents that come with the emulator: the frame rate of videos and the model of transcripts, of their jobs and of their prices.
    /// </summary>
    public static IReadOnlyList<EmulatorDemand> Known { get; } =
    [
        .. from document in ServiceDocument.OwnDocuments
           from operation in document.Operations
           from field in JobKinds.Of(operation).Demands.Concat(JobKinds.OfPrice(operation)?.Demands ?? [])
           where operation.Bodies.Any(body => body.Schema.PropertyNames().Contains(field) && !body.Schema.Parts().Any(part => part.Required?.Contains(field) == true))
           select new EmulatorDemand(operation.ToString(), field),
    ];
}
