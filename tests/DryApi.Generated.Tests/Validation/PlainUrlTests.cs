using DryApi.Validation;

namespace DryApi.Generated.Tests.Validation;

/// <summary>The short way to judge an address never says yes where <see cref="Uri"/> says no.</summary>
public sealed class PlainUrlTests
{
    private const string Alphabet = "aZ09-._~:/?#[]@!$&'()*+,;=%\\ \t\u00e4\u2028\U0001F600<>\"{}|^`";

    [Theory]
    [InlineData("https://example.com", true)]
    [InlineData("HTTPS://example.com/hook?a=b#c", true)]
    [InlineData("https://a-b.example.com:8443/hook", true)]
    [InlineData("https://localhost", true)]
    [InlineData("https://example.com:", false)]
    [InlineData("https://example.com:99999", false)]
    [InlineData("https://example..com", false)]
    [InlineData("https://-a.com", false)]
    [InlineData("https://a-.com", false)]
    [InlineData("https://user@example.com", false)]
    [InlineData("https://127.0.0.1/", false)]
    [InlineData("https://", false)]
    [InlineData("https:///hook", false)]
    [InlineData("https:/example.com", false)]
    [InlineData("http://example.com", false)]
    [InlineData("https://example.com/a b", false)]
    [InlineData("https://example.com/\u00fc", false)]
    [InlineData("", false)]
    public void Is_OnAddress_SaysWhetherItIsPlain(string text, bool expected) => PlainUrl.Is(text, "https").ShouldBe(expected);

    [Fact]
    public void Is_OnAnythingItTakes_AgreesWithUri()
    {
        var random = new Random(20261122);
        var plain = 0;
        for (var i = 0; i < 200_000; i++)
        {
            var text = "https://" + Text(random, "ab0-.:", random.Next(12)) + (random.Next(2) == 0 ? "" : "/" + Text(random, Alphabet, random.Next(8)));
            if (!PlainUrl.Is(text, "https"))
            {
                continue;
            }

            plain++;
            (Uri.TryCreate(text, UriKind.Absolute, out var address) && address is { Scheme: "https", Host.Length: > 0 }).ShouldBeTrue(text);
            text.Any(c => char.IsWhiteSpace(c) || char.IsControl(c)).ShouldBeFalse(text);
        }

        plain.ShouldBeGreaterThan(10_000);
    }

    [Fact]
    public void Is_OnTheLongestThatUriTakes_Agrees()
    {
        foreach (var length in (int[])[2048, 64_999, 65_000, 65_001, 65_519, 65_520, 70_000])
        {
            var text = "https://example.com/".PadRight(length, 'a');
            (!PlainUrl.Is(text, "https") || Uri.TryCreate(text, UriKind.Absolute, out _)).ShouldBeTrue(length.ToString());
        }
    }

    private static string Text(Random random, string alphabet, int length) => string.Concat(Enumerable.Range(0, length).Select(_ => alphabet[random.Next(alphabet.Length)]));
}
