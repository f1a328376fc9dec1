using DryApi.OpenApi.Pulling;
using DryApi.OpenApi.Tests.Commands;
using DryApi.OpenApi.Tests.Documents;
using DryApi.OpenApi.Tests.Pulling;

namespace DryApi.OpenApi.Tests.Bundling;

/// <summary>A reference to a URL is followed only where whoever runs the tool allows it.</summary>
public sealed class RemoteReferenceTests : IDisposable
{
    private const string Head = "openapi: 3.1.0\ninfo: { title: t, version: '1' }\n";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Contract_OnReferenceToUrl_AsksForItOnlyWhereThatIsAllowed()
    {
        await using var server = new ScriptedServer(request => ScriptedServer.Response(request.Contains("/pet.yaml", StringComparison.Ordinal)
            ? "Pet: { type: object, properties: { owner: { $ref: 'people/owner.yaml' } } }\n"
            : "{ type: string, maxLength: 9 }\n"));
        var document = _folder.Write("document.yaml", Head + $"components: {{ schemas: {{ Own: {{ type: array, items: {{ $ref: '{server.Url}/v1/pet.yaml#/Pet' }} }} }} }}\n");

        var refused = await Tool.RunAsync("contract", document);

        refused.Output.ShouldContain("\nschema Own: array<any>\n");
        refused.Error.ShouldContain("--allow-remote");
        server.Requests.ShouldBeEmpty();

        var followed = await Tool.RunAsync("contract", document, "--allow-remote");

        followed.ShouldBe(new ProgramRun(0, followed.Output, ""));
        followed.Output.ShouldContain("\nschema Own: array<Pet>\n");
        followed.Output.ShouldContain("\nschema owner: string maxLength=9\n");
        server.Requests.Select(request => request.Split(' ')[1]).ShouldBe(["/v1/pet.yaml", "/v1/people/owner.yaml"]);
    }

    [Fact]
    public async Task Commands_OnReferenceToUrl_TakeTheOption()
    {
        await using var server = new ScriptedServer(_ => ScriptedServer.Response("{ type: object, properties: { a: { type: string } } }\n"));
        var document = _folder.Write("document.yaml", Head.Replace("3.1.0", "3.0.3", StringComparison.Ordinal) + $"paths: {{ /a: {{ get: {{ operationId: readA, tags: [Things], responses: {{ '200': {{ description: x, content: {{ application/json: {{ schema: {{ $ref: '{server.Url}/Pet.yaml' }} }} }} }} }} }} }} }}\n");
        string[][] commands =
        [
            ["contract", document], ["diff", document, _folder.Write("other.yaml", Head + "paths: {}\n"), "--fail-on", "none"], ["normalize", document, "--output", _folder["n.json"]],
            ["accept", document, "--contract", _folder["contract.txt"]], ["pull", "--source", document, "--output", _folder["pulled.json"]],
        ];
        foreach (var command in commands)
        {
            var before = server.Requests.Count;

            var run = await Tool.RunAsync([.. command, "--allow-remote"]);
            run.ExitCode.ShouldBe(0, command[0] + run.Error);

            server.Requests.Count.ShouldBeGreaterThan(before, command[0]);
        }

        File.ReadAllText(_folder["contract.txt"]).ShouldContain("\nschema Pet: object\n");
        File.ReadAllText(_folder["pulled.json"]).ShouldContain("#/components/schemas/Pet");
    }

    [Theory]
    [InlineData("http://example.com/a.yaml", "http is not allowed here")]
    [InlineData("https://", "names no URL that is followed")]
    public async Task Contract_OnUrlThatMayNotBeUsed_Warns(string url, string problem)
    {
        var run = await Tool.RunAsync("contract", _folder.Write("document.yaml", Head + $"components: {{ schemas: {{ Own: {{ type: array, items: {{ $ref: '{url}' }} }} }} }}\n"), "--allow-remote");

        run.ExitCode.ShouldBe(0);
        run.Error.ShouldContain("warning DRY1724");
        run.Error.ShouldContain(problem);
    }

