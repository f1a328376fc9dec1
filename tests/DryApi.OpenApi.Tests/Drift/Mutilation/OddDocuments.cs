using System.Text;

namespace DryApi.OpenApi.Tests.Drift.Mutilation;

/// <summary>Documents that were made to hurt.</summary>
internal static class OddDocuments
{
    private const int Deep = 1_000;

    private static readonly Dictionary<string, (string Open, string Close)> Wrappers = new(StringComparer.Ordinal)
    {
        ["items"] = ("{\"type\":\"array\",\"items\":", "}"),
        ["additionalProperties"] = ("{\"type\":\"object\",\"additionalProperties\":", "}"),
        ["allOf"] = ("{\"allOf\":[", "]}"),
        ["oneOf"] = ("{\"oneOf\":[{\"type\":\"string\"},", "]}"),
        ["anyOf"] = ("{\"anyOf\":[", "]}"),
        ["not"] = ("{\"not\":", "}"),
        ["default"] = ("{\"default\":[[", "]]}"),
    };

    /// <summary>Documents by name; the name's ending tells the format.</summary>
    public static IReadOnlyDictionary<string, string> All { get; } = Make();

    public static string WithSchema(string schema, string components = "{}") =>
        """
        {"openapi":"3.1.0","info":{"title":"t","version":"1"},"paths":{"/a":{"post":{
          "requestBody":{"content":{"application/json":{"schema":<schema>}}},
          "responses":{"200":{"description":"","content":{"application/json":{"schema":<schema>}}}}}}},
         "components":{"schemas":<components>}}
        """.Replace("<schema>", schema, StringComparison.Ordinal).Replace("<components>", components, StringComparison.Ordinal);

    private static Dictionary<string, string> Make()
    {
        var all = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, (open, close)) in Wrappers)
        {
            var levels = open.Count(c => c is '{' or '[');
            foreach (var depth in (int[])[100, Deep / levels, 1_400 / levels, 5_000])
            {
                all[$"{name} {depth} deep.json"] = WithSchema(string.Concat(Enumerable.Repeat(open, depth)) + "{\"type\":\"string\"}" + string.Concat(Enumerable.Repeat(close, depth)));
            }
        }

        foreach (var depth in (int[])[100, Deep / 2, 690])
        {
            all[$"properties {depth} deep.json"] = WithSchema(string.Concat(Enumerable.Repeat("{\"properties\":{\"p\":", depth)) + "{}" + string.Concat(Enumerable.Repeat("}}", depth)));
            all[$"chain of {depth}.json"] = WithSchema("{\"$ref\":\"#/components/schemas/S0\"}", Chain(depth));
        }

        all["number of 100000 digits.json"] = WithSchema($"{{\"type\":\"integer\",\"maximum\":1{new string('0', 100_000)}}}");
        all["fraction of 100000 digits.json"] = WithSchema($"{{\"type\":\"number\",\"multipleOf\":0.{new string('0', 100_000)}1,\"maxLength\":1e400}}");
        all["exponent of 400.json"] = WithSchema("{\"type\":\"number\",\"minimum\":-1e400,\"maximum\":1e400,\"exclusiveMaximum\":1e-400,\"multipleOf\":1e999999999}");
        all["string of 1000000.json"] = WithSchema($"{{\"type\":\"string\",\"pattern\":\"{new string('a', 1_000_000)}\",\"default\":\"{new string('b', 1_000_000)}\"}}");
        all["10000 values.json"] = WithSchema($"{{\"enum\":[{string.Join(',', Enumerable.Range(0, 10_000))}]}}");
        all["5000 properties.json"] = WithSchema($"{{\"properties\":{{{string.Join(',', Enumerable.Range(0, 5_000).Select(i => $"\"p{i}\":{{\"type\":\"string\"}}"))}}}}}");
        all["400 alternatives.json"] = WithSchema($"{{\"oneOf\":[{string.Join(',', Enumerable.Range(0, 400).Select(i => $"{{\"type\":\"object\",\"required\":[\"p{i}\"],\"properties\":{{\"p{i}\":{{}},\"q\":{{}}}}}}"))}]}}");
        all["names that are nothing.json"] = WithSchema("{\"properties\":{\"\":{},\" \":{},\"\\u0000\":{},\"a\\nb\":{},\"\\u202e\":{}},\"required\":[\"\",\"\",\"\\u0000\"]}");
        all["half a character.json"] = WithSchema("{\"default\":\"\\ud800\"}");
        all["half a character in a name.json"] = WithSchema("{\"properties\":{\"\\udfff\":{}}}");
        all["alias of aliases.yaml"] = "openapi: 3.1.0\ninfo: {title: t, version: '1'}\nx-a: &a [1,2,3,4,5,6,7,8,9]\nx-b: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nx-c: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\nx-d: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c]\nx-e: &e [*d,*d,*d,*d,*d,*d,*d,*d,*d]\nx-f: [*e,*e,*e,*e,*e,*e,*e,*e,*e]\npaths: {}\n";
        all["alias in itself.yaml"] = "openapi: 3.1.0\npaths: &p {/a: *p}\n";
        all["shared by alias.yaml"] = "openapi: 3.0.0\ninfo: {title: t, version: '1'}\npaths:\n  /a: &a\n    get: &g {responses: {'200': &r {description: ''}}}\n    post: *g\n  /b: *a\ncomponents: {responses: {R: *r}}\n";
        all["tags.yaml"] = "openapi: !!str 3.0.0\ninfo: {title: !x t, version: !!int '1'}\npaths: {}\n";
        foreach (var (index, root) in ((string[])["[]", "5", "null", "\"openapi\"", "", " ", "{}", "{\"openapi\":null}", "{\"openapi\":\"3.0.0\",\"paths\":[]}", "{\"openapi\":\"3.0.0\",\"paths\":null}", "contract 1", "contract 1\n\n\n", "contract \u0000"]).Index())
        {
            all[$"root {index}.json"] = root;
            all[$"root {index}"] = root;
        }

        return all;
    }

    private static string Chain(int length)
    {
        var chain = new StringBuilder("{");
        for (var i = 0; i < length; i++)
        {
            chain.Append($"\"S{i}\":{{\"type\":\"object\",\"properties\":{{\"next\":{{\"$ref\":\"#/components/schemas/S{(i + 1) % length}\"}},\"all\":{{\"type\":\"array\",\"items\":{{\"$ref\":\"#/components/schemas/S{i}\"}}}}}}}},");
        }

        return chain.ToString().TrimEnd(',') + "}";
    }
}
