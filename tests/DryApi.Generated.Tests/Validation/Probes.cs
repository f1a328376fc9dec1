using System.Text.Json.Nodes;

namespace DryApi.Generated.Tests.Validation;

/// <summary>The values worth trying for a schema: at each bound, one inside and one outside it, and what people get wrong.</summary>
internal static class Probes
{
    /// <summary>Three people joined by two joiners: five code points, eight UTF-16 units, one to the eye.</summary>
    private const string Family = "\U0001F468\u200D\U0001F469\u200D\U0001F467";

    private const string Emoji = "\U0001F600";

    private const string Base = "https://example.com/";

    private static readonly string[] Addresses =
    [
        "https://example.com", "https://example.com/hook", "HTTPS://EXAMPLE.COM/HOOK", "Https://example.com:8443/a?b=c&d=%20#e", "https://127.0.0.1/x",
        "https://[::1]:443/x", "https://b\u00FCcher.example/\u00FC", "https://example.com/" + Emoji, "https://localhost/",
        "http://example.com/hook", "HTTP://example.com/hook", "ftp://example.com/hook", "ws://example.com/hook", "httpss://example.com/", "xhttps://example.com/",
        "/hook", "hook", "example.com/hook", "//example.com/hook", "https:", "https://", "https:///hook", "https:hook", "https:/example.com/hook",
        "https:\\\\example.com\\hook", "https://:443/", "https://?x", "", " ", " https://example.com/", "https://example.com/ ", "https://example.com/a b",
        "https://exa mple.com/", "\thttps://example.com/", "https://example.com/\n", "https://example.com/a\r\nb", "https ://example.com/", "javascript:alert(1)", "https",
    ];

    public static IEnumerable<Probe> Of(JsonObject schema)
    {
        if (schema["oneOf"] is JsonArray forms)
        {
            return forms.SelectMany((form, index) => Of(form!.AsObject()).Select(p => p with { Place = Below($"<{index}>", p.Place) }));
        }

        return schema["type"]!.ToString() switch
        {
            "string" when schema["format"]?.ToString() == "binary" => OfFile(schema),
            "string" => OfText(schema),
            "integer" => OfNumber(schema, isWhole: true),
            "number" => OfNumber(schema, isWhole: false),
            "boolean" => [new("", "", "true", true), new("", "", "false", false)],
            "array" => OfList(schema),
            "object" => OfObject(schema),
            var type => throw new NotSupportedException(type),
        };
    }

    /// <summary>A value that the schema allows.</summary>
    public static object Sample(JsonObject schema)
    {
        if (schema["oneOf"] is JsonArray forms)
        {
            return Sample(forms[0]!.AsObject());
        }

        return schema["type"]!.ToString() switch
        {
            "string" when schema["format"]?.ToString() == "binary" => new FileValue("a." + (schema["x-file-types"]?[0] ?? "bin"), 10),
            "string" when schema["enum"] is JsonArray values => values[0]!.ToString(),
            "string" when schema["x-schemes"] is not null => "https://example.com/hook",
            "string" => new string('a', Math.Max(1, schema["minLength"]?.GetValue<int>() ?? 1)),
            "integer" => schema["enum"]?[0]!.GetValue<long>() ?? schema["minimum"]?.GetValue<long>() ?? 1L,
            "number" => schema["minimum"]?.GetValue<double>() ?? 1d,
            "boolean" => true,
            "array" => new List<object?> { Sample(schema["items"]!.AsObject()) },
            "object" => SampleObject(schema),
            var type => throw new NotSupportedException(type),
        };
    }

    /// <summary>What has to be there, and one of those of which one has to.</summary>
    public static Dictionary<string, object?> SampleObject(JsonObject schema)
    {
        var properties = schema["properties"]!.AsObject();
        var names = (schema["required"]?.AsArray() ?? [])
            .Concat((schema["x-exactly-one-of"]?.AsArray() ?? []).Select(group => group![0]))
            .Concat((schema["x-at-least-one-of"]?.AsArray() ?? []).Select(group => group![0]))
            .Concat((schema["x-required-when"]?.AsArray() ?? []).Where(rule => rule!["orAbsent"] is not null).Select(rule => rule!["property"]));
        return names.Select(name => name!.ToString()).Distinct().ToDictionary(name => name, name => (object?)Sample(properties[name]!.AsObject()), StringComparer.Ordinal);
    }

    /// <summary>Everything that may be there together.</summary>
    public static Dictionary<string, object?> FullObject(JsonObject schema)
    {
        var excluded = (schema["x-exactly-one-of"]?.AsArray() ?? []).SelectMany(group => group!.AsArray().Skip(1)).Select(name => name!.ToString()).ToHashSet(StringComparer.Ordinal);
        return schema["properties"]!.AsObject().Where(p => !excluded.Contains(p.Key)).ToDictionary(p => p.Key, p => (object?)Sample(p.Value!.AsObject()), StringComparer.Ordinal);
    }

