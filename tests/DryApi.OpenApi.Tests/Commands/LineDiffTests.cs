using DryApi.OpenApi.Commands;

namespace DryApi.OpenApi.Tests.Commands;

public sealed class LineDiffTests
{
    [Theory]
    [InlineData("abc", "abc", "")]
    [InlineData("abc", "axbc", "2:+x")]
    [InlineData("abc", "abcx", "4:+x")]
    [InlineData("abc", "xabc", "1:+x")]
    [InlineData("abc", "ac", "2:-b")]
    [InlineData("abc", "axc", "2:-b+x")]
    [InlineData("abcdef", "aXcdYef", "2:-b+X 5:+Y")]
    [InlineData("abcd", "aXYZd", "2:-b+X 3:-c+Y 4:+Z")]
    [InlineData("aab", "ab", "2:-a")]
    [InlineData("", "a", "1:+a")]
    [InlineData("abcabba", "cbabac", "1:-a 2:-b 4:-a 6:+a 8:+c")]
    public void Only_lines_that_differ_are_changes(string accepted, string current, string expected)
    {
        var changes = LineDiff.Compare(Lines(accepted), Lines(current));

        string.Join(' ', changes.Select(Text)).ShouldBe(expected);
    }

    [Fact]
    public void Long_texts_are_compared_without_a_table()
    {
        var accepted = Enumerable.Range(0, 5_000).Select(i => $"a{i}").ToArray();
        var current = Enumerable.Range(0, 5_000).Select(i => $"b{i}").ToArray();

        LineDiff.Compare(accepted, current).Count.ShouldBe(5_000);
    }

    private static string[] Lines(string text) => [.. text.Select(character => character.ToString())];

    private static string Text(LineChange change) =>
        $"{change.Line}:{(change.Accepted is null ? "" : "-" + change.Accepted)}{(change.Current is null ? "" : "+" + change.Current)}";
}
