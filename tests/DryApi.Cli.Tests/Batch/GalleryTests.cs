using DryApi.Cli.Batch;

namespace DryApi.Cli.Tests.Batch;

/// <summary>Pages of results: several of them where there are many, and nothing in them that a row brings along.</summary>
public sealed class GalleryTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Gallery_OfManyResults_HasPagesThatLeadToEachOther()
    {
        Write(201, number => new("00.png", "A lake"));

        _folder.Names().ShouldBe(["index-2.html", "index.html", "journal"]);
        Figures("index.html").ShouldBe(200);
        Figures("index-2.html").ShouldBe(1);
        Page("index.html").ShouldContain("<a href=\"index-2.html\">after</a>");
        Page("index.html").ShouldNotContain(">before</a>");
        Page("index-2.html").ShouldContain("<a href=\"index.html\">before</a>");
        Page("index-2.html").ShouldNotContain(">after</a>");
    }

    [Theory]
    [InlineData("a.png", "<a href=\"1a.png\"><img loading=\"lazy\" src=\"1a.png\" alt=\"")]
    [InlineData("a b&c'd.webp", "<img loading=\"lazy\" src=\"1a%20b%26c%27d.webp\" alt=\"")]
    [InlineData("a.mp4", "<video controls preload=\"metadata\" src=\"1a.mp4\"></video>")]
    [InlineData("a.mp3", "<audio controls preload=\"metadata\" src=\"1a.mp3\"></audio>")]
    [InlineData("a.html", "<a href=\"1a.html\" download>")]
    [InlineData("a.txt", "<pre>1 &lt; 2 \\u202E&amp;</pre>")]
    public void Gallery_OfAKind_ShowsIt(string file, string expected)
    {
        File.WriteAllText(_folder["1" + file], "1 < 2 \u202E&");

        Write(1, _ => new(file, "\"><script>alert('1')</script><a x=\"\u202E"));

        var page = Page("index.html");
        page.ShouldContain(expected, Case.Sensitive);
        page.ShouldNotContain("<script");
        page.ShouldNotContain("\u202E");
        page.ShouldContain("&quot;&gt;&lt;script&gt;alert(&#x27;1&#x27;)&lt;/script&gt;");
    }

    /// <summary>Writes the pages of results, whose names begin with their numbers.</summary>
    private void Write(int count, Func<int, KeyValuePair<string, string>> result)
    {
        using var journal = Journal.Open(_folder["journal"], null, TimeProvider.System);
        var run = journal.BeginRows();
        for (var number = 1; number <= count; number++)
        {
            journal.Take(new NewRow(2, "txt2img", BitConverter.GetBytes(number), RowValues.Write([new("prompt", result(number).Value)]), "{}", [1], [1], 0), run);
        }

        journal.EndRows(run, mayChange: false);
        journal.Together(() =>
        {
            for (var number = 1; number <= count; number++)
            {
                journal.TryName(number, number + result(number).Key).ShouldBeTrue();
                journal.SetSaved(number);
            }
        });
        Gallery.Write(_folder.Path, "jobs.csv", journal);
    }

    private string Page(string name) => File.ReadAllText(_folder[name]);

    private int Figures(string name) => Page(name).Split("<figure>").Length - 1;
}
