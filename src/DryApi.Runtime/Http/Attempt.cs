using DryApi.Errors;

namespace DryApi.Http;

/// <summary>What came of sending a call once: the answer, or the exception that stands for what went wrong.</summary>
internal readonly struct Attempt<T>
    where T : class
{
    private Attempt(T? value, HttpResponseMessage? response, ServiceException? failure, bool mayHaveBeenTaken) =>
        (Value, Response, Failure, MayHaveBeenTaken) = (value, response, failure, mayHaveBeenTaken);

    public T? Value { get; }

    /// <summary>The answer, disposed; its status and headers can still be read. Null when none came.</summary>
    public HttpResponseMessage? Response { get; }

    public ServiceException? Failure { get; }

    /// <summary>Whether the service may have acted on the call although it failed.</summary>
    public bool MayHaveBeenTaken { get; }

    /// <summary>How often the body of the call was begun to be sent, with all attempts before.</summary>
    public int Sendings { get; init; }

    public static Attempt<T> Succeeded(T value, HttpResponseMessage response) => new(value, response, null, mayHaveBeenTaken: true);

    public static Attempt<T> Failed(ServiceException failure, bool mayHaveBeenTaken) => new(null, null, failure, mayHaveBeenTaken);
}