    [Fact]
    public async Task Contract_OnUrlThatIsNotThere_Warns()
    {
        await using var server = new ScriptedServer(_ => ScriptedServer.Response("", "404 Not Found"));

        var run = await Tool.RunAsync("contract", _folder.Write("document.yaml", Head + $"components: {{ schemas: {{ Own: {{ type: array, items: {{ $ref: '{server.Url}/a.yaml' }} }} }} }}\n"), "--allow-remote");

        run.ExitCode.ShouldBe(0);
        run.Error.ShouldContain("it answers 404 Not Found");
    }

    [Fact]
    public async Task Pull_OnDocumentWithOtherFiles_WritesOneDocumentWhereThatIsAllowed()
    {
        const string document = "openapi: 3.1.0\ninfo: { title: t, version: '1' }\ncomponents: { schemas: { Own: { type: array, items: { $ref: 'parts/Pet.yaml' } } } }\n";
        await using var server = new ScriptedServer(request => ScriptedServer.Response(request.Contains("/parts/", StringComparison.Ordinal) ? "type: string\n" : document, headers: "ETag: \"1\"\r\n"));
        Task<ProgramRun> PullAsync(params string[] options) => Tool.RunAsync(["pull", "--source", server.Url + "/v1/api.yaml", "--output", _folder["pulled.json"], .. options]);

        // The file that the reference names here is another one than the service's.
        _folder.Write("parts/Pet.yaml", "type: boolean\n");
        var refused = await PullAsync();

        refused.ExitCode.ShouldBe(0);
        refused.Error.ShouldStartWith($"{server.Url}/v1/api.yaml(3,55): warning DRY1724: ");
        server.Requests.Count.ShouldBe(1);
        (await Tool.RunAsync("contract", _folder["pulled.json"])).Output.ShouldContain("\nschema Own: array<any>\n");

        (await PullAsync("--allow-remote")).ShouldSucceed();

        (await Tool.RunAsync("contract", _folder["pulled.json"])).Output.ShouldContain("\nschema Own: array<Pet>\n\nschema Pet: string\n");

        // The document's ETag says nothing of its other files.
        _folder.Names().ShouldBe(["parts", "pulled.json"]);
    }

    [Theory]
    [InlineData("//example.com/a.yaml", "leads to another server")]
    [InlineData("file:///etc/hosts", "names no URL that is followed")]
    [InlineData("http://example.com/a.yaml", "http is not allowed here")]
    public async Task Pull_OnReferenceThatLeavesItsServer_Warns(string reference, string problem)
    {
        await using var server = new ScriptedServer(_ => ScriptedServer.Response(Head + $"components: {{ schemas: {{ Own: {{ type: array, items: {{ $ref: '{reference}' }} }} }} }}\n"));

        var run = await Tool.RunAsync("pull", "--source", server.Url, "--output", _folder["pulled.json"], "--allow-remote");

        run.ExitCode.ShouldBe(0);
        run.Error.ShouldContain(problem);
        server.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public void References_OfAnotherServer_LeadNotToThisMachine()
    {
        var client = new HttpDocumentClient(TimeProvider.System);
        var bundle = DryApi.OpenApi.Bundling.BundledDocument.Read(
            System.Text.Encoding.UTF8.GetBytes(Head + "components: { schemas: { Own: { $ref: 'https://localhost:1/a.yaml' } } }\n"),
            new Uri("https://api.example.com/api.yaml"),
            DryApi.OpenApi.Documents.DocumentLimits.Default,
            new RemoteDocuments(client, TimeSpan.FromSeconds(1)));

        bundle.Unresolved.Values.ShouldHaveSingleItem().Problem.ShouldBe("leads from another server to this machine");
    }

    [Fact]
    public void Remote_OnItsTimeOver_AsksForNothing()
    {
        var remote = new RemoteDocuments(new HttpDocumentClient(TimeProvider.System), TimeSpan.Zero);

        Tree.FailureOf(() => remote.Get(new Uri("https://localhost:1/a.yaml"), DryApi.OpenApi.Documents.DocumentLimits.Default)).ShouldContain("the 0 s for what URLs name are over");
    }
}
