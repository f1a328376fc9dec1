using System.Text.Json;
using DryApi.Serialization;
using Microsoft.Kiota.Abstractions.Serialization;

namespace DryApi.Http;

/// <summary>An answer that may have no body, or null in its place.</summary>
/// <param name="value">What came; null where nothing did.</param>
internal sealed class OptionalAnswer<T>(T? value) : JsonModel, IJsonReadable<OptionalAnswer<T>>
    where T : class, IJsonReadable<T>
{
    public T? Value => value;

    static OptionalAnswer<T>? IJsonReadable<OptionalAnswer<T>>.Empty => new(null);

    static OptionalAnswer<T> IJsonReadable<OptionalAnswer<T>>.ReadFrom(ref Utf8JsonReader reader) => new(T.ReadFrom(ref reader));

    public static OptionalAnswer<T> CreateFromDiscriminatorValue(IParseNode parseNode) => new(T.CreateFromDiscriminatorValue(parseNode));
}
