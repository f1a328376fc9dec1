using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using DryApi.OpenApi.Tests.Documents;

namespace DryApi.OpenApi.Tests.Build;

/// <summary>
/// What the service adds needs no line written by hand: a field of a form, a property, a parameter, an operation, and whatever else it changes on any
/// day. A keyword is one row of one table.
/// A copy of the repository with all of them is built, and everything that is made of the document has them.
/// </summary>
[Collection(PreparedTreeCollection.Name)]
public sealed class AdditionTests : IDisposable
{
    private const string Row = """        Keyword.OfBound("maxLines", Upper, Count, Strings, KeywordMeasure.None, "max-lines", "greatest number of lines", "p: string {0}", ["DRY1394", "DRY1395", "DRY1396", "DRY1397"], ["DRY1594", "DRY1595", "DRY1596", "DRY1597"], "x-max-lines"),""";

    private const string Project =
        """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <OutputType>Exe</OutputType>
            <ImplicitUsings>enable</ImplicitUsings>
            <WarningsNotAsErrors>CS0618;DRY3002</WarningsNotAsErrors>
          </PropertyGroup>
          <ItemGroup>
            <ProjectReference Include="../src/DryApi.Cli/DryApi.Cli.csproj" />
            <ProjectReference Include="../src/DryApi.Generated/DryApi.Generated.csproj" />
            <ProjectReference Include="../src/DryApi.Runtime/DryApi.Runtime.csproj" />
            <ProjectReference Include="../generator/DryApi.Analyzers/DryApi.Analyzers.csproj" OutputItemType="Analyzer" ReferenceOutputAssembly="false" />
          </ItemGroup>
        </Project>
        """;

    /// <summary>A user of the copy: it compiles with what is new in C#, and writes what is new as data.</summary>
    private const string Program =
        """
        using System.Reflection;
        using DryApi;
        using DryApi.Validation;

        var picture = new Img2ImgRequest { Prompt = "a", Model = "m", Seed = 1, Steps = 1, Image = FileContent.FromBytes([1], "a.png"), StyleHint = "LONG" };
        Console.WriteLine(string.Join(", ", picture.Validate().Keys));
        var image = new Txt2ImgRequest { Prompt = "a", Model = "m", Seed = 1, Steps = 1, Width = 1, Height = 1, Guidance = 1, NegativePrompt = "b", Sharpness = Environment.ProcessorCount * 1000 };
        Console.WriteLine(string.Join(", ", image.Validate().Keys));
        Console.WriteLine(typeof(Txt2ImgRequest).GetProperty("Caption")!.GetCustomAttribute<ContractRuleAttribute>()!.Value);
        _ = new ModelsQuery { SortBy = "name" };
        Func<DryApiClient, Task<DryApiJob>> submit = client => client.Txt2Sticker.SubmitAsync(new Txt2StickerRequest { Prompt = "a" });
        foreach (var (operation, parameter) in new[] { (DryApiOperations.Img2Img, "style_hint"), (DryApiOperations.Txt2Img, "Sharpness"), (DryApiOperations.Txt2Img, "caption"), (DryApiOperations.Models, "sort_by"), (DryApiOperations.Txt2Sticker, "prompt") })
        {
            var found = operation.FindParameter(parameter)!;
            Console.WriteLine($"{operation.Name} {operation.Makes} {found} {found.Location} {string.Join(' ', found.Rules.Select(rule => rule.Keyword + "=" + rule.Value))}: {found.Description}");
        }
        """;

    private readonly TemporaryFolder _folder = new();
    private readonly PreparedTree _tree = new();

    public void Dispose()
    {
        _folder.Dispose();
        Directory.Delete(_tree.Root, recursive: true);
    }

