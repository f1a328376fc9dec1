using System.Text.Json.Nodes;
using DryApi.Injection.Tests.Documents;
using DryApi.Injection.Tests.Pipeline;
using DryApi.Injection.Tests.Texts;

namespace DryApi.Injection.Tests;

/// <summary>What people write and mean has the same value in C#, whatever characters it has.</summary>
public sealed class HarmlessTests
{
    private static readonly JsonObject Document = RichDocument.In30;

    [Theory]
    [MemberData(nameof(HarmlessTexts.All), MemberType = typeof(HarmlessTexts))]
    public async Task Generate_OnAText_KeepsItsValue(string text)
    {
        // A property that is sent, a value of an enumeration, a parameter of the query: each with a letter, so that C# has a name for it.
        var places = new[] { ("flour", true), ("dough", false), ("cut", false) }
            .SelectMany(each => Place.All(Document).Where(place => place.Text == each.Item1 && place.IsName == each.Item2))
            .Select(place => (place, place.Text + text));

        var outcome = await Generation.ClientOfAsync(JsonText.Of(Place.Replace(Document, places)));

        outcome.Refusal.ShouldBeNull();
        var tokens = Tokens.Of(outcome.Files);
        tokens.Errors.ShouldBeEmpty();
        tokens.Strings.ShouldContain("flour" + text);
        tokens.Strings.ShouldContain("dough" + text);
        tokens.Strings.ShouldContain(Uri.EscapeDataString("cut" + text));
    }
}
