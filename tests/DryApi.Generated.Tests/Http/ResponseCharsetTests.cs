using System.Text;
using DryApi.Generated.Tests.Support;

namespace DryApi.Generated.Tests.Http;

/// <summary>Responses in other characters than UTF-8, and with byte order marks: the same models and the same errors.</summary>
public sealed class ResponseCharsetTests(LoopbackServer server)
{
    private const string Any = "Zoë — 日本語 😀";
    private const string Latin = "Zoë ÿ £";

    public static MatrixTheoryData<(string? ContentType, string Bytes, string Text), Transport> Charsets => new(
        [
            ("application/json", "utf-8 marked", Any), ("application/json; charset=utf-8", "utf-8 marked", Any), (null, "utf-8 marked", Any),
            ("application/json; charset=utf-8", "utf-8", Any), ("application/json;charset=UTF8", "utf-8", Any), ("application/json; charset=", "utf-8", Any),
            ("application/json; charset=us-ascii", "utf-8", Any), ("application/json; charset=\"utf-8\"", "utf-8", Any),
            ("application/json", "utf-16 marked", Any), ("application/json", "utf-16BE marked", Any), ("application/json; charset=utf-16", "utf-16 marked", Any),
            ("application/json; charset=utf-16", "utf-16BE marked", Any), ("application/json; charset=utf-16", "utf-16", Any), ("application/json; charset=utf-16", "utf-16BE", Any),
            ("application/json; charset=utf-16be", "utf-16BE", Any), ("application/json; charset=utf-16le", "utf-16", Any), ("application/json", "utf-16", Any),
            ("application/json; charset=utf-8", "utf-16 marked", Any), ("application/json; charset=iso-8859-1", "utf-8 marked", Any),
            ("application/json", "utf-32 marked", Any), ("application/json; charset=utf-32", "utf-32", Any), ("application/json", "utf-32BE marked", Any), ("application/json", "utf-32BE", Any),
            ("application/json; charset=iso-8859-1", "iso-8859-1", Latin), ("application/json; profile=\"a\"; CHARSET=\"ISO-8859-1\"; q=1", "iso-8859-1", Latin),
            ("application/json;charset=latin1", "iso-8859-1", Latin),
        ],
        Enum.GetValues<Transport>());

    [Theory]
    [MemberData(nameof(Charsets))]
    public async Task Response_OnAnyCharset_IsTheSameModel((string? ContentType, string Bytes, string Text) response, Transport transport)
    {
        using var client = TestClients.Of(transport, server.Open(Responses.Body(Encoded($$$"""{"data":{"status":"done","result":"{{{response.Text}}}"}}""", response.Bytes), response.ContentType)).Url);

        (await client.RequestStatus["id"].GetAsync(cancellationToken: Token)).Data.ShouldNotBeNull().Result.ShouldBe(response.Text);
    }

    [Theory]
    [MemberData(nameof(Charsets))]
    public async Task Error_OnAnyCharset_SaysTheSame((string? ContentType, string Bytes, string Text) response, Transport transport)
    {
        using var client = TestClients.Of(transport, server.Open(Responses.Body(Encoded($$$"""{"message":"{{{response.Text}}}","errors":{"model":["{{{response.Text}}}!"]}}""", response.Bytes), response.ContentType, 422)).Url);

        var exception = await Should.ThrowAsync<DryApiValidationException>(() => Calls.PriceAsync(client, transport, Token));

        exception.ServiceMessage.ShouldBe(response.Text);
        exception.Errors["model"].ShouldBe([response.Text + "!"]);
        exception.Excerpt.ShouldNotBeNull().ShouldStartWith("{\"message\":\"Zo");
    }

    public static MatrixTheoryData<(string ContentType, string Name), Transport> Unknown => new(
        [
            ("application/json; charset=x-klingon", "x-klingon"), ("application/json; charset=utf-7", "utf-7"), ("application/json; charset=windows-1252", "windows-1252"),
            ("application/json; charset=\"" + new string('x', 3000) + "\"", new string('x', 90)),
        ],
        Enum.GetValues<Transport>());

