using System.Text.Json.Nodes;
using DryApi.Generated.Tests.Operations;

namespace DryApi.Generated.Tests.Validation;

/// <summary>Something that a caller sends, by the document and in C#.</summary>
/// <param name="Version">The version of the API that has it.</param>
/// <param name="Operation">The method and path.</param>
/// <param name="Schema">What the document and the overlay say of it.</param>
/// <param name="Type">Its class.</param>
/// <param name="Union">The class that it is one form of; null when it stands for itself.</param>
internal sealed record RequestShape(ServiceVersion Version, string Operation, JsonObject Schema, Type Type, Type? Union)
{
    /// <summary>What tells it from the other shapes.</summary>
    public string Name => $"{Operation} {Type.Name}";
}
