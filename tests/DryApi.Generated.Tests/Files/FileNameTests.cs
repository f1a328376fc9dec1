using System.Text;
using DryApi.Generated.Tests.Support;
using DryApi.Serialization;

namespace DryApi.Generated.Tests.Files;

/// <summary>Names of files and fields, as raw bytes and as ASP.NET reads them.</summary>
public sealed class FileNameTests(LoopbackServer server)
{
    public static TheoryData<string, string> Names => new()
    {
        { "日本語 ü 😀.png", "日本語 ü 😀.png" },
        { "עברית العربية.png", "עברית العربية.png" },
        { "e\u0301 \u202Egnp.png", "e\u0301 \u202Egnp.png" },
        { "a \"quoted\".png", "a %22quoted%22.png" },
        { "a\r\nContent-Type: text\r\n\r\nx.png", "a%0D%0AContent-Type: text%0D%0A%0D%0Ax.png" },
        { "a\"\r\n\r\n--x\r\n.png", "a%22%0D%0A%0D%0A--x%0D%0A.png" },
        { "a\n.png", "a%0A.png" },
        { "a\r.png", "a%0D.png" },
        { "a\0b\u001B[31m\u007F\t.png", "a%00b%1B[31m%7F%09.png" },
        { "a;b=c, d.png", "a;b=c, d.png" },
        { "'a'%22.png", "'a'%22.png" },
        { "  .png", "  .png" },
        { "a\u0085b\u2028c.png", "a\u0085b\u2028c.png" },
        { "=?utf-8?B?YQ==?=.png", "=?utf-8?B?YQ==?=.png" },
        { new string('n', 300) + ".png", new string('n', 300) + ".png" },
    };

    [Theory]
    [MemberData(nameof(Names))]
    public async Task FileName_OnTheWire_StaysInsideItsQuotes(string name, string onTheWire)
    {
        foreach (var transport in Enum.GetValues<Transport>())
        {
            var request = await SendAsync(transport, FileContent.FromBytes([1], name));

            request.BodyText.ShouldContain($"Content-Disposition: form-data; name=\"images[]\"; filename=\"{onTheWire}\"\r\n");
            var part = (await request.PartsAsync()).Single(part => part.Name == "images[]");
            part.Bytes.ShouldBe([1]);
            part.ContentType.ShouldBe("image/png");
        }
    }

    [Theory]
    [InlineData("..")]
    [InlineData("folder/.")]
    [InlineData("C:\\folder\\..")]
    public void FileName_OnWhatIsNoName_IsRefused(string name) => Should.Throw<ArgumentException>(() => FileContent.FromBytes([1], name)).ParamName.ShouldBe("fileName");

    [Fact]
    public void FileName_OnHalfOfACharacter_IsRefused()
    {
        // Not as data of a theory, which would mend them.
        foreach (var name in new[] { "half \uD83D.png", "half \uDE00.png", "\uDE00\uD83D.png", "\uD83D" })
        {
            Should.Throw<ArgumentException>(() => FileContent.FromBytes([1], name)).ParamName.ShouldBe("fileName");
        }
    }

    [Theory]
    [EachTransport]
    public async Task Files_OfOneField_ArriveInOrderThoughTheyHaveOneName(Transport transport)
    {
        var file = FileContent.FromBytes([3], "a.png");

        var request = await SendAsync(transport, FileContent.FromBytes([1], "a.png"), FileContent.FromBytes([2, 2], "a.png"), file, file);

        var parts = (await request.PartsAsync()).Where(part => part.Name == "images[]").ToArray();
        parts.Select(part => part.FileName).ShouldAllBe(name => name == "a.png");
        parts.Select(part => part.Bytes).ShouldBe([[1], [2, 2], [3], [3]]);
    }

    [Theory]
    [InlineData("a\"; filename=\"b", "a%22; filename=%22b")]
    [InlineData("a\r\nX: y\r\n\r\n", "a%0D%0AX: y%0D%0A%0D%0A")]
    [InlineData("ü[]", "ü[]")]
    public async Task FieldName_OnTheWire_StaysInsideItsQuotes(string name, string onTheWire)
    {
        using var body = FormBodyWriter.Write(new NamedForm(name), DryApiClient.Service.Errors);

        var text = Encoding.UTF8.GetString(await body.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));

        text.ShouldContain($"\r\nContent-Disposition: form-data; name=\"{onTheWire}\"\r\n\r\nvalue\r\n");
        text.ShouldContain($"\r\nContent-Disposition: form-data; name=\"{onTheWire}\"; filename=\"a.png\"\r\n");
    }

    private async Task<RecordedRequest> SendAsync(Transport transport, params FileContent[] files)
    {
        var inbox = server.Open(Responses.Json("{}"));
        using var client = TestClients.Of(transport, inbox.Url);
        var request = new Img2ImgRequest { Prompt = "p", Model = "m", Steps = 1, Seed = 1, Guidance = 1, Images = files };
        await client.Img2Img.PostAsync(request, transport == Transport.OwnConfigured ? configuration => configuration.Headers.Add("X-Call", "1") : null, TestContext.Current.CancellationToken);
        return inbox.Request;
    }
}
