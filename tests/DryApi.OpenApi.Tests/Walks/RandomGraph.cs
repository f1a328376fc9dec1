using System.Globalization;
using System.Text;

namespace DryApi.OpenApi.Tests.Walks;

/// <summary>A document whose components lead to one another at random: in circles, in diamonds, by every keyword that holds schemas.</summary>
internal sealed class RandomGraph(int seed)
{
    private const int ComponentCount = 8;

    private readonly Random _random = new(seed);

    /// <summary>The document; the same for the same seed.</summary>
    public string Document() => FillEach(Components.Document(
        """
        "/a":{"post":{"requestBody":{"$ref":"#/components/requestBodies/B"},"responses":{"200":{"$ref":"#/components/responses/R"}},
              "callbacks":{"a":{"{$url}":<item>},"b":{"$ref":"#/components/callbacks/C<two>"}}}},
        "/b":<item>
        """,
        """
        "requestBodies":{"B":{"content":{"application/json":{"schema":<schema>}}}},
        "responses":{"R":{"description":"","headers":{"H":{"$ref":"#/components/headers/H"}},"content":{"application/json":{"schema":<schema>}}}},
        "headers":{"H":{"schema":<schema>}},
        "callbacks":{"C0":{"u":<item>},"C1":{"$ref":"#/components/callbacks/C0"}},
        "pathItems":{"P0":<operations>,"P1":<operations>,"P2":<operations>},
        "schemas":{<components>}
        """
            .Fill("<operations>", """{"post":{"requestBody":{"content":{"application/json":{"schema":<schema>}}},"responses":{"200":{"description":""}},"callbacks":{"c":{"u":<item>}}}}""")
            .Fill("<components>", Components.Members(Enumerable.Range(0, ComponentCount), i => "\"A@\":<schema>".At(i)))));

    /// <summary>Each mark by something else.</summary>
    private string FillEach(string text)
    {
        var document = new StringBuilder();
        foreach (var part in text.Split('<'))
        {
            var (mark, rest) = document.Length == 0 || part.IndexOf('>') is not (> 0 and var end) ? ("", part) : (part[..end], part[(end + 1)..]);
            document.Append(mark switch
            {
                "item" => """{"$ref":"#/components/pathItems/P@"}""".At(_random.Next(3)),
                "two" => _random.Next(2).ToString(CultureInfo.InvariantCulture),
                "schema" => Schema(3),
                _ => "",
            }).Append(rest);
        }

        return document.ToString();
    }

    private string Schema(int depth)
    {
        if (depth == 0 || _random.Next(4) == 0)
        {
            return _random.Next(3) switch
            {
                0 => """{"type":"string","maxLength":9}""",
                1 => """{"type":"integer"}""",
                _ => Reference(),
            };
        }

        var text = new StringBuilder("{");
        var count = _random.Next(1, 4);
        var keywords = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < count; i++)
        {
            var (keyword, value) = Keyword(depth - 1);
            if (keywords.Add(keyword))
            {
                text.Append(text.Length == 1 ? "" : ",").Append($"\"{keyword}\":{value}");
            }
        }

        return text.Append('}').ToString();
    }

    private (string Keyword, string Value) Keyword(int depth) => _random.Next(20) switch
    {
        0 or 1 or 2 or 3 => ("properties", "{\"x\":" + Schema(depth) + ",\"y\":" + Schema(depth) + "}"),
        4 => ("patternProperties", "{\"^p\":" + Schema(depth) + "}"),
        5 => ("additionalProperties", Schema(depth)),
        6 => ("items", Schema(depth)),
        7 => ("prefixItems", $"[{Schema(depth)}]"),
        8 or 9 or 10 => ("allOf", $"[{Schema(depth)},{Reference()}]"),
        11 => ("oneOf", $"[{Schema(depth)},{Schema(depth)}]"),
        12 => ("anyOf", $"[{Schema(depth)},{Schema(depth)},{{\"type\":\"null\"}}]"),
        13 => ("not", Schema(depth)),
        14 => (((string[])["if", "then", "else"])[_random.Next(3)], Schema(depth)),
        15 => ("dependentSchemas", "{\"x\":" + Schema(depth) + "}"),
        16 => (((string[])["contains", "propertyNames", "unevaluatedItems", "unevaluatedProperties"])[_random.Next(4)], Schema(depth)),
        17 => ("required", """["x"]"""),
        18 => ("discriminator", """{"propertyName":"x","mapping":{"a":"#/components/schemas/A@"}}""".At(_random.Next(ComponentCount))),
        _ => ("$ref", "\"#/components/schemas/A@\"".At(_random.Next(ComponentCount))),
    };

    private string Reference() => Components.Ref($"A{_random.Next(ComponentCount)}");
}
