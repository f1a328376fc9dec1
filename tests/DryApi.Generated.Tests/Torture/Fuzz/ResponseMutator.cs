using System.Text;
using System.Text.Json.Nodes;

namespace DryApi.Generated.Tests.Torture.Fuzz;

/// <summary>Makes bad responses of good ones. Its seed decides everything.</summary>
internal sealed class ResponseMutator(Random random)
{
    private const string Mark = "\u00A7\u00A7";

    private static readonly string[] OddValues =
    [
        "null", "true", "-1", "0.5", "1e999", "-1e999", "1e-999", "9223372036854775808", "123456789012345678901234567890123456789012345678901234567890", "-0",
        "\"\"", "\" \"", "\"\\ud800\"", "\"\\ude00\\ud83d\"", "\"\\u0000\"", "\"\\u001b[2J\\r\\n\"", "\"2026-01-01T00:00:00\"", "\"NaN\"", "\"true\"", "\"12\"", "\"../..\"",
        "[]", "{}", "[[[[[[[[]]]]]]]]", "[1,\"a\",null,{}]", "{\"a\":{\"b\":[{\"c\":null}]}}", "NaN", "Infinity", "undefined", "'a'", "01", "+1", ".5", "0x10", "tru", "\"", "{", "[", "",
        new string('[', 100_000), string.Concat(Enumerable.Repeat("{\"a\":", 50_000)), "\"" + new string('x', 200_000) + "\"", new string('9', 100_000),
    ];

    private static readonly string[] OddBodies =
    [
        "", " ", "null", "true", "7", "\"text\"", "[]", "{}", "[{}]", "<html>\u001b[2J</html>", "\0", "{\"data\":{\"data\":{\"data\":[]}}}", "{\"\":1}", "{\"data\":1,\"data\":{},\"data\":null}", "/* c */{}", "{}{}", "{},", "{\"a\":1,}",
    ];

    private static readonly Encoding[] OddEncodings = [Encoding.Unicode, Encoding.BigEndianUnicode, Encoding.UTF32, Encoding.Latin1];

    private static readonly int[] OddStatuses = [200, 200, 200, 200, 200, 201, 202, 204, 206, 226, 299, 300, 302, 307, 308, 399, 400, 401, 403, 404, 408, 418, 422, 422, 429, 429, 451, 499, 500, 501, 503, 599];

    private static readonly (string Name, string Value)[] OddHeaders =
    [
        ("Content-Type", "application/json; charset=nonsense"), ("Content-Type", "\u00ff;;;"), ("Content-Type", "text/html"), ("Content-Type", ""), ("Content-Encoding", "identity, nonsense"), ("Content-Length", "7"),
        ("Retry-After", "-5"), ("Retry-After", "99999999999999"), ("Retry-After", "1e308"), ("Retry-After", "Mon, 01 Jan 0001 00:00:00 GMT"), ("Retry-After", "\u001b"), ("Retry-After", ""),
        ("X-RateLimit-Limit", "-9223372036854775809"), ("X-RateLimit-Remaining", "\u001b[2J"), ("X-RateLimit-Type", new string('t', 5000)), ("X-Request-Id", "\u202e\u001b" + new string('r', 5000)),
        ("Location", "http://["), ("Location", "//"), ("Location", "\u001b"), ("Location", "javascript:alert(1)"), ("Location", "https://user:pw@example.com/"), ("Date", "yesterday"), ("ETag", "\"\u001b"),
        ("Content-Range", "bytes 9223372036854775807-0/0"), ("Content-Range", "bytes 0-0/1"), ("Accept-Ranges", "none"), ("Last-Modified", "0"),
    ];

    /// <summary>A status; that of a success most of the time.</summary>
    public int Status() => random.Next(2) == 0 ? 200 : Pick(OddStatuses);

    /// <summary>Headers that nobody expects.</summary>
    public IEnumerable<(string Name, string Value)> Headers() => Enumerable.Range(0, random.Next(4)).Select(_ => Pick(OddHeaders));

    /// <summary>The bytes of a body, with one or several things wrong.</summary>
    public byte[] Body(JsonNode? good)
    {
        var text = random.Next(12) == 0 ? Pick(OddBodies) : WithOddValues(good?.DeepClone());
        text = random.Next(8) == 0 ? WithTwins(text) : text;
        var bytes = random.Next(10) == 0 ? Pick(OddEncodings).GetBytes(text) : Encoding.UTF8.GetBytes(text);
        bytes = random.Next(20) == 0 ? [0xEF, 0xBB, 0xBF, .. bytes] : bytes;
        return random.Next(3) == 0 ? WithOddBytes(bytes) : bytes;
    }

    /// <summary>Bytes that are cut, changed, moved, doubled.</summary>
    public byte[] WithOddBytes(byte[] bytes)
    {
        var changed = bytes.ToList();
        for (var i = random.Next(1, 5); i > 0 && changed.Count > 0; i--)
        {
            var at = random.Next(changed.Count);
            var count = random.Next(Math.Min(40, changed.Count - at));
            switch (random.Next(5))
            {
                case 0:
                    changed[at] = (byte)random.Next(256);
                    break;
                case 1:
                    changed.RemoveRange(at, count);
                    break;
                case 2:
                    changed.InsertRange(at, changed.GetRange(at, count));
                    break;
                case 3:
                    changed.Insert(at, (byte)random.Next(256));
                    break;
                default:
                    changed.RemoveRange(at, changed.Count - at);
                    break;
            }
        }

        return [.. changed];
    }

    private string WithOddValues(JsonNode? root)
    {
        var odd = new List<string>();
        for (var i = random.Next(3); i > 0 && root is JsonObject or JsonArray; i--)
        {
            var places = Places(root).ToArray();
            if (places.Length > 0)
            {
                odd.Add(Pick(OddValues));
                Pick(places)(JsonValue.Create(Mark + (odd.Count - 1)));
            }
        }

        var text = root?.ToJsonString(new System.Text.Json.JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }) ?? "null";
        for (var i = 0; i < odd.Count; i++)
        {
            text = text.Replace($"\"{Mark}{i}\"", odd[i], StringComparison.Ordinal);
        }

        return text;
    }

    /// <summary>A property twice, the second time with another value.</summary>
    private string WithTwins(string text)
    {
        var colon = text.IndexOf("\":", StringComparison.Ordinal);
        var start = colon < 0 ? -1 : text.LastIndexOf('"', colon - 1);
        return start < 0 ? text : $"{text[..start]}{text[start..(colon + 1)]}:{Pick(OddValues)},{text[start..]}";
    }

    private static IEnumerable<Action<JsonNode?>> Places(JsonNode? node)
    {
        if (node is JsonObject owner)
        {
            foreach (var name in owner.Select(member => member.Key).ToArray())
            {
                yield return value => owner[name] = value;
                foreach (var place in Places(owner[name]))
                {
                    yield return place;
                }
            }
        }
        else if (node is JsonArray list)
        {
            for (var i = 0; i < list.Count; i++)
            {
                var index = i;
                yield return value => list[index] = value;
                foreach (var place in Places(list[i]))
                {
                    yield return place;
                }
            }
        }
    }

    private T Pick<T>(T[] choices) => choices[random.Next(choices.Length)];
}
