using System.Text;
using System.Text.Json.Nodes;
using DryApi.Contracts;
using DryApi.OpenApi.Normalization;
using DryApi.OpenApi.Tests.Commands;

namespace DryApi.OpenApi.Tests.Normalization;

/// <summary>What the code is called, and where a job's id stands, is told.</summary>
public sealed class CodeNamesTests
{
    private const string Contract = """
        contract 1
        title: "Press"
        version: "1"

        operation POST /runs
          fact: job="print"
          body application/json: Run required
          response 202 application/json: Reply

        schema Reply: object
          payload: Ticket required

        schema Run: object
          copies: integer required

        schema Ticket: object
          line: integer
          number: string
        """;

    [Fact]
    public void Write_OnNoNames_HasTheRuntimesExceptionsAndNoHandle()
    {
        var (values, rows) = Written(null);

        ((string)values["client"]!, (string)values["failure"]!, (string)values["invalidRequest"]!, (bool)values["submitsJob"]!, values["jobHandle"])
            .ShouldBe(("ApiClient", "ServiceException", "ServiceException", true, null));
        rows.ShouldContain("client ApiClient | ");
        rows.ShouldContain("contract ApiContract | ");
    }

    [Fact]
    public void Write_OnNames_HasThem()
    {
        var (values, rows) = Written(new CodeNames { Client = "PressClient", Exceptions = "Press", JobHandle = "PrintRun", JobId = "payload.number", ClientBase = "PressBase", ClientOptions = "PressOptions" });

        ((string)values["client"]!, (string)values["failure"]!, (string)values["invalidRequest"]!, (string)values["uncertainSubmission"]!)
            .ShouldBe(("PressClient", "PressException", "PressValidationException", "PressSubmissionUncertainException"));
        ((string)values["jobHandle"]!, (string)values["jobKind"]!, string.Join('.', values["jobId"]!.AsArray().Select(name => (string)name!))).ShouldBe(("PrintRun", "Print", "Payload.Number"));
        rows.ShouldContain("client PressClient | ");
        rows.ShouldContain("contract PressContract | ");
        rows.ShouldContain("base PressBase | ");
        rows.ShouldContain("options PressOptions | ");
    }

    [Theory]
    [InlineData("payload.missing")]
    [InlineData("payload.line")]
    [InlineData("payload")]
    [InlineData("number")]
    [InlineData("")]
    public void Write_OnAnIdThatIsNoTextOfTheResponse_SaysWhichOperation(string path) =>
        Should.Throw<SurfaceException>(() => Written(new CodeNames { JobHandle = "PrintRun", JobId = path })).Message
            .ShouldStartWith($"POST /runs submits a job, and its response has no text '{path}' for the job's id; ");

    [Theory]
    [InlineData("--client takes a C# name, and has \"a b\"", "--client", "a b")]
    [InlineData("--exceptions takes a C# name, and has \"X;\"", "--exceptions", "X;")]
    [InlineData("--client-base and --client-options belong together", "--client-base", "PressBase")]
    [InlineData("--client-base and --client-options belong together", "--client-options", "PressOptions")]
    [InlineData("--job-handle and --job-id belong together", "--job-handle", "PrintRun")]
    [InlineData("--job-handle and --job-id belong together", "--job-id", "payload.number")]
    public async Task Normalize_OnNamesThatAreNone_SaysSo(string message, params string[] arguments)
    {
        var run = await Tool.RunAsync(["normalize", "document.json", "--output", "normalized.json", .. arguments]);

        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain(message);
    }

    private static (JsonObject Values, string[] Rows) Written(CodeNames? names)
    {
        using var document = new MemoryStream();
        using var list = new MemoryStream();
        NormalizedDocument.Write(ContractReader.Read(Contract.ReplaceLineEndings("\n") + "\n"), document, list, names);
        var path = JsonNode.Parse(document.ToArray())!["paths"]!.AsObject().Single().Value!;
        return (path["post"]!["x-csharp"]!.AsObject(), Encoding.UTF8.GetString(list.ToArray()).Split('\n'));
    }
}
