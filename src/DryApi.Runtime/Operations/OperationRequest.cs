using System.ComponentModel;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using DryApi.Errors;
using DryApi.Files;
using DryApi.Http;
using DryApi.Serialization;
using DryApi.Validation;
using Microsoft.Kiota.Abstractions;

namespace DryApi.Operations;

/// <summary>A request that is made of named values: path, query and body of one operation.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class OperationRequest
{
    private const string Placeholder = "-";
    private const string BodyName = "body";

    private readonly ServiceErrors _exceptions;
    private readonly RequestErrors _errors = new();
    private readonly RequestValue _values;
    private IValidatableModel? _body;
    private IValidatableModel? _query;

    internal OperationRequest(IRequestAdapter adapter, ApiService service, IReadOnlyDictionary<string, object?> values)
    {
        (Adapter, _exceptions) = (adapter, service.Errors);
        _values = new RequestValue(_errors, "", values);
    }

    /// <summary>Gets what sends the call.</summary>
    public IRequestAdapter Adapter { get; }

    /// <summary>Gets the parameters of the path by name, as they were given.</summary>
    public Dictionary<string, object> PathParameters { get; } = new(StringComparer.Ordinal);

    /// <summary>Gets the segment of the path that a parameter makes.</summary>
    /// <param name="parameter">The parameter's name in the path.</param>
    /// <param name="wireName">The name of the value.</param>
    /// <param name="name">Its name in C#, which does as well.</param>
    public string Segment(string parameter, string wireName, string name)
    {
        var value = _values.Required(wireName, name).String();
        if (value is not null && PathSegment.Problem(value) is { } problem)
        {
            _errors.Add(wireName, $"Cannot be a part of an address: {problem}.");
            value = null;
        }

        PathParameters[parameter] = value ?? Placeholder;
        return value is null ? Placeholder : Uri.EscapeDataString(value);
    }

    /// <summary>Gets the query.</summary>
    /// <typeparam name="TQuery">Its type.</typeparam>
    public TQuery Query<TQuery>()
        where TQuery : class, IRequestModel<TQuery>, IValidatableModel
    {
        var query = TQuery.From(_values)!;
        _query = query;
        return query;
    }

    /// <summary>Gets the body.</summary>
    /// <typeparam name="TBody">Its type.</typeparam>
    public TBody Body<TBody>()
        where TBody : class, IRequestModel<TBody>, IValidatableModel
    {
        var body = TBody.From(_values)!;
        _body = body;
        return body;
    }

    /// <summary>Gets the body that is one value.</summary>
    /// <typeparam name="TBody">Its type.</typeparam>
    public TBody Whole<TBody>()
        where TBody : class, IRequestModel<TBody>, IValidatableModel
    {
        var body = _values.Required(BodyName, BodyName).Union<TBody>();
        _body = body;
        return body!;
    }

    /// <summary>Gets the body that is one value, or null where it is not given.</summary>
    /// <typeparam name="TBody">Its type.</typeparam>
    public TBody? OptionalWhole<TBody>()
        where TBody : class, IRequestModel<TBody>, IValidatableModel
    {
        var body = _values.Get(BodyName, BodyName).Union<TBody>();
        _body = body;
        return body;
    }

    /// <summary>Gets the body that is text.</summary>
    public string Text() => _values.Required(BodyName, BodyName).String()!;

    /// <summary>Gets the body that is text, or null where it is not given.</summary>
    public string? OptionalText() => _values.Get(BodyName, BodyName).String();

    /// <summary>Gets the body that is a file.</summary>
    public FileContent File() => _values.Required(BodyName, BodyName).File<FileContent>()!;

    /// <summary>Gets the body that is a file, or null where it is not given.</summary>
    public FileContent? OptionalFile() => _values.Get(BodyName, BodyName).File<FileContent>();

    /// <summary>Ends the making of the request: what was given and nobody asked for, and what breaks a rule, is wrong.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The same token.</returns>
    /// <exception cref="ServiceException">Something is wrong.</exception>
    public CancellationToken Checked(CancellationToken cancellationToken)
    {
        _values.AddUnread();
        _errors.AddRulesOf(_query);
        _errors.AddRulesOf(_body);
        return _errors.IsAny ? throw _exceptions.OfFields(_errors.ToDictionary()) : cancellationToken;
    }

    /// <summary>Makes a result of a stream.</summary>
    public static Task<object?> Result(IAsyncEnumerable<SseItem<object>> events) => Task.FromResult<object?>(events);

    /// <summary>Makes events with data of any type.</summary>
    public static async IAsyncEnumerable<SseItem<object>> Events<T>(IAsyncEnumerable<SseItem<T>> events, [EnumeratorCancellation] CancellationToken cancellationToken = default)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(events);
        await foreach (var item in events.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            yield return new SseItem<object>(item.Data, item.EventType) { EventId = item.EventId, ReconnectionInterval = item.ReconnectionInterval };
        }
    }

    /// <summary>Makes a result of a call.</summary>
    public static async Task<object?> Result<T>(Task<T> call) => await call.ConfigureAwait(false);

    /// <summary>Makes a result, which is null, of a call without one.</summary>
    public static async Task<object?> Result(Task call)
    {
        await call.ConfigureAwait(false);
        return null;
    }
}
