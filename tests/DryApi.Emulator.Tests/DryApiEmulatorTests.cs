using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using DryApi.Tests;

namespace DryApi.Emulator.Tests;

public sealed class DryApiEmulatorTests
{
    private const string NewerDocument = """
        {
          "openapi": "3.1.0", "info": { "title": "Dreams", "version": "9" },
          "paths": {
            "/v9/dreams/of/{animal-name}": {
              "parameters": [{ "name": "animal-name", "in": "path", "required": true, "schema": { "type": "string" } }],
              "post": {
                "requestBody": { "$ref": "#/components/requestBodies/Dream" },
                "responses": { "200": { "description": "x", "content": { "application/json": { "schema": { "type": "object", "properties": { "data": { "type": "object", "properties": { "request_id": { "type": "string" } } } } } } } } }
              }
            },
            "/v9/things": {
              "get": { "responses": { "200": { "description": "x", "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Things" } } } } } }
            }
          },
          "components": {
            "requestBodies": { "Dream": { "required": true, "content": { "application/json": { "schema": { "$ref": "#/components/schemas/Dream" } } } } },
            "schemas": {
              "Dream": { "type": "object", "required": ["count"], "properties": { "count": { "type": "integer", "minimum": 1 }, "colour": { "type": ["string", "null"], "enum": ["white", "black", null] } } },
              "Things": { "type": "object", "properties": { "things": { "type": "array", "items": { "$ref": "#/components/schemas/Thing" } }, "next": { "$ref": "#/components/schemas/Things" } } },
              "Thing": { "type": "object", "properties": { "name": { "type": "string" }, "size": { "type": "integer", "minimum": 2 }, "made": { "type": "string", "format": "date-time" } } }
            }
          }
        }
        """;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Start_OnNoOptions_ListensOnLoopbackOnly()
    {
        await using var emulator = await DryApiEmulator.StartAsync(cancellationToken: Cancellation);

        emulator.BaseAddress.Host.ShouldBe("127.0.0.1");
        emulator.BaseAddress.Port.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Start_OnATakenPort_Throws()
    {
        await using var first = await DryApiEmulator.StartAsync(cancellationToken: Cancellation);

        await Should.ThrowAsync<IOException>(() => DryApiEmulator.StartAsync(new DryApiEmulatorOptions { Port = first.BaseAddress.Port }, Cancellation));
    }

    [Fact]
    public async Task Dispose_OnARunningEmulator_FreesThePort()
    {
        var emulator = await DryApiEmulator.StartAsync(cancellationToken: Cancellation);
        var port = emulator.BaseAddress.Port;
        await emulator.DisposeAsync();

        using var socket = new TcpClient();
        await Should.ThrowAsync<SocketException>(() => socket.ConnectAsync("127.0.0.1", port, Cancellation).AsTask());
    }

    [Fact]
    public async Task Start_OnAnEnvironmentWithAnotherAddress_PaysNoHeed()
    {
        const string variable = "ASPNETCORE_URLS";
        Environment.SetEnvironmentVariable(variable, "http://0.0.0.0:1");
        try
        {
            await using var emulator = await DryApiEmulator.StartAsync(cancellationToken: Cancellation);

            emulator.BaseAddress.Host.ShouldBe("127.0.0.1");
        }
        finally
        {
            Environment.SetEnvironmentVariable(variable, null);
        }
    }

    [Theory]
    [InlineData(nameof(DryApiEmulatorOptions.Port))]
    [InlineData(nameof(DryApiEmulatorOptions.PendingTime))]
    [InlineData(nameof(DryApiEmulatorOptions.ProcessingTime))]
    [InlineData(nameof(DryApiEmulatorOptions.ResultLifetime))]
    [InlineData(nameof(DryApiEmulatorOptions.Workers))]
    [InlineData(nameof(DryApiEmulatorOptions.ResultPort))]
    [InlineData(nameof(DryApiEmulatorOptions.WebhookTimeout))]
    [InlineData(nameof(DryApiEmulatorOptions.MaxJobs))]
    public async Task Start_OnAnOptionOutOfRange_NamesIt(string name)
    {
        var options = new DryApiEmulatorOptions();
        var property = typeof(DryApiEmulatorOptions).GetProperty(name)!;
        object wrong = property.PropertyType == typeof(TimeSpan) ? TimeSpan.FromTicks(-1) : Convert.ChangeType(-1, property.PropertyType, CultureInfo.InvariantCulture);
        property.SetValue(options, wrong);

        var error = await Should.ThrowAsync<ArgumentException>(() => DryApiEmulator.StartAsync(options, Cancellation));

        error.Message.ShouldStartWith(name);
    }

    [Fact]
    public async Task Operations_OnNoDocuments_AreAllOfBothVersions()
    {
        await using var emulator = await DryApiEmulator.StartAsync(cancellationToken: Cancellation);

        emulator.Operations.Count(operation => operation.Contains(" /api/v1/", StringComparison.Ordinal)).ShouldBe(47);
        emulator.Operations.Count(operation => operation.Contains(" /api/v2/", StringComparison.Ordinal)).ShouldBe(35);
    }

    [Fact]
    public async Task Documents_OnANewerDocument_EmulatesWhatItHas()
    {
        var file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        await File.WriteAllTextAsync(file, NewerDocument, Cancellation);
        await using var emulator = await DryApiEmulator.StartAsync(new DryApiEmulatorOptions { Documents = [file] }, Cancellation);
        File.Delete(file);
        using var http = new HttpClient { BaseAddress = emulator.BaseAddress };
        http.DefaultRequestHeaders.Authorization = new("Bearer", "any");

        using var job = await http.PostAsJsonAsync("/v9/dreams/of/sheep", new { count = 3, colour = "white" }, Cancellation);
        using var wrong = await http.PostAsJsonAsync("/v9/dreams/of/sheep", new { count = 0, colour = "pink" }, Cancellation);
        var things = await http.GetStringAsync("/v9/things", Cancellation);

        emulator.Operations.ShouldBe(["POST /v9/dreams/of/{animal-name}", "GET /v9/things"]);
        (await job.Content.ReadAsStringAsync(Cancellation)).ShouldContain("request_id");
        (await wrong.Content.ReadAsStringAsync(Cancellation)).ShouldBe(
            """{"message":"The count field must be at least 1. (and 1 more error)","errors":{"count":["The count field must be at least 1."],"colour":["The colour field must be one of white, black."]}}""");
        things.ShouldStartWith("""{"things":[{"name":"text","size":2,"made":"2026-01-01T00:00:00Z"}],"next":{"things":""");
    }

    [Fact]
    public async Task Documents_OnWhatAServiceChangesOnAnyDay_EmulatesIt()
    {
        var document = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(RepositoryFiles.Root, "openapi", "v1", "dryapi.json"), Cancellation))!;
        OrdinaryChanges.Apply(document);
        var file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        await File.WriteAllTextAsync(file, document.ToJsonString(), Cancellation);
        await using var emulator = await DryApiEmulator.StartAsync(new DryApiEmulatorOptions { Documents = [file] }, Cancellation);
        File.Delete(file);
        using var http = new HttpClient { BaseAddress = emulator.BaseAddress };
        http.DefaultRequestHeaders.Authorization = new("Bearer", "any");

