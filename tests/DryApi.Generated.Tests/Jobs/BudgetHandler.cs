using System.Net;
using System.Text;

namespace DryApi.Generated.Tests.Jobs;

/// <summary>A service with a budget of calls a minute: it knows when each job ends, and notes who asks when.</summary>
internal sealed class BudgetHandler(TimeProvider time, int budget, Func<string, DateTimeOffset> endOf) : HttpMessageHandler
{
    private readonly Lock _lock = new();
    private readonly List<DateTimeOffset> _calls = [];
    private readonly Dictionary<string, TimeSpan> _delays = [];

    /// <summary>When each call came.</summary>
    public IReadOnlyList<DateTimeOffset> Calls => _calls;

    /// <summary>How long after its end each job was seen to be done.</summary>
    public IReadOnlyDictionary<string, TimeSpan> Delays => _delays;

    /// <summary>How many calls were too many.</summary>
    public int Refused { get; private set; }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            var now = time.GetUtcNow();
            if (_calls.Count(call => call > now - TimeSpan.FromMinutes(1)) >= budget)
            {
                Refused++;
                return Respond(HttpStatusCode.TooManyRequests, "{}");
            }

            _calls.Add(now);
            var id = request.RequestUri!.Segments[^1];
            if (now < endOf(id))
            {
                return Respond(HttpStatusCode.OK, """{"data":{"status":"processing"}}""");
            }

            _delays[id] = now - endOf(id);
            return Respond(HttpStatusCode.OK, """{"data":{"status":"done"}}""");
        }
    }

    private static Task<HttpResponseMessage> Respond(HttpStatusCode status, string body) =>
        Task.FromResult(new HttpResponseMessage(status) { Content = new StringContent(body, Encoding.UTF8, "application/json") });
}
