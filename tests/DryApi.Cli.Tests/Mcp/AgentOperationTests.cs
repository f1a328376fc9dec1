using System.Text.Json.Nodes;

namespace DryApi.Cli.Tests.Mcp;

/// <summary>Every operation by the tools alone, as the catalogue has it: no list of them by hand.</summary>
public sealed class AgentOperationTests
{
    [Fact]
    public async Task EveryOperation_OnWhatIsNeeded_IsRunAndPaidForAtItsPrice()
    {
        await using var bench = await AgentBench.StartAsync(emulator: Cli.Instant(balance: 1000));
        var files = new Dictionary<string, JsonObject>(StringComparer.Ordinal);
        foreach (var (type, operation, arguments) in new[] { ("png", "txt2img", AgentBench.Picture()), ("wav", "txt2audio", new JsonObject { ["text"] = "Good morning to all." }), ("mp4", "txt2video", new JsonObject { ["prompt"] = "a lake", ["frames"] = 5 }) })
        {
            var made = await bench.DataAsync("run", AgentBench.Run(arguments, operation));
            using var http = new HttpClient();
            files[type] = new JsonObject { ["data"] = Convert.ToBase64String(await http.GetByteArrayAsync(new Uri((string)made["result"]!["url"]!), TestContext.Current.CancellationToken)), ["name"] = "made." + type };
        }

        var prices = DryApiOperations.All.Select(operation => operation.PriceOperation).ToHashSet();
        foreach (var operation in DryApiOperations.All.Where(operation => !prices.Contains(operation)))
        {
            var arguments = Needed(operation, files);
            if (operation.FindParameter("request_id") is not null)
            {
                arguments["request_id"] = bench.Emulator.Jobs.List()[0].Id;
            }

            var price = (decimal)(await bench.DataAsync("price", AgentBench.Run(arguments.DeepClone().AsObject(), operation.Name)))["price"]!;
            var before = bench.Session.Budget.Counted;
            var run = await bench.CallAsync("run", AgentBench.Run(arguments, operation.Name, key: "all"));

            (run.IsError ?? false).ShouldBeFalse($"{operation.Name}: {AgentBench.TextOf(run)}");
            var data = JsonNode.Parse(run.StructuredContent!.Value.GetRawText())!;
            ((string)data["status"]!).ShouldBe("done", operation.Name);
            (bench.Session.Budget.Counted - before).ShouldBe(price, operation.Name);
            if (operation.Submit is null)
            {
                data["response"].ShouldNotBeNull(operation.Name);
            }
            else
            {
                bench.Emulator.Jobs.Find((string)data["job_id"]!).ShouldNotBeNull().Price.ShouldBe(price, operation.Name);
                run.Content.Count.ShouldBeGreaterThan(1, operation.Name);
            }
        }
    }

    private static JsonObject Needed(OperationDescription operation, Dictionary<string, JsonObject> files)
    {
        var arguments = new JsonObject();
        foreach (var parameter in operation.Parameters.Where(parameter => parameter.IsRequired || IsAlternative(operation, parameter)))
        {
            if (parameter.Type == ParameterType.File)
            {
                arguments[parameter.WireName] = files[parameter.FileTypes.First(files.ContainsKey)].DeepClone();
            }
            else if (parameter.AllowedValues.Count > 0)
            {
                arguments[parameter.WireName] = parameter.AllowedValues[0].ToString();
            }
            else if (parameter.WireName.EndsWith("_url", StringComparison.Ordinal))
            {
                arguments[parameter.WireName] = "https://example.com/watch";
            }
            else if (parameter.Type is ParameterType.String or ParameterType.Any && parameter.WireName is not ("model" or "lang" or "format"))
            {
                arguments[parameter.WireName] = "A lake at dusk";
            }
        }

        if (operation.FindParameter("frames") is not null)
        {
            arguments["frames"] = 5;
        }

        return arguments;
    }

    /// <summary>Whether a parameter is the first of several of which one has to be given.</summary>
    private static bool IsAlternative(OperationDescription operation, ParameterDescription parameter) =>
        new[] { "x-at-least-one-of", "x-exactly-one-of" }.Any(rule => operation.InputSchema.TryGetProperty(rule, out var groups) && groups.EnumerateArray().Any(group => group[0].GetString() == parameter.WireName));
}
