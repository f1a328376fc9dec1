using System.Text;
using System.Text.Json.Nodes;
using DryApi.Emulator.Tests.Documents;
using NJsonSchema;

namespace DryApi.Emulator.Tests;

/// <summary>
/// Requests that a seeded random makes from the documents, right in part: whatever comes, it is taken or refused, and nobody has to wait for it.
/// With <c>DRYAPI_LONG_TESTS=1</c> ten times as many.
/// </summary>
public sealed class FuzzTests
{
    private const int Groups = 8;

    private static readonly string[] Odd =
    [
        "null", "true", "0", "-1", "1.5", "1e400", "-1e400", "1e-400", "99999999999999999999", "9223372036854775808", "\"\"", "\" \"", "\"text\"", "\"\\ud800\"", "\"1\"", "\"NaN\"", "[]", "[null]", "[1]", "[{}]", "[[]]", "{}",
        "{\"a\":1}", "{\"\\ud800\":1}", "\"\\u0000\"", "\"https://example.com\"", "\"http://[::1\"", "64", "512", "\"Flux1schnell\"", "\"[\"", "\"{\"", "\"[1\"",
    ];

    private static readonly int Requests = Environment.GetEnvironmentVariable("DRYAPI_LONG_TESTS") == "1" ? 200_000 : 20_000;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, Groups)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Request_OfAnyKind_IsTakenOrRefused(int seed)
    {
        var random = new Random(seed);
        await using var service = await Service.StartAsync(new DryApiEmulatorOptions { Accounts = [new EmulatorAccount { Balance = 1_000_000 }], MaxJobs = 10, Strict = seed % 2 == 0 });
        for (var i = 0; i < Requests / Groups; i++)
        {
            var operation = DocumentedOperation.All[random.Next(DocumentedOperation.All.Count)];
            var drafts = operation.Bodies.Count == 0 ? [new Draft(operation, null, true)] : operation.Bodies.Select(body => new Draft(operation, body, random.Next(2) == 0)).ToList();
            var draft = drafts[random.Next(drafts.Count)];
            using var request = random.Next(3) == 0 && operation.MediaType == "application/json" ? OddJson(draft, random) : OddFields(draft, random);
            var sent = request.Content is StringContent text ? await text.ReadAsStringAsync(TestContext.Current.CancellationToken) : null;

            using var response = await service.Http.SendAsync(request, TestContext.Current.CancellationToken);

            ((int)response.StatusCode).ShouldBeOneOf(200, 404, 415, 422);
            // What a strict emulator took is right by another reading of the document, which cannot read numbers above 64 bits.
            if (response.IsSuccessStatusCode && seed % 2 == 0 && sent is not null && operation.MediaType == "application/json" && !sent.Contains("99999999999", StringComparison.Ordinal) && !sent.Contains("9223372036854775808", StringComparison.Ordinal))
            {
                var schema = await SecondReading.BodyAsync(operation);
                schema.Validate(sent, SchemaType.OpenApi3).ShouldBeEmpty($"{operation}: {sent}");
            }
        }
    }

    private static HttpRequestMessage OddFields(Draft draft, Random random)
    {
        for (var changes = random.Next(4); changes > 0; changes--)
        {
            var place = draft.Query.Count > 0 && random.Next(2) == 0 ? draft.Query : draft.Values;
            var names = place.Select(each => each.Key).Append("unknown").ToList();
            var name = names[random.Next(names.Count)];
            var value = Odd[random.Next(Odd.Length)];
            if (random.Next(5) == 0)
            {
                place.Remove(name);
            }
            else if (JsonNode.Parse(value) is var node && !value.Contains("\\ud800", StringComparison.Ordinal))
            {
                place[name] = node;
            }
        }

        return draft.ToRequest(random.Next(2) == 0 ? "none" : Uri.EscapeDataString("a/../ü"));
    }

    private static HttpRequestMessage OddJson(Draft draft, Random random)
    {
        var request = draft.ToRequest();
        var text = draft.Values.ToJsonString();
        var at = random.Next(text.Length + 1);
        text = random.Next(4) switch
        {
            0 => text[..at],
            1 => text.Insert(at, Odd[random.Next(Odd.Length)]),
            2 => text.Insert(1, $"\"{draft.Values.Select(each => each.Key).FirstOrDefault() ?? "a"}\":{Odd[random.Next(Odd.Length)]}{(draft.Values.Count > 0 ? "," : "")}"),
            _ => new string('[', random.Next(200)) + text,
        };
        request.Content = new StringContent(text, Encoding.UTF8, "application/json");
        return request;
    }
}
