using System.ComponentModel;
using System.Text.Json;
using DryApi.Errors;
using DryApi.Files;
using DryApi.Serialization;
using Microsoft.Kiota.Abstractions;

namespace DryApi.Http;

/// <summary>One call of an operation, validated, for any adapter to send.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ApiCall
{
    private readonly Dictionary<string, object> _pathParameters;

    /// <summary>Puts a call together.</summary>
    /// <param name="adapter">What sends it.</param>
    /// <param name="operation">What is called.</param>
    /// <param name="path">The path, with its parameters filled in and escaped.</param>
    /// <param name="pathParameters">The same parameters by name.</param>
    /// <param name="configure">The caller's headers and options.</param>
    /// <exception cref="ArgumentException">The caller gives a header that cannot be sent.</exception>
    internal ApiCall(IRequestAdapter adapter, ApiOperation operation, string path, Dictionary<string, object> pathParameters, Action<RequestConfiguration<DefaultQueryParameters>>? configure)
    {
        (Adapter, Operation, Path, _pathParameters) = (adapter, operation, path, pathParameters);
        if (configure is not null)
        {
            Configuration = new RequestConfiguration<DefaultQueryParameters>();
            configure(Configuration);
            foreach (var (name, values) in Configuration.Headers)
            {
                HeaderText.Check(name, values, "requestConfiguration");
            }
        }
    }

    internal IRequestAdapter Adapter { get; }

    internal ApiOperation Operation { get; }

    internal string Path { get; }

    /// <summary>The media type that the call asks for; null for that of the operation.</summary>
    internal string? Accept { get; init; }

    /// <summary>Sends the request and has its response, by more than a request in HTTP; null for that. Told, so that a program that needs no more has no more in it.</summary>
    internal Func<HttpMessageInvoker, HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>>? Send { get; init; }

    internal IQueryWritable? Query { get; init; }

    /// <summary>The headers and cookies that are parameters.</summary>
    internal IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];

    /// <summary>An <see cref="IJsonWritable"/>, an <see cref="IFormWritable"/>, a text or a file; null where the operation has none.</summary>
    internal object? Body { get; init; }

    /// <summary>The caller's headers and options; null when there are none.</summary>
    internal RequestConfiguration<DefaultQueryParameters>? Configuration { get; }

    /// <summary>The same call with its headers written.</summary>
    internal ApiCall Prepared() => Query is IHeaderWritable parameters ? this with { Headers = [.. new HeaderWriter(parameters).Headers] } : this;

    /// <summary>The caller's option of a type; null when there is none.</summary>
    internal T? Option<T>()
        where T : class, IRequestOption => Configuration?.Options.OfType<T>().FirstOrDefault();

    /// <summary>The call as a request that any Kiota adapter can send; one that submits a job can be sent once.</summary>
    /// <exception cref="ServiceException">A text of the request is no Unicode, or a file was sent before and cannot be sent again.</exception>
    public RequestInformation ToRequestInformation()
    {
        try
        {
            return Information();
        }
        catch (InvalidValueException exception)
        {
            throw Operation.Service.Errors.OfFields(exception.Errors);
        }
    }

    private RequestInformation Information()
    {
        var information = new RequestInformation(Operation.Method, Operation.UrlTemplate, new Dictionary<string, object>(_pathParameters));
        if (Configuration is not null)
        {
            information.AddHeaders(Configuration.Headers);
            information.AddRequestOptions(Configuration.Options);
        }

        foreach (var (name, value) in new HeaderWriter(Query as IHeaderWritable).Headers)
        {
            information.Headers.TryAdd(name, value);
        }

        information.Headers.TryAdd("Accept", Accept ?? Operation.Accept);
        if (Query is not null)
        {
            var query = new QueryWriter(information);
            Query.WriteTo(ref query);
        }

        switch (Body)
        {
            case string or FileContent or IFormWritable when Body is not IJsonWritable || Operation.SendsForm:
                var body = CallSender.BodyOf(Body, Operation)!;
                information.SetStreamContent(Once(body.ReadAsStream()), body.Headers.NonValidated["Content-Type"].ToString());
                break;
            case IJsonWritable model:
                // Written here, so that no adapter needs a writer of its own for it.
                var json = new MemoryStream();
                using (var writer = new Utf8JsonWriter(json))
                {
                    model.WriteTo(writer);
                }

                json.Position = 0;
                information.SetStreamContent(Once(json), Operation.ContentType ?? "application/json");
                break;
        }

        return information;
    }

    private Stream Once(Stream body) => Operation.SubmitsJob ? new OnceStream(body) : body;
}
