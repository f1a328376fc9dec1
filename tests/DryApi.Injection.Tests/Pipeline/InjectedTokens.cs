using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using DryApi.Injection.Tests.Documents;
using DryApi.Injection.Tests.Texts;

namespace DryApi.Injection.Tests.Pipeline;

/// <summary>What hostile texts of a document make of the code.</summary>
internal static class InjectedTokens
{
    /// <summary>
    /// Texts that mean nothing anywhere, of the kinds that differ in code: a word; a pattern for which it says how it is matched; a path of several
    /// segments; a word that is one of C#'s.
    /// </summary>
    private static readonly string[] Harmless = ["harmless", @"(?=harmless)\d", "harmless/and/free/of/harm", "event"];

    private static readonly ConcurrentDictionary<string, Task<Tokens>> Known = new();

    /// <summary>Fails if what is made of a document with a text in some places has a token that is not made of it without.</summary>
    public static async Task ShouldBeNoneAsync(JsonObject document, IReadOnlyList<Place> places, string text)
    {
        var hostile = await Generation.ClientOfAsync(JsonText.Of(Place.Replace(document, places.Select(place => (place, text)))));
        if (hostile.Files.Count == 0)
        {
            IsOneVisibleLine(hostile.Refusal!).ShouldBeTrue(hostile.Refusal);
            return;
        }

        var tokens = Tokens.Of(hostile.Files);
        tokens.Errors.ShouldBeEmpty();
        if (!tokens.Beyond([await TokensOfAsync(document)]).Any())
        {
            return;
        }

        // What cannot come through may be left out.
        var others = new List<Tokens> { await TokensOfAsync(document), await TokensOfAsync(places.Aggregate(document, (rest, place) => place.RemoveFrom(rest))) };
        foreach (var harmless in Harmless)
        {
            others.Add(await TokensOfAsync(Place.Replace(document, places.Select(place => (place, harmless)))));
        }

        tokens.Beyond(others).ShouldBeEmpty($"{string.Join(", ", places)}: {text}");
    }

    /// <summary>What is made of a document, once.</summary>
    private static Task<Tokens> TokensOfAsync(JsonObject document)
    {
        var text = JsonText.Of(document);
        return Known.GetOrAdd(text, static async text => Tokens.Of((await Generation.ClientOfAsync(text)).Files));
    }

    private static bool IsOneVisibleLine(string line) => line.Length > 0 && !line.Any(character => char.IsControl(character) || character is '\u2028' or '\u2029');
}
