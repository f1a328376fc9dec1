using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using DryApi.Emulator.Tests.Documents;
using DryApi.TestSupport.Servers;

namespace DryApi.Emulator.Tests;

/// <summary>The verdicts of the strict emulator on requests in JSON, beside those of Prism, which reads the same documents.</summary>
public sealed class PrismTests(PrismServer prism) : IClassFixture<PrismServer>
{
    private static readonly JsonNode?[] Oddities = [null, "", "text", "7", 7, -1, 7.5, true, new JsonArray(), new JsonArray(7), new JsonArray("text"), new JsonObject(), new JsonObject { ["a"] = 1 }];

    /// <summary>What the emulator demands beyond the keywords of the documents: the models there are and their limits, and what the documents say in words.</summary>
    private static readonly string[] Beyond =
    [
        "The selected model is invalid",
        "The width field must be between", "The height field must be between", "The duration field must be between", "The steps field must be between",
        "The guidance field must be between", "The frames field must be between", "The fps field must be between",
        "The webhook_secret field is only for a request with a webhook_url", "The text field is required when none of", "The audio_url field is required when none of",
        "The input field must be a string",
    ];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string> Operations => [.. DocumentedOperation.All.Where(operation => operation.MediaType == "application/json").Select(operation => operation.ToString())];

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Verdict_OnARequestInJson_IsThatOfPrism(string name)
    {
        await using var service = await Service.StartAsync(new DryApiEmulatorOptions { Strict = true, Accounts = [new EmulatorAccount { Balance = 1000 }] });
        var operation = DocumentedOperation.All.Single(each => each.ToString() == name);
        var others = new List<string>();
        foreach (var draft in from body in operation.Bodies from isMaximal in (bool[])[false, true] select new Draft(operation, body, isMaximal))
        {
            await draft.SendUntilRightAsync(service, "none");
            var usual = draft.Values.DeepClone().AsObject();
            await JudgeAsync(usual, "a right request");
            foreach (var (field, schema) in draft.Properties)
            {
                var without = usual.DeepClone().AsObject();
                without.Remove(field);
                await JudgeAsync(without, $"without {field}");
                foreach (var oddity in Oddities.Concat(Mistakes.Of(schema).Select(mistake => mistake.Value)))
                {
                    var odd = usual.DeepClone().AsObject();
                    odd[field] = oddity?.DeepClone();
                    await JudgeAsync(odd, $"{field}: {oddity?.ToJsonString() ?? "null"}");
                }
            }
        }

        others.ShouldBeEmpty();

        async Task JudgeAsync(JsonObject values, string what)
        {
            var (theirs, violations) = await AskAsync(prism.UrlOf(operation.Version), values);
            var (ours, body) = await AskAsync(service.BaseAddress, values);
            if (theirs != ours && !(theirs && Beyond.Any(rule => body.Contains(rule, StringComparison.Ordinal))))
            {
                others.Add($"{what}: {theirs} {violations} / {ours} {body}");
            }
        }

        async Task<(bool IsRight, string Why)> AskAsync(Uri server, JsonObject values)
        {
            using var http = new HttpClient { BaseAddress = server };
            using var request = new HttpRequestMessage(new HttpMethod(operation.Method), operation.Path) { Content = new StringContent(values.ToJsonString(), System.Text.Encoding.UTF8, "application/json") };
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", "any-key");
            request.Headers.Accept.ParseAdd("application/json");
            using var response = await http.SendAsync(request, Cancellation);
            var text = await response.Content.ReadAsStringAsync(Cancellation);
            return (response.IsSuccessStatusCode, text[..Math.Min(400, text.Length)]);
        }
    }
}
