using System.Text.Json;
using DryApi.Http;
using DryApi.Serialization;

namespace DryApi.Errors;

/// <summary>Finds an error in the body of a response whose status says success.</summary>
internal static class ErrorInside
{
    /// <summary>Whether a body that was read as a model is an error instead: it says what is wrong, and has nothing that the model knows.</summary>
    /// <param name="body">The body as UTF-8.</param>
    /// <param name="model">What was read of it; null where it could not be read.</param>
    public static bool IsIn(ReadOnlySpan<byte> body, object? model) => !BeginsWithData(body) && IsAlone(body) && (model is null || (model is IJsonProperties properties && !HasValues(properties)));

    /// <summary>Whether the first property of an object is one that holds data, as that of most responses: told without reading JSON, since each response is asked.</summary>
    private static bool BeginsWithData(ReadOnlySpan<byte> body)
    {
        if (!body.StartsWith("{\""u8) || body[2..].IndexOf((byte)'"') is not (>= 0 and var length))
        {
            return false;
        }

        var name = body.Slice(2, length);
        return body[(length + 3)..] is [(byte)':', (byte)'{' or (byte)'[', > (byte)' ' and not ((byte)'}' or (byte)']'), ..] && !IsError(name);
    }

    private static bool IsError(ReadOnlySpan<byte> name) => name.SequenceEqual("error"u8) || name.SequenceEqual("errors"u8);

    /// <summary>Whether an object tells of an error and holds nothing else. What holds data ends the look at its first property.</summary>
    private static bool IsAlone(ReadOnlySpan<byte> body)
    {
        var reader = new Utf8JsonReader(body);
        try
        {
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            {
                return false;
            }

            var tells = false;
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var name = reader.ValueSpan;
                reader.Read();
                if (HasValue(reader))
                {
                    var isError = IsError(name);
                    if (!isError && reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
                    {
                        return false;
                    }

                    tells |= isError
                        ? reader.TokenType is not JsonTokenType.Number
                        : reader.TokenType == JsonTokenType.String && (name.SequenceEqual("message"u8) || name.SequenceEqual("detail"u8) || name.SequenceEqual("title"u8));
                }

                reader.Skip();
            }

            return tells;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return false;
        }
    }

    private static bool HasValues(IJsonProperties model)
    {
        using var buffer = new PooledBuffer(capacity: 512);
        PooledJson.Write(buffer, model, static (writer, properties) =>
        {
            writer.WriteStartObject();
            properties.Write(writer);
            writer.WriteEndObject();
        });
        var reader = new Utf8JsonReader(buffer.Written.Span);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            reader.Read();
            if (HasValue(reader))
            {
                return true;
            }

            reader.Skip();
        }

        return false;
    }

    /// <summary>Whether a value says more than that there is none. The reader is a copy.</summary>
    private static bool HasValue(Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.Null or JsonTokenType.False => false,
        JsonTokenType.StartObject or JsonTokenType.StartArray => reader.Read() && reader.TokenType is not (JsonTokenType.EndObject or JsonTokenType.EndArray),
        JsonTokenType.String => reader.HasValueSequence || !reader.ValueSpan.IsEmpty,
        _ => true,
    };
}
