using DryApi.Serialization;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Serialization;

namespace DryApi.Http;

/// <summary>
/// Reads the answers of Kiota's HTTP adapter as our own transport does: Kiota's reading rounds numbers, and loses
/// errors whose body is not JSON.
/// </summary>
internal sealed class AnswerHandler<T>(TimeProvider time, CancellationToken cancellationToken) : IResponseHandler
    where T : class, IJsonReadable<T>
{
    /// <inheritdoc />
    public async Task<ModelType?> HandleResponseAsync<NativeResponseType, ModelType>(NativeResponseType response, Dictionary<string, ParsableFactory<IParsable>>? errorMappings)
    {
        if (response is not HttpResponseMessage message)
        {
            throw new NotSupportedException($"The adapter answers with {typeof(NativeResponseType)}; only HttpResponseMessage can be read.");
        }

        using (message)
        {
            return (ModelType)(object)await AnswerReader.ReadAsync<T>(message, time, cancellationToken).ConfigureAwait(false);
        }
    }
}