    /// <summary>Each property with each of its own probes, in an object that is right in all else.</summary>
    public static IEnumerable<Probe> OfObject(JsonObject schema)
    {
        var valid = SampleObject(schema);
        yield return new Probe("required", "", "what is required", valid);
        foreach (var (name, property) in schema["properties"]!.AsObject())
        {
            var isRequired = (schema["required"]?.AsArray() ?? []).Any(r => r!.ToString() == name);
            var keyword = isRequired ? "required" : "";
            var alone = WithoutOthersOfGroup(schema, valid, name);
            foreach (var probe in Of(property!.AsObject()))
            {
                yield return probe with { Place = Below(name, probe.Place), Value = With(alone, name, probe.Value) };
            }

            yield return new Probe(keyword, name, "given", With(alone, name, Sample(property.AsObject())));
            // A struct without a question mark cannot be absent: C#'s own 'required' sees to it, and a test of that is elsewhere.
            if (!isRequired || property["type"]?.ToString() is not ("boolean" or "integer" or "number") && property["enum"] is null)
            {
                yield return new Probe(keyword, name, "null", With(valid, name, null));
                yield return new Probe(keyword, name, "absent", valid.Where(p => p.Key != name).ToDictionary());
            }
        }

        foreach (var keyword in (string[])["x-exactly-one-of", "x-at-least-one-of"])
        {
            foreach (var names in (schema[keyword]?.AsArray() ?? []).Select(group => group!.AsArray().Select(n => n!.ToString()).ToList()))
            {
                foreach (var probe in OfGroup(keyword, schema, valid, names))
                {
                    yield return probe;
                }
            }
        }

        foreach (var rule in schema["x-required-when"]?.AsArray() ?? [])
        {
            var (name, when) = (rule!["property"]!.ToString(), rule["when"]!.ToString());
            var decisions = schema["properties"]![when]!["enum"]!.AsArray().Select(v => (object?)v!.ToString()).Append("unknown").Append(null);
            foreach (var decision in decisions)
            {
                var decided = With(valid, when, decision);
                yield return new Probe("x-required-when", $"{name},{when}", $"{decision ?? "null"} without", With(decided, name, null));
                yield return new Probe("x-required-when", $"{name},{when}", $"{decision ?? "null"} with", With(decided, name, Sample(schema["properties"]![name]!.AsObject())));
            }
        }
    }

    /// <summary>Every choice out of a few properties.</summary>
    private static IEnumerable<Probe> OfGroup(string keyword, JsonObject schema, Dictionary<string, object?> valid, List<string> names)
    {
        for (var choice = 0; choice < 1 << names.Count; choice++)
        {
            var values = names.Select((name, i) => (name, IsGiven: (choice & (1 << i)) != 0))
                .Aggregate(valid, (at, n) => With(at, n.name, n.IsGiven ? Sample(schema["properties"]![n.name]!.AsObject()) : null));
            yield return new Probe(keyword, string.Join(',', names), $"choice {choice}", values);
        }
    }

    private static Dictionary<string, object?> WithoutOthersOfGroup(JsonObject schema, Dictionary<string, object?> values, string name)
    {
        var others = (schema["x-exactly-one-of"]?.AsArray() ?? [])
            .Select(group => group!.AsArray().Select(n => n!.ToString()).ToList())
            .Where(group => group.Contains(name))
            .SelectMany(group => group);
        return values.Where(p => p.Key == name || !others.Contains(p.Key)).ToDictionary();
    }

    private static IEnumerable<Probe> OfText(JsonObject schema)
    {
        yield return new Probe("", "", "empty", "");
        yield return new Probe("", "", "a line break", "a\nb c");
        var isAddress = schema["x-schemes"] is not null;
        foreach (var (keyword, bound) in Bounds(schema, "minLength", "maxLength"))
        {
            foreach (var count in (int[])[(int)bound - 1, (int)bound, (int)bound + 1])
            {
                foreach (var (label, unit) in ((string, string)[])[("ASCII", "a"), ("emoji", Emoji), ("families", Family), ("beyond Latin", "\u6F22"), ("lone surrogates", "\uD83D")])
                {
                    if (isAddress && unit[0] == '\uD83D' && unit.Length == 1)
                    {
                        // No address has half a character; the service's reading of one is anybody's guess.
                        continue;
                    }

                    yield return new Probe(keyword, "", $"{count} code points of {label}", Repeat(isAddress ? Base : "", unit, count));
                }
            }
        }

        foreach (var value in schema["enum"]?.AsArray() ?? [])
        {
            var text = value!.ToString();
            yield return new Probe("enum", "", text, text);
            yield return new Probe("enum", "", text.ToUpperInvariant(), text.ToUpperInvariant());
            yield return new Probe("enum", "", "blank after " + text, text + " ");
        }

        if (schema["enum"] is not null)
        {
            yield return new Probe("enum", "", "unknown", "something_else");
        }

        foreach (var address in isAddress ? Addresses : [])
        {
            yield return new Probe("x-schemes", "", $"'{address}'", address);
        }
    }

