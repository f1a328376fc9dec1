using System.ComponentModel;
using DryApi.Errors;
using DryApi.Serialization;
using DryApi.Validation;
using Microsoft.Kiota.Abstractions;

namespace DryApi.Http;

/// <summary>The builder of a path whose one operation is a POST with a body.</summary>
/// <typeparam name="TBody">The model of the body: JSON, or a form.</typeparam>
/// <typeparam name="TResponse">The model of the response.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class PostRequestBuilder<TBody, TResponse> : ApiRequestBuilder
    where TBody : class, IValidatableModel
    where TResponse : class, IJsonReadable<TResponse>
{
    private readonly ApiOperation? _operation;

    /// <inheritdoc cref="ApiRequestBuilder()"/>
    protected PostRequestBuilder()
    {
    }

    /// <inheritdoc cref="ApiRequestBuilder(IRequestAdapter, string)"/>
    /// <param name="requestAdapter">What sends the calls.</param>
    /// <param name="path">The path.</param>
    /// <param name="operation">The operation.</param>
    protected PostRequestBuilder(IRequestAdapter requestAdapter, string path, ApiOperation operation)
        : base(requestAdapter, path) => _operation = operation;

    /// <inheritdoc cref="ApiRequestBuilder(IRequestAdapter, string, string, Dictionary{string, object})"/>
    /// <param name="requestAdapter">What sends the calls.</param>
    /// <param name="urlTemplate">The URL as a template of RFC 6570.</param>
    /// <param name="path">The path, with its parameters filled in and escaped.</param>
    /// <param name="pathParameters">The same parameters by name.</param>
    /// <param name="operation">The operation.</param>
    protected PostRequestBuilder(IRequestAdapter requestAdapter, string urlTemplate, string path, Dictionary<string, object> pathParameters, ApiOperation operation)
        : base(requestAdapter, urlTemplate, path, pathParameters) => _operation = operation;

    private ApiOperation Operation => _operation ?? throw NoAdapter.Refusal();

    /// <summary>Makes the same call as <c>PostAsync</c>, with status and headers beside the response.</summary>
    /// <param name="body">What is sent; it is validated before.</param>
    /// <param name="requestConfiguration">Headers and options of this call alone.</param>
    /// <param name="cancellationToken">Cancels the call. Where it submits a job, the service may have taken that all the same.</param>
    /// <returns>The response that <c>PostAsync</c> returns, with status and headers.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="body"/> is null.</exception>
    /// <exception cref="ServiceException">The request breaks a rule of the contract and was not sent, or the call failed. It is one of the exceptions that <c>PostAsync</c> throws.</exception>
    public virtual Task<ApiResponse<TResponse>> PostWithResponseAsync(
        TBody body, Action<RequestConfiguration<DefaultQueryParameters>>? requestConfiguration = null, CancellationToken cancellationToken = default) =>
        ApiCalls.SendWithResponseAsync<TResponse>(CallOf(Operation, requestConfiguration, body), cancellationToken);

    /// <summary>Makes the same call as a request that any Kiota adapter can send; it is validated too.</summary>
    /// <param name="body">What is sent; it is validated before.</param>
    /// <param name="requestConfiguration">Headers and options of this call alone.</param>
    /// <exception cref="ArgumentNullException"><paramref name="body"/> is null.</exception>
    /// <exception cref="ServiceException">The request breaks a rule of the contract.</exception>
    public virtual RequestInformation ToPostRequestInformation(TBody body, Action<RequestConfiguration<DefaultQueryParameters>>? requestConfiguration = null) =>
        CallOf(Operation, requestConfiguration, body).ToRequestInformation();

    /// <summary>Makes the call.</summary>
    protected Task<TResponse> SendAsync(TBody body, Action<RequestConfiguration<DefaultQueryParameters>>? requestConfiguration, CancellationToken cancellationToken) =>
        ApiCalls.SendAsync<TResponse>(CallOf(Operation, requestConfiguration, body), cancellationToken);
}
