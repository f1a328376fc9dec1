using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.Text;

namespace DryApi.Analyzers.Tests.Verifying;

/// <summary>A source in which <c>{|DRY3001:…|}</c> marks what an analyzer has to say, and where.</summary>
internal sealed partial record Markup(string Source, IReadOnlyList<(string Id, TextSpan Span)> Expected)
{
    public static Markup Parse(string text)
    {
        var source = new StringBuilder();
        var open = new Stack<(string[] Ids, int Start)>();
        var expected = new List<(string, TextSpan)>();
        var end = 0;
        foreach (Match mark in Marks().Matches(text))
        {
            source.Append(text, end, mark.Index - end);
            end = mark.Index + mark.Length;
            if (mark.Groups["ids"].Success)
            {
                open.Push((mark.Groups["ids"].Value.Split(','), source.Length));
            }
            else
            {
                var (ids, start) = open.Pop();
                expected.AddRange(ids.Select(id => (id, TextSpan.FromBounds(start, source.Length))));
            }
        }

        source.Append(text, end, text.Length - end);
        open.ShouldBeEmpty();
        return new Markup(source.ToString(), [.. expected.OrderBy(each => each.Item2.Start).ThenBy(each => each.Item1, StringComparer.Ordinal)]);
    }

    [GeneratedRegex(@"\{\|(?<ids>DRY\d{4}(?:,DRY\d{4})*):|\|\}")]
    private static partial Regex Marks();
}
