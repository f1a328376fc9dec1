using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace DryApi.Generated.Tests.Jobs;

/// <summary>A storage with one file. ASP.NET's own code answers, ranges and conditions included; the answers can be cut.</summary>
internal sealed class ResultStorage
{
    private int _requests;

    /// <summary>The file, by the number of the request, from 1.</summary>
    public required Func<int, byte[]> File { get; init; }

    /// <summary>Its strong tag, by the number of the request; null for none.</summary>
    public Func<int, string?> Tag { get; init; } = static _ => "v1";

    /// <summary>When it was changed, by the number of the request; null for unknown.</summary>
    public Func<int, DateTimeOffset?> Modified { get; init; } = static _ => null;

    /// <summary>After how many bytes the answer is cut, by the number of the request; null for never.</summary>
    public Func<int, long?> Cut { get; init; } = static _ => null;

    /// <summary>Whether a cut answer keeps its connection, and says nothing more.</summary>
    public bool Stalls { get; init; }

    /// <summary>Whether ranges are answered as such.</summary>
    public bool KnowsRanges { get; init; } = true;

    /// <summary>What answers in its place, by the number of the request.</summary>
    public Func<int, Func<HttpContext, Task>?> Instead { get; init; } = static _ => null;

    public async Task RespondAsync(HttpContext context)
    {
        var number = Interlocked.Increment(ref _requests);
        if (Instead(number) is { } instead)
        {
            await instead(context);
            return;
        }

        context.Response.Headers.Date = "Sun, 01 Mar 2026 12:00:00 GMT";
        if (Cut(number) is { } length)
        {
            context.Response.Body = new CuttingStream(context, context.Response.Body, length, Stalls);
        }

        var tag = Tag(number) is { } value ? new EntityTagHeaderValue($"\"{value}\"") : null;
        await TypedResults.Bytes(File(number), "image/png", enableRangeProcessing: KnowsRanges, lastModified: Modified(number), entityTag: tag).ExecuteAsync(context);
    }
}
