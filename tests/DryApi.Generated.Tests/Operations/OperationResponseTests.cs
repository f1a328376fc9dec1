using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using DryApi.Generated.Tests.Support;
using Microsoft.Kiota.Abstractions.Serialization;
using Microsoft.Kiota.Serialization.Json;

namespace DryApi.Generated.Tests.Operations;

/// <summary>The answer of every operation, made from the document's schema, against what the SDK reads.</summary>
public sealed class OperationResponseTests(LoopbackServer server)
{
    public static TheoryData<string, ResponseForm> Cases
    {
        get
        {
            var cases = new TheoryData<string, ResponseForm>();
            foreach (var operation in ServiceDocument.AllOperations)
            {
                foreach (var form in Enum.GetValues<ResponseForm>())
                {
                    cases.Add(operation.Name, form);
                }
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Response_OnAnyTransport_CarriesEveryValue(string operation, ResponseForm form)
    {
        var call = new OperationCall(operation, Form.Minimal, 0);
        var answer = new SampleResponse(form).Of("answer", call.Operation.ResponseSchema);
        foreach (var transport in Enum.GetValues<Transport>())
        {
            using var adapter = TestClients.Of(transport, server.Open(Responses.Json(answer!.ToJsonString())).Url);
            using var client = call.Version.On(adapter.RequestAdapter);

            var read = await call.SendAsync(client, transport == Transport.OwnConfigured);

            ShouldCarry(read, answer, call.Operation.ResponseSchema, $"{transport}: answer");
        }
    }

    /// <summary>For adapters that do not hand out what came over HTTP.</summary>
    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Response_OnKiotasParser_CarriesEveryValue(string operation, ResponseForm form)
    {
        var schema = ServiceDocument.Operation(operation).ResponseSchema;
        var answer = new SampleResponse(form).Of("answer", schema);
        var inbox = server.Open(Responses.Json("{}"));
        using var adapter = TestClients.Own(inbox.Url);
        var call = new OperationCall(operation, Form.Minimal, 0);
        using var client = call.Version.On(adapter.RequestAdapter);
        var type = (await call.SendAsync(client, isConfigured: false)).GetType();
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(answer!.ToJsonString()));
        var node = await new JsonParseNodeFactory().GetRootParseNodeAsync("application/json", content, TestContext.Current.CancellationToken);

        var factory = type.GetMethod("CreateFromDiscriminatorValue", BindingFlags.Public | BindingFlags.Static | BindingFlags.FlattenHierarchy)!.CreateDelegate(typeof(ParsableFactory<>).MakeGenericType(type));
        var read = typeof(IParseNode).GetMethod(nameof(IParseNode.GetObjectValue))!.MakeGenericMethod(type).Invoke(node, [factory]);

        ShouldCarry(read, answer, schema, "answer");
    }

    private static void ShouldCarry(object? read, JsonNode? sent, JsonNode schema, string path)
    {
        schema = ServiceDocument.Resolve(schema);
        if (sent is null)
        {
            read.ShouldBeNull(path);
            return;
        }

        read.ShouldNotBeNull(path);
        switch ((string?)schema["type"])
        {
            case "object" when schema["properties"] is JsonObject properties:
                foreach (var (name, property) in properties)
                {
                    var found = SdkObjects.Property(read.GetType(), name).ShouldNotBeNull($"{path}: {read.GetType().Name} has nothing for {name}");
                    ShouldCarry(found.GetValue(read), sent is JsonObject ? sent[name] : null, property!, $"{path}.{name}");
                }

                break;
            case "object":
                JsonNode.DeepEquals(JsonNode.Parse(read.ShouldBeOfType<JsonElement>().GetRawText()), sent).ShouldBeTrue($"{path}: {read}");
                break;
            case "array":
                var items = read.ShouldBeAssignableTo<IEnumerable>()!.Cast<object>().ToArray();
                items.Length.ShouldBe(sent.AsArray().Count, path);
                for (var i = 0; i < items.Length; i++)
                {
                    ShouldCarry(items[i], sent[i], schema["items"]!, $"{path}[{i}]");
                }

                break;
            case "string" when read is DateTimeOffset time:
                time.ShouldBe(DateTimeOffset.Parse((string)sent!, CultureInfo.InvariantCulture), path);
                break;
            case "string":
                read.ToString().ShouldBe((string)sent!, path);
                break;
            default:
                // Numbers and truth values, whether they came as such or as strings.
                Convert.ToString(read, CultureInfo.InvariantCulture).ShouldBe(Convert.ToString(Convert.ChangeType(sent.ToString(), read.GetType(), CultureInfo.InvariantCulture), CultureInfo.InvariantCulture), path);
                break;
        }
    }
}
