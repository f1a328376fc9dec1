using System.Text;
using DryApi.Generated.Tests.Support;

namespace DryApi.Generated.Tests.Jobs;

/// <summary>What results hold besides a link.</summary>
public sealed class JobResultTests(LoopbackServer server)
{
    [Fact]
    public async Task Formats_OnLinks_AreThoseThatMayBeFetchedByName()
    {
        using var client = TestClients.Own(server.Open(Responses.Json("""
            {"data":{"status":"done","results_alt_formats":{"jpg":"https://example.com/a.jpg","webp":"ftp://example.com/a.webp","avif":"https://example.com/a.avif","AVIF":"https://example.com/b.avif","JPG":"https://example.com/b.jpg","gif":null,"sizes":[1],"heic":"\ud83d"}}}
            """)).Url);

        var result = await client.GetJob("id").WaitAsync(cancellationToken: TestContext.Current.CancellationToken);

        result.Formats.Keys.ShouldBe(["jpg", "avif"], ignoreOrder: true);
        result.Formats["AVIF"].ShouldBe(new Uri("https://example.com/a.avif"));
        new JobResult { JobId = "id" }.Formats.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("[[0.5,-1],[2,3e-1]]", "0.5,-1;2,0.3")]
    [InlineData("[0.5,-1]", "0.5,-1")]
    [InlineData("[]", "")]
    public void Vectors_OnAList_AreItsNumbers(string text, string expected) =>
        string.Join(';', new JobResult { JobId = "id", Text = text }.ReadVectors().Select(vector => string.Join(',', vector.ToArray().Select(number => number.ToString(System.Globalization.CultureInfo.InvariantCulture))))).ShouldBe(expected);

    [Theory]
    [InlineData("a transcript")]
    [InlineData("""{"a":1}""")]
    [InlineData("""[[1,"2"]]""")]
    [InlineData("[1,[2]]")]
    [InlineData("")]
    public void Vectors_OnAnotherText_AreRefusedInOneSentence(string text)
    {
        Should.Throw<DryApiResponseException>(() => JobResult.ParseVectors(Encoding.UTF8.GetBytes(text))).Message.ShouldBe("The result has no vectors: a list of lists of numbers was expected.");
        Should.Throw<InvalidOperationException>(() => new JobResult { JobId = "id" }.ReadVectors()).Message.ShouldContain("ReturnResultInResponse = true");
    }
}
