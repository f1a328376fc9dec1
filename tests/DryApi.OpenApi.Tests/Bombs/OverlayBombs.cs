using static DryApi.OpenApi.Tests.Bombs.BombText;

namespace DryApi.OpenApi.Tests.Bombs;

/// <summary>Overlays that select or add far more than they say.</summary>
internal static class OverlayBombs
{
    /// <summary>A document of some size for them to work on.</summary>
    private static readonly Bomb Wide = WidthBombs.All.Single(bomb => bomb.Name == "properties-50000");

    private static readonly Bomb Deep = DepthBombs.All.Single(bomb => bomb.Name == "properties-as-deep-as-allowed");

    public static IReadOnlyList<Bomb> All { get; } =
    [
        OfActions("overlay-everything", Wide, _ => """{"target":"$..*","update":{"x-a":1}}""", 1),
        OfActions("overlay-all-schemas", Wide, _ => """{"target":"$..properties.*","update":{"x-a":{"b":[1,2,3]}}}""", 1),
        OfActions("overlay-all-schemas-again-and-again", Wide, i => $$$$"""{"target":"$..properties.*","update":{"x-a{{{{i}}}}":{"b":[1,2,3]}}}""", 200),
        OfActions("overlay-doubling", Deep, i => $$$$$"""{"target":"$..[?@.type]","update":{"properties":{"a{{{{{i}}}}}":{"type":"object"},"b{{{{{i}}}}}":{"type":"object"}}}}""", 60),
        OfActions("overlay-growing-list", Deep, _ => $$$"""{"target":"$","update":{"x-a":[{{{string.Join(',', Enumerable.Range(0, 1_000))}}}]}}""", 500),
        OfActions("overlay-descendants-of-descendants", Wide, _ => """{"target":"$..*..*..*..*..*..*..*..*","remove":true}""", 1),
        OfActions("overlay-descendants-without-end", Wide, _ => "{\"target\":\"$" + string.Concat(Enumerable.Repeat("..*", 10_000)) + "\",\"remove\":true}", 1),
        OfActions("overlay-target-of-a-million-characters", Deep, _ => "{\"target\":\"$" + string.Concat(Enumerable.Repeat(".a", 500_000)) + "\",\"remove\":true}", 1),
        OfActions("overlay-target-of-brackets", Deep, _ => "{\"target\":\"$" + new string('[', 100_000) + "\",\"remove\":true}", 1),
        OfActions("overlay-filter-of-100000-conditions", Wide, _ => "{\"target\":\"$..*[?@.type" + string.Concat(Enumerable.Repeat(" && @.type", 100_000)) + "]\",\"update\":{\"x-a\":1}}", 1),
        OfActions("overlay-filter-in-filters", Deep, _ => "{\"target\":\"$" + string.Concat(Enumerable.Repeat("[?@[?@", 50_000)) + "\",\"remove\":true}", 1),
        OfActions("overlay-filter-by-a-large-number", Wide, _ => """{"target":"$..*[?@.maxLength == 1e999999999]","remove":true}""", 1),
        OfActions("overlay-actions-20000", Deep, _ => """{"target":"$.info","update":{"title":"Bomb"}}""", 20_000),
        OfActions("overlay-update-5000-deep", Deep, _ => $$$"""{"target":"$","update":{"x-a":{{{new string('[', 5_000)}}}{{{new string(']', 5_000)}}}}}""", 1),
        OfActions("overlay-update-deep-in-the-deep", Deep, _ => $$$"""{"target":"$..*","update":{"x-a":{{{new string('[', 1_000)}}}{{{new string(']', 1_000)}}}}}""", 1),
        Bomb.Text("overlay-laughs", "overlay-laughs.yaml", BombRole.Overlay, (text, _) =>
        {
            text.Write("overlay: 1.0.0\ninfo: {title: Bomb, version: '1', x-a0: &a0 {a: 1}");
            for (var i = 0; i < 9; i++)
            {
                text.Write($", x-a{i + 1}: &a{i + 1} [{string.Join(',', Enumerable.Repeat($"*a{i}", 10))}]");
            }

            text.Write("}\nactions: [{target: $, update: {x-a: *a9}}]\n");
        }) with { Of = Deep },
    ];

    private static Bomb OfActions(string name, Bomb document, Func<int, string> action, int count) => Bomb.Text(name, name + ".json", BombRole.Overlay, (text, _) =>
    {
        text.Write("""{"overlay":"1.0.0","info":{"title":"Bomb","version":"1"},"actions":[""");
        WriteMany(text, count, i => text.Write(action(i)));
        text.Write("]}");
    }) with { Of = document };
}
