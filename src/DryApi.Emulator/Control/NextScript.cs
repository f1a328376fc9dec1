using System.Text.Json.Serialization;

namespace DryApi.Emulator.Control;

/// <summary>What is to become of the next job of an operation.</summary>
/// <param name="Operation">The operation.</param>
/// <param name="Script">What becomes of it.</param>
internal sealed record NextScript([property: JsonRequired] string Operation, [property: JsonRequired] JobScript Script);
