using System.ComponentModel;
using System.Net.ServerSentEvents;
using System.Text.Json;
using DryApi.Errors;
using DryApi.Http;
using DryApi.Operations;
using Microsoft.Kiota.Abstractions;

namespace DryApi;

/// <summary>
/// An operation of the service, as data: what it is called, what it takes and makes, and a way to run it from named values. It is made for
/// programs that learn at run time which operation to call, such as command lines, workflow engines and tools of language models. It ends in
/// the same request, the same validation and the same call as the typed method.
/// </summary>
public sealed class OperationDescription
{
    private readonly ApiService _service;
    private readonly Func<byte[]> _schema;
    private readonly string _names;
    private readonly Func<OperationRequest, CancellationToken, Task<object?>> _run;
    private JsonDocument? _document;
    private IReadOnlyList<ParameterDescription>? _parameters;

    /// <summary>Initializes a description; generated code does.</summary>
    /// <param name="service">The service.</param>
    /// <param name="name">The name.</param>
    /// <param name="method">The HTTP method.</param>
    /// <param name="path">The path, with its parameters in braces.</param>
    /// <param name="names">The names in C# of the properties of the schema.</param>
    /// <param name="schema">The schema of the input.</param>
    /// <param name="run">Makes the call.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public OperationDescription(ApiService service, string name, string method, string path, string names, Func<byte[]> schema, Func<OperationRequest, CancellationToken, Task<object?>> run)
    {
        (_service, Name, Method, Path, _names, _schema, _run) = (service, name, method, path, names, schema, run);
    }

    /// <summary>Gets the name, made of the path: <c>txt2img</c>, <c>txt2img-price-calculation</c>.</summary>
    public string Name { get; }

    /// <summary>Gets the HTTP method, in capitals.</summary>
    public string Method { get; }

    /// <summary>Gets the path, with its parameters in braces.</summary>
    public string Path { get; }

    /// <summary>Gets what it does, in a few words; null where the document does not say it.</summary>
    public string? Summary => SchemaReading.Text(InputSchema, "title");

    /// <summary>Gets what the document says of it; null where it says nothing.</summary>
    public string? Description => SchemaReading.Text(InputSchema, "description");

    /// <summary>Gets whether the service is about to drop it.</summary>
    public bool IsDeprecated { get; init; }

    /// <summary>Gets what its job makes, such as <c>image</c>; null where it submits no job and responds at once.</summary>
    public string? Makes { get; init; }

    /// <summary>Gets whether a response can be a stream of server-sent events, which <see cref="StreamAsync"/> reads as they come.</summary>
    public bool Streams => Stream is not null;

    /// <summary>Gets whether it opens a websocket, which <see cref="RunAsync"/> then returns.</summary>
    public bool OpensWebSocket { get; init; }

    /// <summary>Gets the operation that says what a call of this one costs; null where there is none.</summary>
    public OperationDescription? PriceOperation => Price?.Invoke();

    /// <summary>Gets what it takes: first the parameters of the path, then those of the query, then those of the body.</summary>
    public IReadOnlyList<ParameterDescription> Parameters => _parameters ??= new SchemaReading(InputSchema, _names).Parameters(PathParameters, QueryParameters);

    /// <summary>
    /// Gets the schema of the values that it takes, by their names on the wire: JSON Schema 2020-12. It allows what the validation of a request
    /// allows, as far as JSON Schema has words for it; a file is a string of the format <c>binary</c> there, and is passed as <c>FileContent</c>.
    /// </summary>
    public JsonElement InputSchema => (_document ??= JsonDocument.Parse(_schema())).RootElement;

    /// <summary>Gets how many parameters are in the path.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public int PathParameters { get; init; }

    /// <summary>Gets how many parameters are in the query.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public int QueryParameters { get; init; }

    /// <summary>Gets the operation that says the price.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Func<OperationDescription>? Price { get; init; }

