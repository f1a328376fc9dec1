using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using DryApi.Generated.Tests.Operations;
using DryApi.Generated.Tests.Support;

namespace DryApi.Generated.Tests.Surface;

/// <summary>What hand-written code relies on of the service stands in each overlay once, and in code by the name that is generated of it.</summary>
public sealed class RelianceTests
{
    public static TheoryData<string> Versions => [.. ServiceDocument.Versions.Select(version => version.Folder)];

    /// <summary>The headers, values and servers of the service that no code may spell; words that mean other things as well are left to the compiler, which knows them as members of an enumeration.</summary>
    private static HashSet<string> Facts =>
    [
        .. ServiceDocument.Versions.SelectMany(Headers).Select(header => header.ToLowerInvariant()),
        .. Said("header").Select(header => header.ToLowerInvariant()),
        .. ServiceDocument.Versions.SelectMany(version => version.Root["servers"]!.AsArray()).Select(server => ((string)server!["url"]!).ToLowerInvariant()),
        .. Said("value").Except(["error"]),
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

    [Theory]
    [MemberData(nameof(Versions))]
    public void Headers_OnWhatTheOverlayDeclares_AreGenerated(string folder)
    {
        var version = ServiceDocument.Version(folder);
        var generated = version.Contract.GetNestedType("Headers", System.Reflection.BindingFlags.NonPublic)!
            .GetFields(System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.Static)
            .ToDictionary(field => field.Name, field => (string)field.GetRawConstantValue()!);

        generated.ShouldBe(RelieOn(version).Where(fact => fact.Value!["header"] is not null).ToDictionary(fact => fact.Key, fact => (string)fact.Value!["header"]!), ignoreOrder: true);
        // Webhooks are read by the types of one version.
        var ofWebhooks = version.SurfaceSchemas.Count == 0 ? [] : version.Root["components"]!["schemas"]!["WebhookHeaders"]!["properties"]!.AsObject().Select(header => header.Key);
        generated.Count.ShouldBe(Headers(version).Count() + ofWebhooks.Count());
    }

    [Fact]
    public void Values_OnWhatTheOverlaysDeclare_AreMembersOfEnumerations() =>
        Said("value").ShouldBe([JobStatus.Done.Value, JobStatus.Error.Value, .. WebhookEventType.KnownValues.Select(type => type.Value)], ignoreOrder: true);

    private static JsonObject RelieOn(ServiceVersion version) => version.Root["x-relies-on"]!.AsObject();

    private static IEnumerable<string> Headers(ServiceVersion version) => version.Root["components"]!["headers"]!.AsObject().Select(header => header.Key);

    private static IEnumerable<string> Said(string kind) => ServiceDocument.Versions.SelectMany(RelieOn).Select(fact => (string?)fact.Value![kind]).OfType<string>();

    private static IEnumerable<string> Spelled(string code) =>
        Regex.Matches(code, "\"(?<text>[^\"\\r\\n]*)\"").Select(literal => literal.Groups["text"].Value).Where(text => Facts.Contains(text.ToLowerInvariant()));
}
