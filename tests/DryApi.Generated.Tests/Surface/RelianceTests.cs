using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using DryApi.Generated.Tests.Support;

namespace DryApi.Generated.Tests.Surface;

/// <summary>What hand-written code relies on of the service stands in the overlay once, and in code by the name that is generated of it.</summary>
public sealed class RelianceTests
{
    private static readonly JsonObject Document = JsonNode.Parse(File.ReadAllText(RepositoryFiles.Document))!.AsObject();

    private static readonly JsonObject RelieOn = JsonNode.Parse(File.ReadAllText(RepositoryFiles.Overlay))!["actions"]!.AsArray()
        .Select(action => action!["update"]?["x-relies-on"]).OfType<JsonObject>().Single();

    /// <summary>The headers, values and servers of the service that no code may spell; words that mean other things as well are left to the compiler, which knows them as members of an enumeration.</summary>
    private static HashSet<string> Facts =>
    [
        .. Document["components"]!["headers"]!.AsObject().Select(header => header.Key.ToLowerInvariant()),
        .. RelieOn.Select(fact => (string?)fact.Value!["header"]).OfType<string>().Select(header => header.ToLowerInvariant()),
        .. Document["servers"]!.AsArray().Select(server => ((string)server!["url"]!).ToLowerInvariant()),
        .. RelieOn.Select(fact => (string?)fact.Value!["value"]).OfType<string>().Except(["error"]),
    ];

    [Fact]
    public void Code_OnWhatItReliesOn_SpellsNoneOfIt()
    {
        // The emulator is the service: it says these words itself, and relies on nobody.
        var files = Directory.EnumerateFiles(RepositoryFiles.PathOf("src"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin" or "DryApi.Emulator")).ToList();

        files.Count.ShouldBeGreaterThan(100);
        // The runtime serves any service: by default it reads the header that HTTP itself has.
        files.SelectMany(file => Spelled(File.ReadAllText(file)).Select(fact => $"{Path.GetFileName(file)}: {fact}")).ShouldBe(["HeaderNames.cs: Retry-After"]);
    }

    [Theory]
    [InlineData("headers[\"x-ratelimit-limit\"]", true)]
    [InlineData("Text(headers, \"Retry-After\")", true)]
    [InlineData("new Uri(\"https://api.dryapi.dev\")", true)]
    [InlineData("status == \"done\"", true)]
    [InlineData("DryApiContract.Headers.RateLimit", false)]
    [InlineData("\"User-Agent\"", false)]
    public void Spelled_OnALiteral_KnowsAFactOfTheService(string code, bool isFact) => Spelled(code).Any().ShouldBe(isFact);

    [Fact]
    public void Facts_OnWhatTheOverlayDeclares_AreGenerated()
    {
        var generated = typeof(DryApiContract).GetNestedType("Headers", System.Reflection.BindingFlags.NonPublic)!
            .GetFields(System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.Static)
            .ToDictionary(field => field.Name, field => (string)field.GetRawConstantValue()!);

        generated.ShouldBe(RelieOn.Where(fact => fact.Value!["header"] is not null).ToDictionary(fact => fact.Key, fact => (string)fact.Value!["header"]!), ignoreOrder: true);
        generated.Count.ShouldBe(Document["components"]!["headers"]!.AsObject().Count + Document["components"]!["schemas"]!["WebhookHeaders"]!["properties"]!.AsObject().Count);
        RelieOn.Where(fact => fact.Value!["value"] is not null).Select(fact => (string)fact.Value!["value"]!)
            .ShouldBe([JobStatus.Done.Value, JobStatus.Error.Value, .. WebhookEventType.KnownValues.Select(type => type.Value)], ignoreOrder: true);
    }

    private static IEnumerable<string> Spelled(string code) =>
        Regex.Matches(code, "\"(?<text>[^\"\\r\\n]*)\"").Select(literal => literal.Groups["text"].Value).Where(text => Facts.Contains(text.ToLowerInvariant()));
}