    private static string Repeat(string start, string unit, int count)
    {
        var runes = string.Concat(Enumerable.Repeat(unit, count)).EnumerateRunes().Take(Math.Max(0, count - start.Length));
        return unit == "\uD83D" ? new string('\uD83D', count) : start + string.Concat(runes);
    }

    private static IEnumerable<Probe> OfNumber(JsonObject schema, bool isWhole)
    {
        object Cast(double number) => isWhole ? (object)(long)number : number;
        foreach (var (keyword, bound) in Bounds(schema, "minimum", "maximum"))
        {
            foreach (var number in (double[])[bound - 1, bound, bound + 1])
            {
                yield return new Probe(keyword, "", $"{number}", Cast(number));
            }

            foreach (var number in isWhole ? [] : (double[])[Math.BitDecrement(bound), Math.BitIncrement(bound)])
            {
                yield return new Probe(keyword, "", $"{number:R}", number);
            }
        }

        foreach (var value in schema["enum"]?.AsArray() ?? [])
        {
            foreach (var number in (double[])[value!.GetValue<double>() - 1, value.GetValue<double>(), value.GetValue<double>() + 1])
            {
                yield return new Probe("enum", "", $"{number}", Cast(number));
            }
        }

        foreach (var number in (long[])[-1, 0, 1, int.MaxValue, int.MaxValue + 1L, uint.MaxValue + 1L, int.MinValue - 1L, long.MaxValue, long.MinValue])
        {
            yield return new Probe("", "", $"{number}", isWhole ? (object)number : (double)number);
        }

        if (!isWhole)
        {
            yield return new Probe("number", "", "a number allowed", Sample(schema));
        }

        foreach (var number in isWhole ? [] : (double[])[double.NaN, double.PositiveInfinity, double.NegativeInfinity])
        {
            yield return new Probe("number", "", $"{number}", number);
        }

        foreach (var number in isWhole ? [] : (double[])[-0d, 0.5, double.Epsilon, double.MaxValue, double.MinValue])
        {
            yield return new Probe("number", "", $"{number:R}", number);
        }
    }

    private static IEnumerable<Probe> OfFile(JsonObject schema)
    {
        var sample = (FileValue)Sample(schema);
        yield return new Probe("", "", "an empty file", sample with { Length = 0 });
        if (schema["x-max-file-size"]?.GetValue<long>() is { } size)
        {
            foreach (var length in (long[])[size - 1, size, size + 1, long.MaxValue])
            {
                yield return new Probe("x-max-file-size", "", $"{length} bytes", sample with { Length = length });
            }
        }

        foreach (var type in schema["x-file-types"]?.AsArray() ?? [])
        {
            yield return new Probe("x-file-types", "", $"{type}", sample with { Name = "a." + type });
            yield return new Probe("x-file-types", "", $"{type} in capitals", sample with { Name = "A.B." + type!.ToString().ToUpperInvariant() });
        }

        foreach (var name in schema["x-file-types"] is null ? [] : (string[])["a.exe", "a.txt", "a.jpg.exe", "a.json"])
        {
            yield return new Probe("x-file-types", "", name, sample with { Name = name });
        }
    }

    private static IEnumerable<Probe> OfList(JsonObject schema)
    {
        var item = schema["items"]!.AsObject();
        yield return new Probe("", "", "no item", new List<object?>());
        if (item["type"]?.ToString() is "object" || (item["type"]?.ToString() == "string" && item["enum"] is null))
        {
            yield return new Probe("", "", "null as item", new List<object?> { Sample(item), null });
        }

        foreach (var probe in Of(item))
        {
            yield return probe with { Place = Below("0", probe.Place), Value = new List<object?> { probe.Value } };
            yield return probe with { Place = Below("0", probe.Place), Value = new List<object?> { Sample(item), probe.Value } };
        }

        foreach (var (keyword, bound) in Bounds(schema, "minItems", "maxItems"))
        {
            foreach (var count in (int[])[(int)bound - 1, (int)bound, (int)bound + 1])
            {
                yield return new Probe(keyword, "", $"{count} items", Enumerable.Repeat((object?)Sample(item), count).ToList());
            }
        }
    }

    private static IEnumerable<(string Keyword, double Bound)> Bounds(JsonObject schema, params string[] keywords) =>
        keywords.Where(keyword => schema[keyword] is not null).Select(keyword => (keyword, schema[keyword]!.GetValue<double>()));

    private static Dictionary<string, object?> With(Dictionary<string, object?> values, string name, object? value) =>
        new(values, StringComparer.Ordinal) { [name] = value };

    private static string Below(string place, string rest) => rest.Length == 0 ? place : $"{place}/{rest}";
}
