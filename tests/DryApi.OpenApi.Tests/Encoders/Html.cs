using System.Net;
using System.Text.RegularExpressions;
using Markdig;

namespace DryApi.OpenApi.Tests.Encoders;

/// <summary>What another renderer of Markdown, with GitHub's extensions, makes of it: its elements in order, and the texts of some of them.</summary>
internal sealed partial class Html
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UsePipeTables().UseEmphasisExtras().UseAutoLinks().UseTaskLists().UseFootnotes().UseEmojiAndSmiley(enableSmileys: false).UseMathematics().UseAlertBlocks().Build();

    private readonly string _text;

    private Html(string text) => _text = text;

    public static Html Of(string markdown) => new(Markdig.Markdown.ToHtml(markdown, Pipeline));

    /// <summary>The tags, such as <c>p code /code /p</c>; where a line may break is none.</summary>
    public IReadOnlyList<string> Tags => [.. Tag().Matches(_text).Where(tag => tag.Groups["name"].Success && tag.Groups["name"].Value != "wbr").Select(tag => tag.Groups["end"].Value + tag.Groups["name"].Value.ToLowerInvariant())];

    /// <summary>What the elements <c>code</c> show.</summary>
    public IReadOnlyList<string> Codes => [.. Code().Matches(_text).Select(code => WebUtility.HtmlDecode(Tag().Replace(code.Groups["text"].Value, "")))];

    /// <summary>Where the elements <c>a</c> lead.</summary>
    public IReadOnlyList<string> Links => [.. Link().Matches(_text).Select(link => WebUtility.HtmlDecode(link.Groups["url"].Value))];

    /// <summary>The rows of all tables without their heads.</summary>
    public int Rows => Count("tr") - Count("thead");

    public int Count(string tag) => Tags.Count(t => t == tag);

    /// <inheritdoc/>
    public override string ToString() => _text;

    [GeneratedRegex("<!--.*?-->|<(?<end>/?)(?<name>[a-zA-Z][a-zA-Z0-9]*)[^>]*>", RegexOptions.Singleline)]
    private static partial Regex Tag();

    [GeneratedRegex("<a [^>]*?href=\"(?<url>[^\"]*)\"")]
    private static partial Regex Link();

    [GeneratedRegex("<code>(?<text>.*?)</code>", RegexOptions.Singleline)]
    private static partial Regex Code();
}
