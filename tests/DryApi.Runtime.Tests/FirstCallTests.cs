using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Bookshop.Warehouse;
using DryApi.Http;
using Microsoft.Kiota.Abstractions;

namespace DryApi.Runtime.Tests;

/// <summary>What a service needs for its calls is made when the first one is, and no call goes without it.</summary>
public sealed class FirstCallTests(LoopbackServer server)
{
    private const string Name = "Lighthouse";

    [Fact]
    public async Task Meters_OfAService_AreMadeAtItsFirstCallAndMeasureIt()
    {
        var (published, measured) = (new ConcurrentQueue<string>(), new ConcurrentQueue<string>());
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name == Name)
                {
                    published.Enqueue(instrument.Name);
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<double>((instrument, _, _, _) => measured.Enqueue(instrument.Name));
        listener.Start();
        var inbox = server.Open(Responses.Json("""{"copies":3}"""));
        var service = new ApiService(Name, typeof(FirstCallTests).Assembly, "https://lighthouse.example");
        using var transport = new ApiTransport(new Options(service) { ApiKey = "key-that-must-stay-secret", BaseAddress = inbox.Url });
        var lamp = new LampRequestBuilder(transport, service);
        published.ShouldBeEmpty();

        (await lamp.GetAsync()).Copies.ShouldBe(3);

        published.ShouldContain("lighthouse.client.resends");
        measured.Order(StringComparer.Ordinal).ShouldBe(["http.client.request.duration", "lighthouse.client.call.duration"]);
    }

    private sealed class Options(ApiService service) : ClientOptions(service);

    private sealed class LampRequestBuilder(IRequestAdapter adapter, ApiService service) : ApiRequestBuilder(adapter, "/lamp")
    {
        private readonly ApiOperation _get = new(service, Method.GET, "GET", "{+baseurl}/lamp");

        public Task<Shelf> GetAsync() => ApiCalls.SendAsync<Shelf>(CallOf(_get, configure: null), TestContext.Current.CancellationToken);
    }
}
