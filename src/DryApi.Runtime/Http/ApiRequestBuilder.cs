using System.ComponentModel;
using DryApi.Files;
using DryApi.Serialization;
using DryApi.Validation;
using Microsoft.Kiota.Abstractions;

namespace DryApi.Http;

/// <summary>What all request builders have: a path, and the way from it to a call.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ApiRequestBuilder : BaseRequestBuilder
{
    private static readonly Dictionary<string, object> NoParameters = [];

    /// <summary>Initializes a builder that calls nothing, for tests that replace its members.</summary>
    protected ApiRequestBuilder()
        : this(NoAdapter.Instance, "")
    {
    }

    /// <summary>Initializes a builder of a path without parameters.</summary>
    /// <param name="requestAdapter">What sends the calls.</param>
    /// <param name="path">The path.</param>
    protected ApiRequestBuilder(IRequestAdapter requestAdapter, string path)
        : base(requestAdapter, ApiOperation.BaseUrl + path, NoParameters) => RequestPath = path;

    /// <summary>Initializes a builder of a path with parameters.</summary>
    /// <param name="requestAdapter">What sends the calls.</param>
    /// <param name="urlTemplate">The URL as a template of RFC 6570.</param>
    /// <param name="path">The path, with its parameters filled in and escaped.</param>
    /// <param name="pathParameters">The same parameters by name.</param>
    protected ApiRequestBuilder(IRequestAdapter requestAdapter, string urlTemplate, string path, Dictionary<string, object> pathParameters)
        : base(requestAdapter, urlTemplate, NoParameters)
    {
        // The base would copy them once more.
        (RequestPath, PathParameters) = (path, pathParameters);
    }

    /// <summary>Gets the path, with its parameters filled in and escaped.</summary>
    protected string RequestPath { get; }

    /// <summary>Gets the price that a response says.</summary>
    /// <typeparam name="TResponse">The model of the response.</typeparam>
    /// <param name="service">Whose response it is.</param>
    /// <param name="call">The call.</param>
    /// <param name="price">Gets the price of the response.</param>
    /// <exception cref="Errors.ServiceException">The call failed, or its response has no price.</exception>
    protected Task<decimal> PriceAsync<TResponse>(ApiService service, Task<TResponse> call, Func<TResponse, decimal?> price)
    {
        ArgumentNullException.ThrowIfNull(service);
        ArgumentNullException.ThrowIfNull(call);
        ArgumentNullException.ThrowIfNull(price);
        var quoted = PriceOfAsync(service, call, price);
        return service.Telemetry.Price.Enabled ? service.Telemetry.MeasureAsync(quoted, UrlTemplate[ApiOperation.BaseUrl.Length..]) : quoted;
    }

    /// <summary>Puts a call without a body together, of what is valid.</summary>
    /// <param name="operation">What is called.</param>
    /// <param name="configure">The caller's headers and options.</param>
    /// <param name="query">The parameters in the URL; null where there are none.</param>
    /// <exception cref="Errors.ServiceException">The query breaks a rule of the contract.</exception>
    /// <exception cref="ArgumentException">The caller gives a header that cannot be sent.</exception>
    protected ApiCall CallOf(ApiOperation operation, Action<RequestConfiguration<DefaultQueryParameters>>? configure, QueryRequest? query = null) =>
        operation.Call(RequestAdapter, RequestPath, PathParameters, configure, query: query);

    /// <summary>Puts a call with a body together, of what is valid.</summary>
    /// <param name="operation">What is called.</param>
    /// <param name="configure">The caller's headers and options.</param>
    /// <param name="body">What is sent.</param>
    /// <param name="query">The parameters in the URL; null where there are none.</param>
    /// <exception cref="ArgumentNullException"><paramref name="body"/> is null.</exception>
    /// <exception cref="Errors.ServiceException">The body or the query breaks a rule of the contract.</exception>
    /// <exception cref="ArgumentException">The caller gives a header that cannot be sent.</exception>
    protected ApiCall CallOf(ApiOperation operation, Action<RequestConfiguration<DefaultQueryParameters>>? configure, IValidatableModel body, QueryRequest? query = null)
    {
        ArgumentNullException.ThrowIfNull(body);
        return operation.Call(RequestAdapter, RequestPath, PathParameters, configure, body, query);
    }

    /// <inheritdoc cref="CallOf(ApiOperation, Action{RequestConfiguration{DefaultQueryParameters}}?, IValidatableModel, QueryRequest?)"/>
    protected ApiCall CallOf(ApiOperation operation, Action<RequestConfiguration<DefaultQueryParameters>>? configure, string body, QueryRequest? query = null)
    {
        ArgumentNullException.ThrowIfNull(body);
        return operation.Call(RequestAdapter, RequestPath, PathParameters, configure, body, query);
    }

    /// <inheritdoc cref="CallOf(ApiOperation, Action{RequestConfiguration{DefaultQueryParameters}}?, IValidatableModel, QueryRequest?)"/>
    protected ApiCall CallOf(ApiOperation operation, Action<RequestConfiguration<DefaultQueryParameters>>? configure, FileContent body, QueryRequest? query = null)
    {
        ArgumentNullException.ThrowIfNull(body);
        return operation.Call(RequestAdapter, RequestPath, PathParameters, configure, body, query);
    }

    private static async Task<decimal> PriceOfAsync<TResponse>(ApiService service, Task<TResponse> call, Func<TResponse, decimal?> price) =>
        price(await call.ConfigureAwait(false)) ?? throw service.Errors.New(Errors.FailureKind.Response, "The service responded without a price.");
}
