using System.Text.Json.Serialization;

namespace DryApi.Emulator.Control;

/// <summary>A fault that is asked for.</summary>
/// <param name="Operation">The operation, or the event of webhooks.</param>
/// <param name="Fault">What goes wrong.</param>
/// <param name="Times">How many go wrong; null: one, or as chance says.</param>
/// <param name="Probability">How likely it is for each; null: the next ones go wrong.</param>
/// <param name="Seed">What chance begins with.</param>
internal sealed record FaultOrder([property: JsonRequired] string Operation, [property: JsonRequired] EmulatorFault Fault, int? Times, double? Probability, int Seed);
