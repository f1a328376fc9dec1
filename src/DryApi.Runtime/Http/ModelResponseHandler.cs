using DryApi.Errors;
using DryApi.Serialization;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Serialization;

namespace DryApi.Http;

/// <summary>
/// Reads the answers of Kiota's HTTP adapter as our own transport does: Kiota's reading rounds numbers, and loses
/// errors whose body is not JSON.
/// </summary>
internal sealed class ModelResponseHandler<T>(ApiService service, RequestInformation request, TimeProvider time, long largest, CancellationToken cancellationToken) : IResponseHandler
    where T : class, IJsonReadable<T>
{
    /// <summary>The answer that was read; null before.</summary>
    public ApiResponse<T>? Response { get; private set; }

    /// <inheritdoc />
    public async Task<ModelType?> HandleResponseAsync<NativeResponseType, ModelType>(NativeResponseType response, Dictionary<string, ParsableFactory<IParsable>>? errorMappings)
    {
        if (response is not HttpResponseMessage message)
        {
            throw new NotSupportedException($"The adapter answers with {typeof(NativeResponseType)}; only HttpResponseMessage can be read.");
        }

        try
        {
            message.RequestMessage ??= KiotaCalls.RequestOf(request);
            if (!message.IsSuccessStatusCode)
            {
                throw await ErrorResponses.ReadAsync(service, message, time, cancellationToken, cancellationToken).ConfigureAwait(false);
            }

            Response = ApiResponse<T>.Of(service, await ResponseReader.ReadAsync<T>(service, message, largest, cancellationToken).ConfigureAwait(false), message);
            return Response.Value is ModelType model ? model : default;
        }
        finally
        {
            if (Response?.Value is not TakenResponse)
            {
                message.Dispose();
            }
        }
    }
}
