using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace DryApi.Benchmarks.Webhooks;

/// <summary>
/// How long a wrong signature takes by where its first wrong byte is: all the same, so that nobody finds a right one by its time. Beside it a comparison that stops at the first wrong byte, which shows that
/// the difference can be seen here.
/// </summary>
internal static class SignatureBenchmark
{
    private const int Rounds = 201;
    private const int Calls = 2000;
    private const double MostDifference = 0.01;

    private static readonly byte[] Secret = "a secret of some length"u8.ToArray();
    private static readonly byte[] Body = "{}"u8.ToArray();

    /// <returns>Whether the goal is kept.</returns>
    public static bool Run()
    {
        var webhooks = new WebhookSignature(Encoding.UTF8.GetString(Secret));
        var genuine = webhooks.Sign(Body);
        (string Name, int Index)[] places = [("the first byte", 0), ("the sixteenth", 15), ("the last", 31), ("none", -1)];
        var headers = places.Select(place => Wrong(genuine, place.Index)).ToArray();
        var taken = 0;
        var own = Sampler.Interleave(Rounds, Sampler.Computed, static _ => { }, each => taken += Repeat(() => webhooks.Verify(each, Body)), headers);
        var stopping = Sampler.Interleave(Rounds, Sampler.Computed, static _ => { }, each => taken += Repeat(() => VerifyStopping(each)), headers);
        var isKept = true;
        foreach (var (index, place) in places.Index())
        {
            var (ratio, beside) = (own[index].RatioTo(own[0]), stopping[index].RatioTo(stopping[0]));
            isKept &= Math.Abs(ratio - 1) <= MostDifference;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{place.Name + " is wrong",-22} {ratio:0.000}   one that stops at it {beside:0.000}"));
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"a verification takes {own[0].DividedBy(Calls).Median * 1000:0.00} µs; ratios to the first row, at most {MostDifference:0.00} from 1: {(isKept ? "kept" : "EXCEEDED")}"));
        return isKept && taken == 2 * (Rounds + 1) * Calls;
    }

    private static int Repeat(Func<bool> verify)
    {
        var taken = 0;
        for (var call = 0; call < Calls; call++)
        {
            taken += verify() ? 1 : 0;
        }

        return taken;
    }

    private static WebhookHeaders Wrong(WebhookHeaders genuine, int index)
    {
        var signature = genuine.Signature!.ToCharArray();
        if (index >= 0)
        {
            var place = "sha256=".Length + (2 * index);
            signature[place] = signature[place] == '0' ? '1' : '0';
        }

        return new WebhookHeaders { Signature = new string(signature), Timestamp = genuine.Timestamp };
    }

    private static bool VerifyStopping(WebhookHeaders headers)
    {
        var given = Convert.FromHexString(headers.Signature.AsSpan("sha256=".Length));
        var own = HMACSHA256.HashData(Secret, Encoding.UTF8.GetBytes(headers.Timestamp + ".{}"));
        for (var index = 0; index < own.Length; index++)
        {
            if (own[index] != given[index])
            {
                return false;
            }
        }

        return true;
    }
}
