using System.Net;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text;
using DryApi.Errors;
using DryApi.Serialization;

namespace DryApi.Http;

/// <summary>Reads the server-sent events of a response as they come. .NET's own parser takes them apart.</summary>
internal static class EventStream
{
    /// <summary>Events with JSON as their data.</summary>
    public static IAsyncEnumerable<SseItem<T>> JsonAsync<T>(ApiCall call, CancellationToken cancellationToken)
        where T : class, IJsonReadable<T> => ReadAsync<T>(
            call,
            (response, data) => data.IndexOfAnyExcept(" \t\r\n"u8) < 0 ? EventData<T>.None : data.SequenceEqual("[DONE]"u8) ? EventData<T>.End : new EventData<T>(ResponseReader.ReadEvent<T>(call.Operation.Service, data, response)),
            cancellationToken);

    /// <summary>Events with text as their data.</summary>
    public static IAsyncEnumerable<SseItem<string>> TextAsync(ApiCall call, CancellationToken cancellationToken) =>
        ReadAsync<string>(call, static (_, data) => new EventData<string>(Encoding.UTF8.GetString(data)), cancellationToken);

    private delegate EventData<T> DataReader<T>(HttpResponseMessage response, ReadOnlySpan<byte> data)
        where T : class;

    private static async IAsyncEnumerable<SseItem<T>> ReadAsync<T>(ApiCall call, DataReader<T> read, [EnumeratorCancellation] CancellationToken cancellationToken)
        where T : class
    {
        var opened = await ApiCalls.OpenEventsAsync(call with { Accept = OpenEvents.MediaType }, cancellationToken).ConfigureAwait(false);
        using var response = opened.Response;
        if (response.StatusCode == HttpStatusCode.NoContent)
        {
            yield break;
        }

        var source = new EventSource(call, response, cancellationToken);
        await using (source.ConfigureAwait(false))
        {
            var events = SseParser.Create(source, (_, data) => read(response, data)).EnumerateAsync(CancellationToken.None).GetAsyncEnumerator(CancellationToken.None);
            await using (events.ConfigureAwait(false))
            {
                while (await source.NextAsync(events).ConfigureAwait(false) && !events.Current.Data.IsEnd)
                {
                    var item = events.Current;
                    if (item.Data.Value is { } data)
                    {
                        yield return new SseItem<T>(data, item.EventType) { EventId = item.EventId, ReconnectionInterval = item.ReconnectionInterval };
                    }
                }
            }
        }
    }

    /// <summary>The data of an event; null where it has none.</summary>
    private readonly record struct EventData<T>(T? Value, bool IsEnd = false)
        where T : class
    {
        public static EventData<T> None => default;

        public static EventData<T> End => new(null, IsEnd: true);
    }
}
