using System.Diagnostics;
using System.Diagnostics.Metrics;
using DryApi.Benchmarks.Runtime.Clients;
using DryApi.Http;
using DryApi.Telemetry;

namespace DryApi.Benchmarks.Runtime.Short;

/// <summary>What telemetry adds to a call: where nobody listens, no more than to ask whether anybody does, before the call and before its request; then with somebody who does.</summary>
internal static class TelemetryScenario
{
    private const double MostShare = 0.02;

    public static ScenarioResult Run()
    {
        using var byHand = new HandWrittenCalls(Samples.BaseAddress, new StubHandler(CallKind.Json.Response));
        using var sdk = new SdkCalls(Samples.BaseAddress, new StubHandler(CallKind.Json.Response));
        Action[] calls = [() => CallKind.Json.Run(byHand), () => CallKind.Json.Run(sdk)];
        using var client = new DryApiClient(Samples.ApiKey);
        var telemetry = ((ApiTransport)client.RequestAdapter).Options.Service.Telemetry;
        var silent = CallLoop.Run([.. calls, () => Ask(telemetry)]);
        Measure[] heard;
        using (Listen())
        using (Measurements())
        {
            heard = CallLoop.Run(calls);
        }

        return new ScenarioResult(
            "telemetry",
            "Telemetry of a txt2img request, beside the hand-written call",
            [
                new Row(byHand.Name, silent[0]),
                new Row("nobody listens", silent[1]),
                new Row("of that: the questions", silent[2]),
                // Two runs are compared by the call that is the same in both.
                new Row("traces and metrics", heard[1] with { Microseconds = heard[1].Microseconds * silent[0].Microseconds / heard[0].Microseconds }),
            ],
            [
                new Goal("time of the questions", silent[2].Microseconds / silent[1].Microseconds, MostShare, "times the call"),
                new Goal("bytes of the questions", silent[2].Bytes, 0, "B"),
            ]);
    }

    private static void Ask(ServiceTelemetry telemetry)
    {
        if (telemetry.IsOn || telemetry.IsOn)
        {
            throw new InvalidOperationException("Somebody listens, and nobody should.");
        }
    }

    private static ActivityListener Listen()
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = static source => source.Name == DryApiTelemetry.Name,
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }

    private static MeterListener Measurements()
    {
        var listener = new MeterListener
        {
            InstrumentPublished = static (instrument, listener) =>
            {
                if (instrument.Meter.Name == DryApiTelemetry.Name)
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<double>(static (_, _, _, _) => { });
        listener.SetMeasurementEventCallback<long>(static (_, _, _, _) => { });
        listener.Start();
        return listener;
    }
}