    /// <summary>Gets what reads the events.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Func<OperationRequest, CancellationToken, IAsyncEnumerable<SseItem<object>>>? Stream { get; init; }

    /// <summary>Gets what submits the job.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Func<OperationRequest, CancellationToken, Task<object?>>? Submit { get; init; }

    /// <summary>Gets the parameter of a name, on the wire or in C#; null where there is none.</summary>
    /// <param name="name">The name.</param>
    public ParameterDescription? FindParameter(string name) =>
        Parameters.FirstOrDefault(parameter => parameter.WireName == name) ?? Parameters.FirstOrDefault(parameter => parameter.Name == name);

    /// <summary>Runs it.</summary>
    /// <param name="requestAdapter">What sends the call: that of a client.</param>
    /// <param name="values">
    /// The values by name, on the wire or in C#. A value is JSON, or of the type that the property has in C#, or, for anything but a file, a text
    /// that says it, as on a command line. A list is any list, an object a dictionary, a file a <c>FileContent</c>. What is null is not given.
    /// </param>
    /// <param name="cancellationToken">Cancels the call. Where it submits a job, the service may have taken that all the same.</param>
    /// <returns>
    /// The response that the typed method returns; null where it returns none. Where it has no other response than a stream, the
    /// <see cref="IAsyncEnumerable{T}"/> that <see cref="StreamAsync"/> returns, and where it opens a websocket, that <see cref="System.Net.WebSockets.WebSocket"/>.
    /// </returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ServiceException">A value breaks a rule, is missing, or has a name that the operation does not know, and nothing was sent; or the call failed. It is one of the exceptions that the typed method throws.</exception>
    public Task<object?> RunAsync(IRequestAdapter requestAdapter, IReadOnlyDictionary<string, object?> values, CancellationToken cancellationToken = default) =>
        CallAsync(_run, requestAdapter, values, cancellationToken);

    /// <summary>Runs it, and reads its response as server-sent events, one by one as they come.</summary>
    /// <param name="requestAdapter">What sends the call: that of a client.</param>
    /// <param name="values">The values by name, as for <see cref="RunAsync"/>. One that says whether to stream has to say so.</param>
    /// <param name="cancellationToken">Cancels the call, at any event.</param>
    /// <returns>The events. The data of each is what the typed method returns: a model, or a text.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="InvalidOperationException">It does not stream.</exception>
    /// <exception cref="ServiceException">A value breaks a rule, is missing, or has a name that the operation does not know, and nothing is sent. The enumeration throws one where the call fails.</exception>
    public IAsyncEnumerable<SseItem<object>> StreamAsync(IRequestAdapter requestAdapter, IReadOnlyDictionary<string, object?> values, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(requestAdapter);
        ArgumentNullException.ThrowIfNull(values);
        return Stream is { } stream ? stream(new OperationRequest(requestAdapter, _service, values), cancellationToken) : throw new InvalidOperationException($"The operation {Name} does not stream; run it with RunAsync.");
    }

    /// <summary>Submits the job, and returns its handle.</summary>
    /// <inheritdoc cref="RunAsync" path="/param|/exception"/>
    /// <exception cref="InvalidOperationException">It submits no job.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Task<object?> SubmitAsync(IRequestAdapter requestAdapter, IReadOnlyDictionary<string, object?> values, CancellationToken cancellationToken = default) =>
        CallAsync(Submit ?? throw new InvalidOperationException($"The operation {Name} submits no job; run it with RunAsync."), requestAdapter, values, cancellationToken);

    /// <summary>Gets the name, the method and the path.</summary>
    public override string ToString() => $"{Name}: {Method} {Path}";

    private async Task<object?> CallAsync(Func<OperationRequest, CancellationToken, Task<object?>> call, IRequestAdapter requestAdapter, IReadOnlyDictionary<string, object?> values, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(requestAdapter);
        ArgumentNullException.ThrowIfNull(values);
        return await call(new OperationRequest(requestAdapter, _service, values), cancellationToken).ConfigureAwait(false);
    }
}