    [Theory]
    [MemberData(nameof(Unknown))]
    public async Task Response_OnUnknownCharset_NamesIt((string ContentType, string Name) charset, Transport transport)
    {
        using var client = TestClients.Of(transport, server.Open(Responses.Body("{\"balance\":1.25}"u8.ToArray(), charset.ContentType)).Url);

        var exception = await Should.ThrowAsync<DryApiResponseException>(() => Calls.BalanceAsync(client, transport, Token));

        exception.Message.ShouldStartWith($"The answer is not what the contract says: its charset '{charset.Name}");
        exception.Message.ShouldContain("Encoding.RegisterProvider");
        exception.Message.Length.ShouldBeLessThan(600);
        exception.Excerpt.ShouldBe("{\"balance\":1.25}");
    }

    /// <summary>The status is worth more than the charset.</summary>
    [Theory]
    [EachTransport]
    public async Task Error_OnUnknownCharset_SaysWhatCanBeRead(Transport transport)
    {
        using var client = TestClients.Of(transport, server.Open(Responses.Body("{\"message\":\"Gone.\"}"u8.ToArray(), "application/json; charset=x-klingon", 404)).Url);

        (await Should.ThrowAsync<DryApiNotFoundException>(() => Calls.BalanceAsync(client, transport, Token))).ServiceMessage.ShouldBe("Gone.");
    }

    /// <summary>The job may have been taken, and its id stands in what came.</summary>
    [Theory]
    [EachTransport]
    public async Task Submission_OnUnknownCharset_IsUncertainAndShowsTheId(Transport transport)
    {
        var inbox = server.Open(Responses.Body("{\"data\":{\"request_id\":\"job-1\"}}"u8.ToArray(), "application/json; charset=x-klingon"));
        using var client = TestClients.Of(transport, inbox.Url);

        var exception = await Should.ThrowAsync<DryApiSubmissionUncertainException>(() => Calls.ImageAsync(client, transport, Token));

        exception.Excerpt.ShouldNotBeNull().ShouldContain("job-1");
        inbox.Requests.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("application/json; charset=utf-16", new byte[] { (byte)'{', 0, (byte)'"', 0, 0, 0xD8, (byte)'"', 0 }, "it is not written in its charset, utf-16: ")]
    [InlineData("application/json; charset=utf-16", new byte[] { (byte)'{', 0, (byte)'}' }, "it is not written in its charset, utf-16: ")]
    [InlineData("application/json; charset=utf-32", new byte[] { 0, 0, 0, (byte)'{', 0xFF, 0, 0, 0 }, "it is not written in its charset, utf-32BE: ")]
    public async Task Response_OnBytesThatItsCharsetDoesNotHave_SaysSo(string contentType, byte[] body, string message)
    {
        using var client = TestClients.Own(server.Open(Responses.Body(body, contentType)).Url);

        (await Should.ThrowAsync<DryApiResponseException>(() => client.Balance.GetAsync(cancellationToken: Token))).Message.ShouldStartWith("The answer is not what the contract says: " + message);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static byte[] Encoded(string text, string bytes)
    {
        Encoding encoding = bytes.Split(' ')[0] switch
        {
            "utf-16" => new UnicodeEncoding(bigEndian: false, byteOrderMark: true),
            "utf-16BE" => new UnicodeEncoding(bigEndian: true, byteOrderMark: true),
            "utf-32" => new UTF32Encoding(bigEndian: false, byteOrderMark: true),
            "utf-32BE" => new UTF32Encoding(bigEndian: true, byteOrderMark: true),
            "iso-8859-1" => Encoding.Latin1,
            _ => new UTF8Encoding(encoderShouldEmitUTF8Identifier: true),
        };
        return bytes.EndsWith("marked", StringComparison.Ordinal) ? [.. encoding.GetPreamble(), .. encoding.GetBytes(text)] : encoding.GetBytes(text);
    }
}
