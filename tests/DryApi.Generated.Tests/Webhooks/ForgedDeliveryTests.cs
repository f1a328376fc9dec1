using Microsoft.Extensions.Time.Testing;

namespace DryApi.Generated.Tests.Webhooks;

/// <summary>
/// Genuine deliveries by chance, and what may be made of each by who does not know the secret: all genuine ones are taken and no other. 20,000 of each; with <c>DRYAPI_LONG_TESTS=1</c> a million.
/// </summary>
public sealed class ForgedDeliveryTests
{
    private const int Seed = 17;
    private const long Now = 1772366400;
    private const int Window = 300;
    private const string Hex = "0123456789abcdef";
    private const string FormerSignature = "X-DeAPI-Signature";

    /// <summary>What is made of a delivery, which is never what it was; with another genuine one.</summary>
    private static readonly Dictionary<string, Func<SentDelivery, SentDelivery, Random, SentDelivery>> Forgeries = new()
    {
        ["a bit of the body"] = static (sent, _, random) => sent with { Body = Flipped(sent.Body, random) },
        ["a body cut short"] = static (sent, _, random) => sent with { Body = sent.Body[..random.Next(sent.Body.Length)] },
        ["a longer body"] = static (sent, _, random) => sent with { Body = [.. sent.Body, (byte)random.Next(256)] },
        ["the body of another"] = static (sent, other, _) => sent with { Body = other.Body },
        ["the headers of another"] = static (sent, other, _) => sent with { Headers = other.Headers },
        ["a digit of the signature"] = static (sent, _, random) => sent.With(SentDelivery.Signature, OtherDigit(sent[SentDelivery.Signature], random)),
        ["a character of the signature"] = static (sent, _, random) => sent.With(SentDelivery.Signature, OtherCharacter(sent[SentDelivery.Signature], random)),
        ["a signature cut short"] = static (sent, _, random) => sent.With(SentDelivery.Signature, sent[SentDelivery.Signature][..random.Next(71)]),
        ["an empty signature"] = static (sent, _, _) => sent.With(SentDelivery.Signature, ""),
        ["no signature"] = static (sent, _, _) => sent.Without(SentDelivery.Signature),
        ["no time"] = static (sent, _, _) => sent.Without(SentDelivery.Timestamp),
        ["another time"] = static (sent, _, random) => sent.With(SentDelivery.Timestamp, (long.Parse(sent[SentDelivery.Timestamp]) + random.Next(1, Window)).ToString()),
        ["headers swapped"] = static (sent, _, _) => sent.With(SentDelivery.Signature, sent[SentDelivery.Timestamp]).With(SentDelivery.Timestamp, sent[SentDelivery.Signature]),
        ["the signature twice"] = static (sent, other, random) => sent.And(SentDelivery.Signature.ToLowerInvariant(), (random.Next(2) == 0 ? sent : other)[SentDelivery.Signature]),
        ["the time twice"] = static (sent, _, _) => sent.And(SentDelivery.Timestamp.ToUpperInvariant(), sent[SentDelivery.Timestamp]),
        ["a signature of the other family"] = static (sent, other, _) => sent.Without(SentDelivery.Signature).And(FormerSignature, sent[SentDelivery.Signature]),
        ["another secret"] = static (sent, _, random) => sent.Signed("secret-" + random.Next(), Now),
        ["the empty secret"] = static (sent, _, _) => sent.Signed("", Now),
        ["the event of another kind"] = static (sent, _, _) => sent.With(SentDelivery.Event, sent[SentDelivery.Event] == "job.failed" ? "job.completed" : "job.failed"),
        ["the id of another"] = static (sent, other, _) => sent.With(SentDelivery.DeliveryId, other.Id),
    };

    private static readonly int Rounds = TestLength.Rounds(20_000, 1_000_000);

    [Fact]
    public void Read_OnGenuineAndForgedDeliveries_TakesTheGenuineAlone()
    {
        var random = new Random(Seed);
        var receiver = Receiver();
        string[] names = [.. Forgeries.Keys, "old", "in the future"];
        var tried = names.ToDictionary(name => name, _ => 0);
        for (var number = 0; number < Rounds; number++)
        {
            var (sent, other) = (Genuine(random), Genuine(random));
            Read(receiver, sent).ShouldNotBeNull($"genuine delivery {number} of seed {Seed}").DeliveryId.ShouldBe(sent.Id);

            var name = names[random.Next(names.Length)];
            var forged = name switch
            {
                "old" => sent.Signed("hush", Now - Window - 1 - random.NextInt64(Now / 2)),
                "in the future" => sent.Signed("hush", Now + Window + 1 + random.NextInt64(Now)),
                _ => Forgeries[name](sent, other, random),
            };
            Read(receiver, forged).ShouldBeNull($"forged delivery {number} of seed {Seed}: {name}");
            tried[name]++;
        }

        tried.ShouldAllBe(each => each.Value > 0);
    }

    private static WebhookSignature Receiver() => new("hush", "second") { TimeProvider = new FakeTimeProvider(DateTimeOffset.FromUnixTimeSeconds(Now)) };

    private static SentDelivery Genuine(Random random) => SentDelivery.Next(random, random.Next(2) == 0 ? "hush" : "second", Now + random.Next(-Window, Window + 1));

    /// <summary>What a receiver reads; null where it takes the delivery for another's.</summary>
    private static WebhookEvent? Read(WebhookSignature receiver, SentDelivery delivery)
    {
        try
        {
            return receiver.Read(WebhookHeaders.From(delivery.Headers), delivery.Body);
        }
        catch (DryApiWebhookException)
        {
            return null;
        }
    }

    private static byte[] Flipped(byte[] body, Random random)
    {
        var flipped = (byte[])body.Clone();
        flipped[random.Next(body.Length)] ^= (byte)(1 << random.Next(8));
        return flipped;
    }

    private static string OtherDigit(string signature, Random random)
    {
        var index = 7 + random.Next(64);
        return Replaced(signature, index, Hex[(Hex.IndexOf(signature[index], StringComparison.Ordinal) + random.Next(1, 16)) % 16]);
    }

    private static string OtherCharacter(string signature, Random random)
    {
        var index = random.Next(signature.Length);
        var character = (char)random.Next(1, 0x250);
        return Replaced(signature, index, char.ToUpperInvariant(character) == char.ToUpperInvariant(signature[index]) ? '!' : character);
    }

    private static string Replaced(string text, int index, char character) => text[..index] + character + text[(index + 1)..];
}
