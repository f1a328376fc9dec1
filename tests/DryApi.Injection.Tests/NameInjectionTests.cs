using System.Text.Json.Nodes;
using DryApi.Injection.Tests.Documents;
using DryApi.Injection.Tests.Pipeline;
using DryApi.Injection.Tests.Texts;

namespace DryApi.Injection.Tests;

/// <summary>A document cannot write code by a name: each hostile text alone, and as the end of one, in a name of each kind.</summary>
public sealed class NameInjectionTests
{
    private static readonly JsonObject Document = RichDocument.In30;

    public static TheoryData<string> Texts => [.. HostileTexts.All.Keys];

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task Generate_OnAHostileTextInEachKindOfName_HasNoTokenOfIt(string text)
    {
        string[] names = ["flour", "sort[by]", "cut", "X-Key", "LoafRequest", "round", "/v1/pictures", "bake", "Loaves", "picture", "200", "application/json", "X-Oven", "oauth"];
        foreach (var name in names)
        {
            var place = Place.All(Document).First(place => place.Text == name);
            await InjectedTokens.ShouldBeNoneAsync(Document, [place], HostileTexts.All[text]);
            await InjectedTokens.ShouldBeNoneAsync(Document, [place], name + HostileTexts.All[text]);
        }
    }
}
