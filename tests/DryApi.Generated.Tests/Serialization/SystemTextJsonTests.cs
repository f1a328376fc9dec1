using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using DryApi.Generated.Tests.Operations;
using DryApi.Generated.Tests.Support;

namespace DryApi.Generated.Tests.Serialization;

/// <summary>Models through <see cref="JsonSerializer"/>, as ASP.NET, queues and caches use it: the JSON is that of the wire, both ways.</summary>
public sealed class SystemTextJsonTests
{
    private const string Image = """{"prompt":"A sunset","model":"Flux1schnell","width":512,"height":512,"guidance":7.5,"steps":4,"seed":42}""";

    public static TheoryData<string, Form, int> Bodies => new(OperationRequestTests.Calls.Select(call => call.Data).Where(call => ServiceDocument.Operation(call.Item1).BodySchema is not null));

    public static TheoryData<string, ResponseForm> Responses => OperationResponseTests.Cases;

    [Theory]
    [MemberData(nameof(Bodies))]
    public void Request_OnEveryOperation_IsTheWiresJsonBothWays(string operation, Form form, int choice)
    {
        using var adapter = TestClients.Own(new Uri("http://127.0.0.1:1"));
        var call = new OperationCall(operation, form, choice);
        using var client = call.Version.On(adapter.RequestAdapter);
        var model = call.Model(client);
        if (call.Body!.Values.Any(value => value is SampleFile or List<object> and [SampleFile, ..]))
        {
            Should.Throw<JsonException>(() => JsonSerializer.Serialize(model, model.GetType())).Message.ShouldContain("is no JSON: keep it beside the request");
            return;
        }

        var written = JsonSerializer.Serialize(model, model.GetType());
        var read = JsonSerializer.Deserialize(written, model.GetType());

        JsonNode.DeepEquals(JsonNode.Parse(written), OperationCall.ToJson(call.Body!)).ShouldBeTrue($"{OperationCall.ToJson(call.Body!)}\nwas expected, written was\n{written}");
        JsonSerializer.Serialize(read, model.GetType()).ShouldBe(written);
    }

    [Theory]
    [MemberData(nameof(Responses))]
    public async Task Response_OnEveryOperation_IsReadAsByTheClient(string operation, ResponseForm form)
    {
        var call = new OperationCall(operation, Form.Minimal, 0);
        var json = new SampleResponse(form).Of("answer", call.Operation.ResponseSchema)!.ToJsonString();
        using var adapter = new DryApiClient(new DryApiClientOptions { ApiKey = TestClients.Key, HttpClient = new HttpClient(new Jobs.RespondingHandler(_ => new HttpResponseMessage { Content = new StringContent(json, Encoding.UTF8, "application/json") })) });
        using var client = call.Version.On(adapter.RequestAdapter);
        var expected = await call.SendAsync(client, isConfigured: false);

        var read = JsonSerializer.Deserialize(json, expected.GetType())!;

        JsonSerializer.Serialize(read, read.GetType()).ShouldBe(JsonSerializer.Serialize(expected, expected.GetType()));
        if (form == ResponseForm.Full)
        {
            JsonNode.DeepEquals(JsonNode.Parse(JsonSerializer.Serialize(read, read.GetType())), JsonNode.Parse(json)).ShouldBeTrue($"{json}\nwas read, written was\n{JsonSerializer.Serialize(read, read.GetType())}");
        }
    }

    [Theory]
    [InlineData(typeof(Txt2ImgRequest), Image, Image)]
    [InlineData(typeof(JobStatusResponse), """{"data":{"status":"proc\u0065ssing","result":123456789,"progress":12.5,"new":[1,{"a":2}]}}""", """{"data":{"status":"processing","result":"123456789","progress":12.5,"new":[1,{"a":2}]}}""")]
    public void Model_OnJsonInPieces_IsRead(Type type, string json, string expected)
    {
        var pieces = Encoding.UTF8.GetBytes(json).Chunk(3).ToArray();
        var last = pieces.Skip(1).Aggregate((First: new Piece(pieces[0], null), Last: (Piece?)null), (list, bytes) => (list.First, new Piece(bytes, list.Last ?? list.First)));
        var reader = new Utf8JsonReader(new ReadOnlySequence<byte>(last.First, 0, last.Last!, last.Last!.Memory.Length));

        var read = JsonSerializer.Deserialize(ref reader, type);

        JsonNode.DeepEquals(JsonNode.Parse(JsonSerializer.Serialize(read, type)), JsonNode.Parse(expected)).ShouldBeTrue(JsonSerializer.Serialize(read, type));
    }

