using DryApi.Benchmarks.Runtime.Checks;
using DryApi.Benchmarks.Runtime.Clients;

namespace DryApi.Benchmarks.Runtime.Short;

/// <summary>What checking a request before sending costs, as a share of the hand-written call.</summary>
internal static class ValidationScenario
{
    private const double MostShare = 0.03;

    public static ScenarioResult Run()
    {
        SameWork.CheckValidation();
        using var byHand = new HandWrittenCalls(Samples.BaseAddress, new StubHandler(CallKind.Json.Response));
        var measures = CallLoop.Run(() => CallKind.Json.Run(byHand), () => Expect(SdkCalls.ValidateValid(), 0), () => Expect(SdkCalls.ValidateInvalid(), 1));
        return new ScenarioResult(
            "validation",
            "Validation of a txt2img request, beside the hand-written call",
            [new Row(byHand.Name, measures[0]), new Row("valid request", measures[1]), new Row("invalid request", measures[2])],
            [new Goal("time of a valid request", measures[1].Microseconds / measures[0].Microseconds, MostShare, "times"), new Goal("bytes of a valid request", measures[1].Bytes, 0, "B")]);
    }

    private static void Expect(int found, int wanted)
    {
        if (found != wanted)
        {
            throw new InvalidOperationException($"The request has {wanted} wrong fields, and {found} were found.");
        }
    }
}