        using var right = await http.PostAsJsonAsync("/api/v1/client/notes", new { title = "a", sort = "-name", comparison = "<", rules = "ab", amount = 3 }, Cancellation);
        using var wrong = await http.PostAsJsonAsync("/api/v1/client/notes", new Dictionary<string, object> { ["title"] = "a", ["sort"] = "by size", ["System"] = "a", ["of_Task"] = 3 }, Cancellation);
        using var picture = await http.GetAsync("/api/v1/client/picture", Cancellation);
        var logs = await http.GetStringAsync("/api/v1/client/request-status/a/logs", Cancellation);

        right.StatusCode.ShouldBe(HttpStatusCode.OK);
        JsonNode.Parse(await wrong.Content.ReadAsStringAsync(Cancellation))!["errors"]!.ToJsonString().ShouldBe(
            """{"sort":["The sort field must be one of name, -name."],"System":["The System field format is invalid: it has to match ^b."],"of_Task":["The of_Task field must be an object."]}""");
        picture.StatusCode.ShouldBe(HttpStatusCode.OK);
        logs.ShouldStartWith("[");
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("no JSON")]
    [InlineData("")]
    public async Task Documents_OnWhatIsNoDocument_SaysWhichFile(string text)
    {
        var file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        await File.WriteAllTextAsync(file, text, Cancellation);

        var error = await Should.ThrowAsync<ArgumentException>(() => DryApiEmulator.StartAsync(new DryApiEmulatorOptions { Documents = [file] }, Cancellation));

        File.Delete(file);
        error.Message.ShouldStartWith(Path.GetFileName(file) + " is no OpenAPI document that the emulator can read: ");
    }

    [Fact]
    public async Task Documents_OnOneTwice_NamesTheOperation()
    {
        var file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        await File.WriteAllTextAsync(file, NewerDocument, Cancellation);

        var error = await Should.ThrowAsync<ArgumentException>(() => DryApiEmulator.StartAsync(new DryApiEmulatorOptions { Documents = [file, file] }, Cancellation));

        File.Delete(file);
        error.Message.ShouldContain("POST /v9/dreams/of/{animal-name} twice");
    }
}
