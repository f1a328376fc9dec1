using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace DryApi.Emulator.Http;

/// <summary>The last requests that came.</summary>
internal sealed class CallLog(EmulatorClock clock)
{
    private const int MaxRemembered = 1000;

    private readonly Lock _lock = new();
    private readonly Queue<EmulatedCall> _calls = new();

    /// <summary>Is told of each request that has ended.</summary>
    public event Action<EmulatedCall>? Added;

    /// <summary>The requests, the oldest first.</summary>
    public IReadOnlyList<EmulatedCall> All
    {
        get
        {
            lock (_lock)
            {
                return [.. _calls];
            }
        }
    }

    /// <summary>What is known of a request that is on its way.</summary>
    public static CallNote NoteOf(HttpContext context) => context.Features.GetRequiredFeature<CallNote>();

    public async Task RunAsync(HttpContext context, RequestDelegate next)
    {
        var (note, at) = (new CallNote(), clock.GetUtcNow());
        context.Features.Set(note);
        try
        {
            await next(context).ConfigureAwait(false);
        }
        finally
        {
            Add(new EmulatedCall
            {
                At = at,
                Method = context.Request.Method,
                Path = context.Request.Path,
                Status = note.IsCut ? 0 : context.Response.StatusCode,
                Operation = note.Operation,
                ClientId = note.Account?.Settings.ClientId,
                Refusal = note.Refusal,
                JobId = note.JobId,
                UnknownFields = note.UnknownFields,
                Fault = note.Fault,
            });
        }
    }

    public void Clear()
    {
        lock (_lock)
        {
            _calls.Clear();
        }
    }

    private void Add(EmulatedCall call)
    {
        lock (_lock)
        {
            _calls.Enqueue(call);
            if (_calls.Count > MaxRemembered)
            {
                _calls.Dequeue();
            }
        }

        Added?.Invoke(call);
    }
}
