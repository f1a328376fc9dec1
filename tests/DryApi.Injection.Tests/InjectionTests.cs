using System.Text.Json.Nodes;
using DryApi.Injection.Tests.Documents;
using DryApi.Injection.Tests.Pipeline;
using DryApi.Injection.Tests.Texts;
using DryApi.OpenApi.Documents;

namespace DryApi.Injection.Tests;

/// <summary>
/// A document cannot write code. Every name of a property and every string of a document is replaced by hostile texts; what is made of it has no token
/// that is not made of the same document with a harmless text, but for the contents of names, literals and comments.
/// </summary>
public sealed class InjectionTests
{
    private static readonly JsonObject[] Documents = [RichDocument.In30, RichDocument.In31];

    private static readonly bool IsLong = Environment.GetEnvironmentVariable("DRYAPI_LONG_TESTS") == "1";

    /// <summary>In the long form a place has each text of this share alone, another place the next ones: all together take hours.</summary>
    private const int LongShare = 16;

    /// <summary>Every place with all texts in one, or in a few where they are names; in the long form with some of them alone, too.</summary>
    public static TheoryData<int, int, string> Places
    {
        get
        {
            var data = new TheoryData<int, int, string>();
            for (var document = 0; document < Documents.Length; document++)
            {
                var places = Place.All(Documents[document]).ToList();
                // The second document has the places of the first: of them only its own are tried.
                var known = document == 0 ? [] : Place.All(Documents[0]).Select(place => place.ToString()).ToHashSet();
                foreach (var index in Enumerable.Range(0, places.Count).Where(index => !known.Contains(places[index].ToString())))
                {
                    data.Add(document, index, places[index].ToString());
                }
            }

            return data;
        }
    }

    /// <summary>A document without any text is another one, of which there is nothing to compare.</summary>
    public static TheoryData<string> TextsOfValues => [.. HostileTexts.All.Keys.Where(key => key != "empty")];

    [Fact]
    public void Texts_ForNames_AreNoLongerThanANameMayBe() => HostileTexts.Names.ShouldAllBe(text => text.Length < DocumentLimits.Default.MaxNameLength);

    [Theory]
    [MemberData(nameof(Places))]
    public async Task Generate_OnHostileTextsInAPlace_HasNoTokenOfTheirs(int document, int index, string place)
    {
        var at = Place.All(Documents[document]).ElementAt(index);
        at.ToString().ShouldBe(place);

        foreach (var text in (at.IsName ? HostileTexts.Names : [HostileTexts.Combined]).Concat(IsLong ? HostileTexts.All.Values.Where((_, number) => (number + index) % LongShare == 0) : []))
        {
            await InjectedTokens.ShouldBeNoneAsync(Documents[document], [at], text);
        }
    }

    [Theory]
    [MemberData(nameof(TextsOfValues))]
    public async Task Generate_OnAHostileTextInAllValues_HasNoTokenOfIt(string text)
    {
        // Values that decide what a document is are left as they are: with them changed there is nothing to be made.
        var values = Place.All(Documents[0]).Where(place => !place.IsName && place.Steps[^1] is "description" or "summary" or "title" or "version" or "example" or "default" or "url" or "pattern").ToList();

        await InjectedTokens.ShouldBeNoneAsync(Documents[0], values, HostileTexts.All[text]);
    }

    [Fact]
    public async Task Generate_OnTheKeyOfTheTemplatesInTheDocument_IsTheSame()
    {
        var document = RichDocument.In30;
        foreach (var node in Objects(document).ToList())
        {
            node["x-csharp"] = JsonNode.Parse("""{ "name": "Injected", "summary": ["/// injected"], "wireName": "Injected()", "index": 0 }""");
        }

        (await Generation.ClientOfAsync(document.ToJsonString())).Files.ShouldBe((await Generation.ClientOfAsync(RichDocument.In30.ToJsonString())).Files);
    }

    /// <summary>All objects but those whose members have names of the author's: there it would be one of them.</summary>
    private static IEnumerable<JsonObject> Objects(JsonNode? node) => node switch
    {
        JsonObject map => map.Where(member => member.Key is not ("example" or "examples" or "default" or "value")).SelectMany(member => Objects(member.Value))
            .Concat(map.ContainsKey("description") || map.ContainsKey("type") || map.ContainsKey("operationId") || map.ContainsKey("schema") ? [map] : []),
        JsonArray items => items.SelectMany(Objects),
        _ => [],
    };
}
