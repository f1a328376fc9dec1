using System.ComponentModel;
using System.Text.Json;
using Microsoft.Kiota.Abstractions.Serialization;

namespace DryApi.Serialization;

/// <summary>An object that is received as JSON.</summary>
/// <typeparam name="TSelf">The model.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class JsonResponse<TSelf> : JsonObjectModel, IJsonReadable<TSelf>
    where TSelf : JsonResponse<TSelf>, IModel<TSelf>
{
    /// <summary>Reads the model from what a Kiota parser holds.</summary>
    /// <param name="parseNode">What the parser holds.</param>
    /// <exception cref="JsonException">It is not what the contract says.</exception>
    public static TSelf CreateFromDiscriminatorValue(IParseNode parseNode)
    {
        ArgumentNullException.ThrowIfNull(parseNode);
        return KiotaReader.Value<TSelf>(parseNode) ?? TSelf.Create();
    }

    static TSelf? IJsonReadable<TSelf>.ReadFrom(ref Utf8JsonReader reader)
    {
        if (!ModelReader.Begin(ref reader, out var isEmpty))
        {
            return null;
        }

        var model = TSelf.Create();
        var seen = 0UL;
        while (!isEmpty && ModelReader.Next(ref reader))
        {
            TSelf.Read(model, ref reader, ref seen);
        }

        TSelf.RequireAll(model, seen);
        return model;
    }
}
