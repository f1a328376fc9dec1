using System.Text.Json;
using System.Text.Json.Nodes;
using DryApi.Emulator.Tests.Documents;
using DryApi.Emulator.Tests.Support;
using NJsonSchema;

namespace DryApi.Emulator.Tests;

/// <summary>
/// All operations of both versions of the API, with requests that are made from the documents: right ones are answered with what the document
/// says, judged by another validator than the emulator's, and each mistake is refused under the name of its field.
/// </summary>
public sealed class EveryOperationTests(Browser browser)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string> Operations => [.. DocumentedOperation.All.Select(operation => operation.ToString())];

    public static TheoryData<string> OperationsWithBodies => [.. DocumentedOperation.All.Where(operation => operation.Bodies.Count > 0).Select(operation => operation.ToString())];

    public static TheoryData<string> Jobs => [.. DocumentedOperation.All.Where(operation => operation.TakesJob).Select(operation => operation.ToString())];

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Operation_OnARightRequest_RespondsAsTheDocumentSays(string name)
    {
        await using var service = await Service.StartAsync(balance: 1000);
        var operation = Find(name);
        var schema = await SecondReading.SuccessAsync(operation);
        var id = await JobAsync(service);
        foreach (var draft in DraftsOf(operation))
        {
            var body = await draft.SendUntilRightAsync(service, id);

            schema.Validate(body, SchemaType.OpenApi3).ShouldBeEmpty(body);
        }
    }

    [Theory]
    [MemberData(nameof(OperationsWithBodies))]
    public async Task Operation_OnOneMistake_NamesTheField(string name)
    {
        await using var service = await Service.StartAsync(balance: 1000);
        foreach (var draft in DraftsOf(Find(name)).Where(draft => draft.Values.Count > 0))
        {
            await draft.SendUntilRightAsync(service, await JobAsync(service));
            foreach (var (field, mistake, change) in MistakesOf(draft))
            {
                var usual = draft.Values.DeepClone().AsObject();
                change(draft.Values);
                using var request = draft.ToRequest();
                var (status, body) = await service.SendAsync(request.Method, request.RequestUri!.ToString(), request.Content);

                status.ShouldBe(422, $"{field}: {mistake}");
                body.GetProperty("errors").EnumerateObject().Select(error => error.Name).ShouldContain(each => each == field || each.StartsWith(field + ".", StringComparison.Ordinal) || each == "body", $"{mistake}: {body}");
                draft.Values.Clear();
                foreach (var (key, value) in usual)
                {
                    draft.Values[key] = value?.DeepClone();
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Jobs))]
    public async Task Job_OnARightRequest_CostsItsPriceAndMakesAFileThatOpens(string name)
    {
        await using var service = await Service.StartAsync(balance: 1000);
        var operation = Find(name);
        foreach (var draft in DraftsOf(operation))
        {
            await draft.SendUntilRightAsync(service, "none");
            var before = await BalanceAsync(service);
            var submitted = JsonNode.Parse(await draft.SendUntilRightAsync(service, "none"))!;
            var price = before - await BalanceAsync(service);
            var data = await DoneAsync(service, (string)submitted["data"]!["request_id"]!);

            price.ShouldBeGreaterThan(0);
            await ShouldOpenAsync((string)data["result_url"]!);
            foreach (var (_, link) in data["results_alt_formats"] as JsonObject ?? [])
            {
                await ShouldOpenAsync((string)link!);
            }

            if (DocumentedOperation.All.FirstOrDefault(each => each.Path == operation.Path + "/price" || each.Path == operation.Path + "/price-calculation") is { } priced)
            {
                (await PriceAsync(service, priced, draft)).ShouldBe(price, $"{name}: {draft.Values}");
            }
        }
    }

    [Fact]
    public void Jobs_OfBothVersions_AreAsManyAsTheSdksSubmit() =>
        Jobs.Count.ShouldBe(DryApiOperations.All.Concat(V2.DryApiOperations.All).Count(operation => operation.Submit is not null));

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Operation_ByTheSdk_IsAnsweredAndItsJobOpened(string name)
    {
        await using var service = await Service.StartAsync(balance: 1000);
        var operation = Find(name);
        var described = (operation.Version == "v1" ? DryApiOperations.All : V2.DryApiOperations.All).Single(each => $"{each.Method} {each.Path}" == name);
        using DryApiClientBase client = operation.Version == "v1" ? new DryApiClient(service.ClientOptions) : new V2.DryApiClient(service.ClientOptions);
        var id = await JobAsync(service);
        foreach (var draft in DraftsOf(operation))
        {
            await draft.SendUntilRightAsync(service, id);
            if (described.Submit is null)
            {
                (await CallUntilRightAsync(draft, id, values => client.RunAsync(described, values, Cancellation))).ShouldNotBeNull();
                continue;
            }

            var job = await CallUntilRightAsync(draft, id, values => client.SubmitAsync(described, values, Cancellation));
            await ShouldOpenAsync((await job.WaitAsync(cancellationToken: Cancellation)).ResultUrl.ShouldNotBeNull().AbsoluteUri);
        }
    }

    /// <summary>Calls with what the SDK takes: it knows limits that the document has in words alone.</summary>
    private static async Task<T> CallUntilRightAsync<T>(Draft draft, string id, Func<Dictionary<string, object?>, Task<T>> call)
    {
        for (var lesson = 0; ; lesson++)
        {
            try
            {
                return await call(draft.ToValues(id));
            }
            catch (DryApiValidationException refusal) when (lesson < Draft.MostLessons && refusal.Errors.All(error => draft.Learn(error.Key, error.Value[0])))
            {
                // Once more, with what it taught.
            }
        }
    }

    /// <summary>What the price operation says of the fields that a job has, of those that it takes.</summary>
    private static async Task<decimal> PriceAsync(Service service, DocumentedOperation priced, Draft job)
    {
        var body = priced.Bodies.First(schema => Names(schema["required"]).All(field => job.Values.ContainsKey(field)));
        var draft = new Draft(priced, body, isMaximal: false);
        foreach (var (field, _) in draft.Properties.ToList())
        {
            if (job.Values.ContainsKey(field))
            {
                draft.Values[field] = job.Values[field]?.DeepClone();
            }
        }

        using var request = draft.ToRequest();
        var (status, answer) = await service.SendAsync(request.Method, request.RequestUri!.ToString(), request.Content);
        status.ShouldBe(200, answer.ToString());
        return answer.GetProperty("data").GetProperty("price").GetDecimal();
    }

    private async Task ShouldOpenAsync(string address)
    {
        using var stranger = new HttpClient();
        using var response = await stranger.GetAsync(address, Cancellation);
        var content = await response.Content.ReadAsByteArrayAsync(Cancellation);
        var type = response.Content.Headers.ContentType!.MediaType!;
        switch (type)
        {
            case "image/png" or "image/jpeg" or "image/webp":
                Pictures.SizeOf(content).Width.ShouldBeGreaterThan(0);
                break;
            case "audio/wav" or "audio/flac":
                (await browser.DecodeAsync(new Uri(address), 24_000)).ShouldContain(sample => sample != 0);
                break;
            case "video/mp4":
                var video = await browser.PlayAsync(new Uri(address));
                video.EndedAt.ShouldBe(video.Duration, 0.001);
                video.Size.Width.ShouldBeGreaterThan(0);
                break;
            case "application/json":
                JsonDocument.Parse(content).Dispose();
                break;
            default:
                type.ShouldBe("text/plain");
                content.Length.ShouldBeGreaterThan(0);
                break;
        }
    }

    private static IEnumerable<(string Field, string Mistake, Action<JsonObject> Change)> MistakesOf(Draft draft)
    {
        foreach (var field in draft.Required.Where(field => !draft.IsRightWithout(field)))
        {
            yield return (Plain(field), "left out", values => values.Remove(field));
        }

        foreach (var (field, schema) in draft.Properties.Where(each => draft.Values[each.Name] is JsonValue))
        {
            foreach (var (keyword, wrong) in Mistakes.Of(schema))
            {
                yield return (Plain(field), keyword, values => values[field] = wrong.DeepClone());
            }
        }
    }

    /// <summary>The least and the most that each body of an operation can have.</summary>
    private static IEnumerable<Draft> DraftsOf(DocumentedOperation operation) =>
        from body in operation.Bodies.Count == 0 ? (IReadOnlyList<JsonObject?>)[null] : operation.Bodies
        from isMaximal in (bool[])[false, true]
        select new Draft(operation, body, isMaximal);

    private static async Task<string> JobAsync(Service service) => JsonNode.Parse(await DraftsOf(Find("POST /api/v1/client/txt2img")).First().SendUntilRightAsync(service, "none"))!["data"]!["request_id"]!.GetValue<string>();

    private static async Task<JsonNode> DoneAsync(Service service, string id)
    {
        service.Clock.Advance(TimeSpan.FromSeconds(1));
        var (_, status) = await service.SendAsync(HttpMethod.Get, "/api/v2/jobs/" + id);
        status.GetProperty("data").GetProperty("status").GetString().ShouldBe("done");
        return JsonNode.Parse(status.GetProperty("data").GetRawText())!;
    }

    private static async Task<decimal> BalanceAsync(Service service) => (await service.SendAsync(HttpMethod.Get, "/api/v1/client/balance")).Body.GetProperty("balance").GetDecimal();

    private static DocumentedOperation Find(string name) => DocumentedOperation.All.Single(operation => operation.ToString() == name);

    private static IEnumerable<string> Names(JsonNode? names) => (names as JsonArray ?? []).Select(each => (string)each!);

    private static string Plain(string field) => field.Replace("[]", "", StringComparison.Ordinal);
}
