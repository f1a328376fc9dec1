using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace DryApi.Emulator.Http;

/// <summary>Responses that go wrong on demand.</summary>
internal sealed class FaultyResponse(EmulatorFaults faults, EmulatorClock clock)
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    /// <summary>The fault of a request to an operation; null for most.</summary>
    public EmulatorFault? Take(HttpContext context, string operation)
    {
        var fault = faults.Take(operation);
        CallLog.NoteOf(context).Fault = fault?.Kind;
        return fault;
    }

    /// <summary>Does what a fault does before a request is looked at.</summary>
    /// <returns>Whether that was all.</returns>
    public async Task<bool> BeginAsync(HttpContext context, EmulatorFault? fault)
    {
        switch (fault?.Kind)
        {
            case EmulatorFaultKind.Stall:
                await Task.Delay(fault.Duration ?? Timeout.InfiniteTimeSpan, clock, context.RequestAborted).ConfigureAwait(false);
                return false;
            case EmulatorFaultKind.CutBefore:
                Cut(context);
                return true;
            case EmulatorFaultKind.Status:
                if (fault.RetryAfter is { } pause)
                {
                    context.Response.Headers.RetryAfter = Math.Ceiling(pause.TotalSeconds).ToString("F0", CultureInfo.InvariantCulture);
                }

                if (fault.Body is null)
                {
                    await ErrorWriter.WriteAsync(context, fault.StatusCode, "The emulator was asked to fail here.").ConfigureAwait(false);
                }
                else
                {
                    context.Response.StatusCode = fault.StatusCode;
                    await context.Response.WriteAsync(fault.Body, context.RequestAborted).ConfigureAwait(false);
                }

                return true;
            default:
                return false;
        }
    }

    /// <summary>Writes the body of a response, as far as a fault lets it.</summary>
    public async Task WriteAsync(HttpContext context, ReadOnlyMemory<byte> body, EmulatorFault? fault)
    {
        var response = context.Response;
        switch (fault?.Kind)
        {
            case EmulatorFaultKind.CutAfter:
                Cut(context);
                return;
            case EmulatorFaultKind.BrokenJson:
                response.ContentLength = body.Length / 2;
                await response.Body.WriteAsync(body[..(body.Length / 2)], context.RequestAborted).ConfigureAwait(false);
                return;
            case EmulatorFaultKind.SlowBytes:
                response.ContentLength = body.Length;
                for (var at = 0; at < body.Length; at += fault.BytesPerSecond)
                {
                    await response.Body.WriteAsync(body[at..Math.Min(body.Length, at + fault.BytesPerSecond)], context.RequestAborted).ConfigureAwait(false);
                    await response.Body.FlushAsync(context.RequestAborted).ConfigureAwait(false);
                    await Task.Delay(Second, clock, context.RequestAborted).ConfigureAwait(false);
                }

                return;
            default:
                response.ContentLength = body.Length;
                await response.Body.WriteAsync(body, context.RequestAborted).ConfigureAwait(false);
                return;
        }
    }

    private static void Cut(HttpContext context)
    {
        CallLog.NoteOf(context).IsCut = true;
        context.Abort();
    }
}