    [Fact]
    public async Task Build_OnWhatIsAddedToDocumentAndTable_HasItEverywhere()
    {
        _tree.CopySources("src/DryApi.Emulator", "src/DryApi.Cli");
        var table = _tree.PathOf("generator/DryApi.Contracts/Keywords/Keywords.cs");
        var text = File.ReadAllText(table);
        File.WriteAllText(table, text.Insert(text.IndexOf("    ];", StringComparison.Ordinal), Row + "\n"));
        AddToDocument();
        Directory.CreateDirectory(_tree.PathOf("user"));
        File.WriteAllText(_tree.PathOf("user/User.csproj"), Project);
        File.WriteAllText(_tree.PathOf("user/.editorconfig"), "[*.cs]\ndotnet_diagnostic.DRY3002.severity = warning\n");
        File.WriteAllText(_tree.PathOf("user/Program.cs"), Program.Replace("LONG", new string('a', 41), StringComparison.Ordinal));

        var accepted = await _tree.BuildProjectAsync("src/DryApi.Generated", "-t:AcceptOpenApi");
        accepted.ExitCode.ShouldBe(0, accepted.Output);
        var built = await _tree.BuildProjectAsync("user");
        built.ExitCode.ShouldBe(0, built.Output);

        // The editor knows the limit of the new field. Code by hand is told what is obsolete now, the maintainer what no number holds; nothing else in all of src is warned of.
        built.Output.ShouldMatch(@"Program\.cs\(5,\d+\): warning DRY3002: ");
        Regex.Matches(built.Output, @"warning ([A-Z]+\d+): ([^\[]+)").Select(match => match.Groups[1].Value + " " + match.Groups[2].Value[..20]).Distinct().Order(StringComparer.Ordinal)
            .ShouldBe(["CS0618 'Txt2ImgRequest.Nega", "DRY1722 Note.amount: maximum", "DRY3002 Img2ImgRequest.Style"]);
        var run = await _tree.RunAsync(["run", "--no-build", "--project", "user"]);
        run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.TrimEnd('\r')).ShouldBe(
        [
            "style_hint",
            "sharpness",
            "3",
            "img2img image style_hint (StyleHint): String Body maxLength=40: How the picture is drawn.",
            "txt2img image sharpness (Sharpness): Number Body maximum=10 minimum=0: How sharp the picture is.",
            "txt2img image caption (Caption): String Body x-max-lines=3: What stands below the picture.",
            "models  sort_by (SortBy): String Query : What the models are sorted by.",
            "txt2sticker image prompt (Prompt): String, required Body maxLength=100: What the sticker shows.",
        ]);
        var dryapi = _tree.PathOf("src/DryApi.Cli/bin/Debug/net10.0/dryapi.dll");
        (await _tree.RunAsync([dryapi, "--help"])).Output.ShouldContain("txt2sticker <PROMPT>");
        (await _tree.RunAsync([dryapi, "txt2img", "--help"])).Output.ShouldSatisfyAllConditions(help => help.ShouldMatch("--sharpness <X> +How sharp the picture is"), help => help.ShouldMatch("--caption <TEXT> +What stands below"));
        await ShouldCompareTheKeywordAsync();
    }

    private void AddToDocument()
    {
        var document = JsonNode.Parse(File.ReadAllText(_tree.PathOf(RepositoryFiles.DocumentFile)))!;
        JsonNode Operation(string name, string method = "post") => document["paths"]!["/api/v1/client/" + name]![method]!;
        JsonNode Properties(string name, string mediaType) => Operation(name)["requestBody"]!["content"]![mediaType]!["schema"]!["properties"]!;
        Properties("img2img", "multipart/form-data")["style_hint"] = JsonNode.Parse("""{"type":"string","maxLength":40,"description":"How the picture is drawn."}""");
        Properties("txt2img", "application/json")["sharpness"] = JsonNode.Parse("""{"type":"number","minimum":0,"maximum":10,"description":"How sharp the picture is."}""");
        Properties("txt2img", "application/json")["caption"] = JsonNode.Parse("""{"type":"string","description":"What stands below the picture."}""");
        Operation("models", "get")["parameters"]!.AsArray().Add(JsonNode.Parse("""{"name":"sort_by","in":"query","description":"What the models are sorted by.","schema":{"type":"string"}}"""));
        var sticker = Operation("txt2img").DeepClone();
        sticker["operationId"] = "requestTxt2Sticker";
        sticker["requestBody"]!["content"]!["application/json"]!["schema"] = JsonNode.Parse("""{"type":"object","required":["prompt"],"properties":{"prompt":{"type":"string","maxLength":100,"description":"What the sticker shows."}}}""");
        document["paths"]!["/api/v1/client/txt2sticker"] = new JsonObject { ["post"] = sticker };
        OrdinaryChanges.Apply(document);
        File.WriteAllText(_tree.PathOf(RepositoryFiles.DocumentFile), document.ToJsonString());

        // What the service says in words only is said here, as for its other operations.
        var overlay = JsonNode.Parse(File.ReadAllText(_tree.PathOf(RepositoryFiles.OverlayFile)))!;
        overlay["actions"]!.AsArray().Add(JsonNode.Parse("""{"target":"$.paths['/api/v1/client/txt2sticker'].post","update":{"x-job":"image"}}"""));
        overlay["actions"]!.AsArray().Add(JsonNode.Parse("""{"target":"$.paths['/api/v1/client/txt2img'].post.requestBody.content['application/json'].schema.properties.caption","update":{"x-max-lines":3}}"""));
        File.WriteAllText(_tree.PathOf(RepositoryFiles.OverlayFile), overlay.ToJsonString());
    }

    private async Task ShouldCompareTheKeywordAsync()
    {
        // Only an overlay says it; what has the wrong kind is a warning.
        _folder.Write("base.json", ShopDocument.Text);
        WriteOverlay("10");
        (await ToolAsync("contract", _folder["base.json"], "--overlay", _folder["overlay.json"])).ShouldContain("maxLines=10");
        (await ToolAsync("diff", _folder["base.json"], Document("\"x-max-lines\": 3, "))).ShouldContain("x-max-lines");

        // Less is breaking for what is sent and nothing for what is received; more is the other way round.
        var less = await DiffAsync("10", "5");
        less.ShouldContain("breaking DRY1397 request-property-max-lines-decreased");
        less.ShouldContain("Order.note: maxLines 10 → 5");
        less.ShouldContain("info DRY1597 response-property-max-lines-decreased");
        var more = await DiffAsync("5", "10");
        more.ShouldContain("info DRY1396 request-property-max-lines-increased");
        more.ShouldContain("breaking DRY1596 response-property-max-lines-increased");

        (await ToolAsync("rules")).ShouldContain("DRY1397");
        WriteOverlay("\"ten\"");
        (await ToolAsync("contract", _folder["base.json"], "--overlay", _folder["overlay.json"])).ShouldContain("a number of 0 or more");
    }

    private string Document(string words)
    {
        ShopDocument.Text.ShouldContain("\"maxLength\": 20");
        return _folder.Write("head.json", ShopDocument.Text.Replace("\"maxLength\": 20", words + "\"maxLength\": 20", StringComparison.Ordinal));
    }

    private async Task<string> DiffAsync(string old, string @new)
    {
        WriteOverlay(old, "old.json");
        WriteOverlay(@new);
        return await ToolAsync("diff", _folder["base.json"], _folder["base.json"], "--base-overlay", _folder["old.json"], "--overlay", _folder["overlay.json"]);
    }

    private void WriteOverlay(string lines, string name = "overlay.json") =>
        _folder.Write(name, """{"overlay":"1.0.0","info":{"title":"Shop","version":"1"},"actions":[{"target":"$..note","update":{"x-max-lines":N}},{"target":"$..sent_at","update":{"x-max-lines":N}}]}""".Replace("N", lines, StringComparison.Ordinal));

    /// <summary>What the tool writes, to both outputs.</summary>
    private async Task<string> ToolAsync(params string[] arguments) =>
        (await _tree.RunAsync([_tree.PathOf("generator/DryApi.OpenApi/bin/Debug/net10.0/dryapi-openapi.dll"), .. arguments])).Output;
}