    [Theory]
    [InlineData("""{"prompt":"p","model":"m","height":1,"guidance":1,"steps":1}""", "This is no Txt2ImgRequest. seed: Must be given. width: Must be given.")]
    [InlineData("""{"Prompt":"p","model":"m","width":1,"height":1,"guidance":1,"steps":1,"seed":1}""", "This is no Txt2ImgRequest. prompt: Must be given.")]
    [InlineData("""{"prompt":5,"model":"m","width":"1","height":1.5,"guidance":1,"steps":1,"seed":1}""", "height: Must be a whole number of 64 bits. prompt: Must be a string. width: Must be a whole number.")]
    [InlineData("""{"prompt":"\ud83d","model":"m","width":1,"height":1,"guidance":1,"steps":1,"seed":1}""", "prompt: Must be Unicode")]
    [InlineData("""["prompt"]""", "This is no Txt2ImgRequest. Must be an object.")]
    public void Request_OnJsonThatIsNone_SaysAllThatIsWrong(string json, string problem) =>
        string.Join(' ', Should.Throw<JsonException>(() => JsonSerializer.Deserialize<Txt2ImgRequest>(json)).Message).ShouldContain(problem);

    [Fact]
    public void Request_OnABrokenRule_IsReadAndTold()
    {
        var request = JsonSerializer.Deserialize<Txt2ImgRequest>(Image[..^1] + ""","webhook_url":"http://example.com"}""")!;

        request.Validate().Keys.ShouldBe(["webhook_url"]);
    }

    [Fact]
    public void Request_OnAnUnknownProperty_KeepsItOrRefusesItAsTheOptionsSay()
    {
        var json = Image[..^1] + ""","sampler":"euler","loras":[{"name":"l","weight":1,"blocks":[1,2]}]}""";

        var request = JsonSerializer.Deserialize<Txt2ImgRequest>(json)!;

        request.AdditionalProperties["sampler"].GetString().ShouldBe("euler");
        request.Loras.ShouldNotBeNull()[0].AdditionalProperties["blocks"].GetArrayLength().ShouldBe(2);
        JsonNode.DeepEquals(JsonNode.Parse(JsonSerializer.Serialize(request)), JsonNode.Parse(json)).ShouldBeTrue();
        Should.Throw<JsonException>(() => JsonSerializer.Deserialize<Txt2ImgRequest>(json, new JsonSerializerOptions { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow }))
            .Message.ShouldContain("sampler: Is no parameter here.");
    }

    [Fact]
    public void Response_OnCommentsAndTrailingCommas_IsReadAsTheOptionsSay() =>
        JsonSerializer.Deserialize<JobStatusResponse>("""{"data":{"status":"done",/* so */},}""", new JsonSerializerOptions { ReadCommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true })!
            .Data!.Status.ShouldBe(JobStatus.Done);

    [Fact]
    public void Json_OnEscapeCodesInNames_SaysThemSoThatTheyCanBePrinted()
    {
        var form = new Img2TxtRequest { Image = FileContent.FromBytes([1], "a\u001b[2J.png"), Model = "m" };
        var request = Calls.Image;
        request.AdditionalProperties.Add("a\u001b[2J\ud83d", 1);

        foreach (var exception in new[] { Should.Throw<JsonException>(() => JsonSerializer.Serialize(form)), Should.Throw<JsonException>(() => JsonSerializer.Serialize(request)) })
        {
            exception.Message.ShouldContain("a\\u001b[2J");
            exception.Message.ShouldNotContain("\u001b");
        }
    }

    [Fact]
    public void Null_OnAModel_IsNull()
    {
        JsonSerializer.Deserialize<Txt2ImgRequest>("null").ShouldBeNull();
        JsonSerializer.Deserialize<JobStatusResponse>("null").ShouldBeNull();
        JsonSerializer.Deserialize<Txt2EmbeddingRequestInput>("null").ShouldBeNull();
    }

    [Fact]
    public void Union_OnEachOfItsTypes_IsWrittenAndRead()
    {
        foreach (var json in new[] { "\"one\"", """["one","two"]""" })
        {
            JsonSerializer.Serialize(JsonSerializer.Deserialize<Txt2EmbeddingRequestInput>(json)).ShouldBe(json);
        }

        Should.Throw<JsonException>(() => JsonSerializer.Deserialize<Txt2EmbeddingRequestInput>("5")).Message.ShouldBe("This is no Txt2EmbeddingRequestInput. Has a type that it cannot have.");
    }

    [Fact]
    public void Response_OnJsonThatIsNone_IsAJsonException() => Should.Throw<JsonException>(() => JsonSerializer.Deserialize<JobStatusResponse>("""{"data":{"progress":[]}}"""));

    /// <summary>A piece of memory that others follow.</summary>
    private sealed class Piece : ReadOnlySequenceSegment<byte>
    {
        public Piece(byte[] bytes, Piece? before)
        {
            Memory = bytes;
            if (before is not null)
            {
                (before.Next, RunningIndex) = (this, before.RunningIndex + before.Memory.Length);
            }
        }
    }
}
