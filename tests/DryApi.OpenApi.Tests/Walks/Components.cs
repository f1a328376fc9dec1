using System.Globalization;
using System.Text;

namespace DryApi.OpenApi.Tests.Walks;

/// <summary>Components that lead to one another, as JSON. The first is <c>A0</c>.</summary>
internal static class Components
{
    public static string Ref(string name) => """{"$ref":"#/components/schemas/<name>"}""".Fill("<name>", name);

    /// <summary>A document of 3.1 with these paths and components.</summary>
    public static string Document(string paths, string components = "") => """
        {"openapi":"3.1.0","info":{"title":"t","version":"1"},
         "paths":{<paths>},
         "components":{<components>}}
        """.Fill("<paths>", paths).Fill("<components>", components);

    /// <summary>The text with something in place of a mark. Marks, because braces of JSON and of C# do not go together.</summary>
    public static string Fill(this string text, string mark, string value) => text.Replace(mark, value, StringComparison.Ordinal);

    /// <summary>The text with a number in place of each <c>@</c>.</summary>
    public static string At(this string text, int number) => text.Replace("@", number.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);

    /// <summary>Components <c>A0</c>, <c>A1</c> … of which each says something of the next one, and the last holds itself.</summary>
    /// <param name="count">How many.</param>
    /// <param name="level">One of them, with <c>#</c> for the reference to the next and <c>@</c> for its own number.</param>
    /// <param name="last">What the last says.</param>
    public static string Chain(int count, string level, string last = """{"type":"object","properties":{"x":{"type":"string"}}}""")
    {
        var text = new StringBuilder("{");
        for (var i = 0; i < count; i++)
        {
            text.Append($"\"A{i}\":").Append(level.Replace("#", Ref($"A{i + 1}"), StringComparison.Ordinal).At(i)).Append(",\n");
        }

        return text.Append($"\"A{count}\":").Append(last).Append('}').ToString();
    }

    /// <summary>A schema in itself, so many times.</summary>
    public static string Nested(int depth, string open, string close) =>
        string.Concat(Enumerable.Repeat(open, depth)) + """{"type":"string"}""" + string.Concat(Enumerable.Repeat(close, depth));

    /// <summary>Names with a schema each, joined to an object's content.</summary>
    public static string Members(IEnumerable<int> numbers, Func<int, string> member) => string.Join(",\n", numbers.Select(member));
}
