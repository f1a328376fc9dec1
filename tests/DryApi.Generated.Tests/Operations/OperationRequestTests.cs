using System.Reflection;
using System.Text;
using System.Text.Json.Nodes;
using DryApi.Generated.Tests.Support;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Serialization.Json;

namespace DryApi.Generated.Tests.Operations;

/// <summary>Every operation, called through the SDK, against what the document says must arrive.</summary>
public sealed class OperationRequestTests(LoopbackServer server)
{
    public static TheoryData<string, Form, int> Calls
    {
        get
        {
            var calls = new TheoryData<string, Form, int>();
            foreach (var operation in ServiceDocument.AllOperations)
            {
                var choices = operation.BodySchema is { } schema ? Samples.ChoicesOf(schema) : 1;
                for (var choice = 0; choice < choices; choice++)
                {
                    calls.Add(operation.Name, Form.Maximal, choice);
                    calls.Add(operation.Name, Form.Minimal, choice);
                }
            }

            return calls;
        }
    }

    public static TheoryData<string, Form, int> JsonCalls =>
        new(Calls.Select(call => call.Data).Where(call => ServiceDocument.Operation(call.Item1).MediaType == "application/json"));

    [Theory]
    [InlineData("v1", 47)]
    [InlineData("v2", 35)]
    public void Calls_OnTheDocument_CoverEveryOperation(string version, int operations)
    {
        ServiceDocument.Version(version).Operations.Count.ShouldBe(operations);
        Calls.Select(call => call.Data.Item1).Distinct().ShouldBe(ServiceDocument.AllOperations.Select(operation => operation.Name));
    }

    [Theory]
    [InlineData("v1")]
    [InlineData("v2")]
    public void Client_OnTheDocument_HasItsOperationsAndNoOthers(string version) =>
        Reachable(ServiceDocument.Version(version).Client, 0).Order(StringComparer.Ordinal)
            .ShouldBe(ServiceDocument.Version(version).Operations.Select(operation => string.Join('.', operation.BuilderPath.Append(operation.MethodName))).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task Call_OnAnyTransport_SendsWhatTheDocumentSays(string operation, Form form, int choice)
    {
        foreach (var transport in Enum.GetValues<Transport>())
        {
            var inbox = server.Open(Responses.Json("{}"));
            using var adapter = TestClients.Of(transport, inbox.Url);
            var call = new OperationCall(operation, form, choice);
            using var client = call.Version.On(adapter.RequestAdapter);

            await call.SendAsync(client, transport == Transport.OwnConfigured);

            await ShouldBeWhatTheDocumentSaysAsync(inbox.Request, call);
            inbox.Request.Header("X-Call").ShouldBe(transport == Transport.OwnConfigured ? "1" : null);
        }
    }

    /// <summary>For callers who write a model with a writer of Kiota.</summary>
    [Theory]
    [MemberData(nameof(JsonCalls))]
    public void Model_OnKiotasWriter_CarriesEveryValue(string operation, Form form, int choice)
    {
        using var adapter = TestClients.Own(new Uri("http://127.0.0.1:1"));
        var call = new OperationCall(operation, form, choice);
        using var client = call.Version.On(adapter.RequestAdapter);
        using var writer = new JsonSerializationWriter();

        writer.WriteObjectValue(null, (Microsoft.Kiota.Abstractions.Serialization.IParsable)call.Model(client));

        var written = JsonNode.Parse(writer.GetSerializedContent());
        JsonNode.DeepEquals(written, OperationCall.ToJson(call.Body!)).ShouldBeTrue($"{OperationCall.ToJson(call.Body!)}\nwas expected, written was\n{written}");
    }

    private static async Task ShouldBeWhatTheDocumentSaysAsync(RecordedRequest request, OperationCall call)
    {
        request.Method.ShouldBe(call.Operation.Method);
        request.Path.ShouldBe(call.ExpectedPath);
        request.Query.Order().ShouldBe(call.ExpectedQuery.Order());
        request.Header("Authorization").ShouldBe("Bearer " + TestClients.Key);
        request.Header("Accept").ShouldBe("application/json");
        request.MediaType.ShouldBe(call.Operation.MediaType);
        switch (call.Operation.MediaType)
        {
            case null:
                request.Body.ShouldBeEmpty();
                break;
            case "application/json":
                var sent = JsonNode.Parse(request.Body);
                JsonNode.DeepEquals(sent, OperationCall.ToJson(call.Body!)).ShouldBeTrue($"{OperationCall.ToJson(call.Body!)}\nwas expected, sent was\n{sent}");
                break;
            default:
                ShouldBeTheParts(await request.PartsAsync(), call.Body!);
                break;
        }
    }

    private static void ShouldBeTheParts(IReadOnlyList<RecordedPart> parts, Dictionary<string, object> body)
    {
        // Fields may come in any order; what has the same name keeps its order.
        var expected = body.SelectMany(field => field.Value is List<object> and [SampleFile, ..] list ? list.Select(item => (field.Key, Value: item)) : [(field.Key, field.Value)])
            .OrderBy(field => field.Key, StringComparer.Ordinal).ToArray();
        var sent = parts.OrderBy(part => part.Name, StringComparer.Ordinal).ToArray();
        sent.Select(part => part.Name).ShouldBe(expected.Select(field => field.Key));
        foreach (var (part, (name, value)) in sent.Zip(expected))
        {
            switch (value)
            {
                case SampleFile file:
                    (part.FileName, part.ContentType).ShouldBe((file.Name, file.ContentType), name);
                    part.Bytes.ShouldBe(file.Bytes, name);
                    break;
                case List<object>:
                    (part.FileName, part.ContentType).ShouldBe((null, "application/json"), name);
                    JsonNode.DeepEquals(JsonNode.Parse(part.Bytes), OperationCall.ToJson(value)).ShouldBeTrue(name);
                    break;
                default:
                    part.FileName.ShouldBeNull(name);
                    (part.ContentType ?? "text/plain").ShouldStartWith("text/plain");
                    Encoding.UTF8.GetString(part.Bytes).ShouldBe(OperationCall.Plain(value), name);
                    break;
            }
        }
    }

    /// <summary>The calls below a builder, by the properties that lead there.</summary>
    private static IEnumerable<string> Reachable(Type builder, int depth)
    {
        depth.ShouldBeLessThan(8);
        foreach (var method in builder.GetMethods().Where(method => method.Name is "GetAsync" or "PostAsync" or "PutAsync" or "PatchAsync" or "DeleteAsync"))
        {
            yield return method.Name;
        }

        foreach (var property in builder.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
                     .Where(property => property.PropertyType.IsAssignableTo(typeof(BaseRequestBuilder))))
        {
            var step = property.GetIndexParameters() is [var parameter] ? "{" + parameter.Name! switch { "requestId" => "request_id", "jobRequest" => "job_request", var name => name } + "}" : property.Name;
            foreach (var below in Reachable(property.PropertyType, depth + 1))
            {
                yield return step + "." + below;
            }
        }
    }
}
