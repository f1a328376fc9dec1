using System.Net.Http.Headers;

namespace DryApi;

/// <summary>Which version of a result the first bytes came from, so that the rest can be asked for.</summary>
internal sealed class ResultVersion
{
    /// <summary>A date tells versions apart that are this far from the answer (RFC 9110, 8.8.2.2).</summary>
    private static readonly TimeSpan Resolution = TimeSpan.FromSeconds(1);

    private readonly RangeConditionHeaderValue _condition;
    private readonly long _length;

    private ResultVersion(RangeConditionHeaderValue condition, long length) => (_condition, _length) = (condition, length);

    /// <summary>The version of an answer; null when the rest of it cannot be asked for.</summary>
    public static ResultVersion? Of(HttpResponseMessage response)
    {
        // Without a length it may have been unpacked on the way, and positions would be those of something else.
        var content = response.Content.Headers;
        if (content.ContentLength is not { } length || response.Headers.AcceptRanges.Contains("none"))
        {
            return null;
        }

        return response.Headers.ETag is { IsWeak: false } tag ? new ResultVersion(new RangeConditionHeaderValue(tag), length)
            : content.LastModified is { } modified && response.Headers.Date - modified >= Resolution ? new ResultVersion(new RangeConditionHeaderValue(modified), length)
            : null;
    }

    /// <summary>Makes a request ask for what follows, or for all of it if it is another version now.</summary>
    public void AskForRest(HttpRequestMessage request, long received)
    {
        request.Headers.Range = new RangeHeaderValue(received, null);
        request.Headers.IfRange = _condition;
    }

    /// <summary>Whether an answer goes on where this version stopped.</summary>
    public bool IsContinuedBy(HttpResponseMessage response, long received)
    {
        var content = response.Content.Headers;
        return content.ContentRange is { Unit: "bytes", From: { } from, To: { } to } range
            && from == received
            && (range.Length ?? to + 1) == _length
            && (content.ContentLength ?? to - from + 1) == to - from + 1
            && (_condition.EntityTag is null || response.Headers.ETag is null || response.Headers.ETag.Equals(_condition.EntityTag));
    }
}
