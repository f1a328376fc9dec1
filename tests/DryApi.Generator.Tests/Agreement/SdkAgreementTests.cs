using Microsoft.CodeAnalysis;

namespace DryApi.Generator.Tests.Agreement;

/// <summary>The real contract and the real code of NSwag: they agree, and whoever changes one of them alone cannot compile.</summary>
public sealed class SdkAgreementTests
{
    private const string Request = "schema Txt2ImgRequest:";
    private const string WebhookUrl = "  webhook_url: string nullable format=\"uri\" maxLength=2048 schemes=[\"https\"]\n";

    [Fact]
    public void Compile_OnContractAndCodeThatAgree_HasNoDiagnostics()
    {
        var driver = Run.Driver(Sdk.Contract, Sdk.Code)
            .RunGeneratorsAndUpdateCompilation(Sdk.Compilation(Sdk.Code.Marks), out var compilation, out var said, TestContext.Current.CancellationToken);

        said.ShouldBeEmpty();
        compilation.GetDiagnostics(TestContext.Current.CancellationToken).Where(d => d.Severity != DiagnosticSeverity.Hidden).ShouldBeEmpty();
        driver.GetRunResult().Results.Single().GeneratedSources.Select(s => s.HintName).ShouldBe(["Models.g.cs", "Builders.g.cs", "Operations.g.cs", "Contract.g.cs"]);
    }

    [Fact]
    public void Compile_OnWebhookUrlNarrowedInTheContractAlone_FailsAndNamesPropertyAndLine()
    {
        var contract = Sdk.Contract.Edit(Request, WebhookUrl, WebhookUrl.Replace("2048", "1024"));

        Run.Driver(contract, Sdk.Code).RunGeneratorsAndUpdateCompilation(Sdk.Compilation(Sdk.Code.Marks), out var compilation, out _, TestContext.Current.CancellationToken);
        var diagnostics = Run.Diagnostics(contract, Sdk.Code);

        // Nothing else is wrong with the code: the one error says all.
        compilation.GetDiagnostics(TestContext.Current.CancellationToken).Where(d => d.Severity == DiagnosticSeverity.Error).ShouldBeEmpty();
        Only(diagnostics, "DRY2005", contract, contract.LineOf(Request, "webhook_url"))
            .ShouldBe("Txt2ImgRequest.WebhookUrl: the contract says '" + WebhookUrl.Trim().Replace("2048", "1024") + "', the generated code was made from '" + WebhookUrl.Trim() + "'");
    }

    [Fact]
    public void Generator_OnPropertyThatTheContractLacks_NamesItInTheCode()
    {
        var contract = Sdk.Contract.Edit(Request, "  negative_prompt: string nullable\n", "");

        var diagnostic = Run.Diagnostics(contract, Sdk.Code).ShouldHaveSingleItem();

        diagnostic.Id.ShouldBe("DRY2004");
        diagnostic.GetMessage().ShouldStartWith("The generated code declares property Txt2ImgRequest.NegativePrompt ('negative_prompt: string nullable') and the contract does not have it");
        diagnostic.Location.GetLineSpan().Path.ShouldEndWith(Sdk.CodePath);
        (diagnostic.Location.GetLineSpan().StartLinePosition.Line + 1).ShouldBe(Sdk.Code.Marks.LineOf("", Sdk.MarkOf("property Txt2ImgRequest.NegativePrompt") + " "));
    }

    [Fact]
    public void Generator_OnPropertyThatTheCodeLacks_NamesItInTheContract()
    {
        var code = WithoutMark("property Txt2ImgRequest.NegativePrompt", " ");

        Only(Run.Diagnostics(Sdk.Contract, code), "DRY2003", Sdk.Contract, Sdk.Contract.LineOf(Request, "negative_prompt"))
            .ShouldStartWith("The contract has property Txt2ImgRequest.NegativePrompt ('negative_prompt: string nullable') and the generated code does not declare it");
    }

    [Fact]
    public void Generator_OnTypeChangedInTheContract_NamesBothTypes()
    {
        var contract = Sdk.Contract.Edit(Request, "  steps: integer required", "  steps: number required");

        var diagnostics = Run.Diagnostics(contract, Sdk.Code);

        diagnostics.Select(d => d.Id).ShouldBe(["DRY2005", "DRY2006"]);
        diagnostics.ShouldAllBe(d => d.Location.GetLineSpan().StartLinePosition.Line + 1 == contract.LineOf(Request, "steps:"));
        diagnostics[1].GetMessage().ShouldBe("Txt2ImgRequest.Steps is 'double' by the contract and 'long' in the generated code");
    }

    [Fact]
    public void Generator_OnTypeChangedInTheCode_NamesBothTypes()
    {
        var mark = Sdk.MarkOf("property Txt2ImgRequest.Steps");
        var code = Sdk.Code with { Marks = Sdk.Code.Marks.Edit("", mark + " long\n", mark + " int\n") };

        Only(Run.Diagnostics(Sdk.Contract, code), "DRY2006", Sdk.Contract, Sdk.Contract.LineOf(Request, "steps:"))
            .ShouldBe("Txt2ImgRequest.Steps is 'long' by the contract and 'int' in the generated code");
    }

    [Fact]
    public void Generator_OnNullabilityChangedInTheCode_NamesBothTypes()
    {
        var mark = Sdk.MarkOf("property Txt2ImgRequest.NegativePrompt");
        var code = Sdk.Code with { Marks = Sdk.Code.Marks.Edit("", mark + " string?\n", mark + " string\n") };

        Only(Run.Diagnostics(Sdk.Contract, code), "DRY2006", Sdk.Contract, Sdk.Contract.LineOf(Request, "negative_prompt"))
            .ShouldBe("Txt2ImgRequest.NegativePrompt is 'string?' by the contract and 'string' in the generated code");
    }

    [Fact]
    public void Generator_OnClassThatTheCodeLacks_SaysItOnce()
    {
        var code = WithoutMark("model Lora");

        Only(Run.Diagnostics(Sdk.Contract, code), "DRY2003", Sdk.Contract, Sdk.Contract.LineOf("", "schema Lora"))
            .ShouldStartWith("The contract has model Lora ('schema Lora: object')");
    }

    [Fact]
    public void Generator_OnClassThatTheContractLacks_SaysItOnce()
    {
        var contract = Sdk.Contract
            .Edit("schema JobState:", "  results_alt_formats: ResultFormats nullable\n", "  results_alt_formats: any nullable\n")
            .Edit("schema ResultFormats:", "schema ResultFormats: object nullable\n  jpg: string nullable\n  webp: string nullable\n\n", "");

        var diagnostics = Run.Diagnostics(contract, Sdk.Code);

        diagnostics.Where(d => d.GetMessage().Contains("ResultFormats ") && d.Id != "DRY2005").ShouldHaveSingleItem().Id.ShouldBe("DRY2004");
        diagnostics.Select(d => d.Id).Order().ShouldBe(["DRY2004", "DRY2005", "DRY2006"]);
    }

    [Theory]
    [InlineData("  fact: job=\"image\"", "  fact: job=\"video\"", "job=video")]
    [InlineData("  fact: job=\"image\"\n", "", "result=application/json:JobSubmission'")]
    [InlineData("  body application/json:", "  body multipart/form-data:", "body=multipart/form-data:Txt2ImgRequest")]
    [InlineData("  response 200 application/json: JobRequestResponseResource", "  response 200 empty", "result=none")]
    [InlineData("  body application/json: Txt2ImgRequest required\n", "", "body=none")]
    public void Generator_OnOperationChanged_NamesItAtItsLine(string old, string @new, string expected)
    {
        const string operation = "operation POST /api/v1/client/txt2img\n";
        var contract = Sdk.Contract.Edit(operation, old, @new);

        var diagnostic = Run.Diagnostics(contract, Sdk.Code).Single(d => d.Id == "DRY2005");

        diagnostic.GetMessage().ShouldStartWith("Txt2ImgRequestBuilder.Post: the contract says 'POST /api/v1/client/txt2img ");
        diagnostic.GetMessage().ShouldContain(expected);
        (diagnostic.Location.GetLineSpan().StartLinePosition.Line + 1).ShouldBe(contract.LineOf(operation.Trim(), operation.Trim()));
    }

    [Fact]
    public void Generator_OnOperationMoved_NamesBothPlaces()
    {
        var contract = Sdk.Contract.Edit("", "operation POST /api/v1/client/txt2img\n", "operation PUT /api/v1/client/txt2img\n");

        Run.Diagnostics(contract, Sdk.Code).Select(d => d.Id).ShouldBe(["DRY2003", "DRY2004"], ignoreOrder: true);
    }

    [Fact]
    public void Generator_OnBuilderThatOneSideLacks_SaysItOnce()
    {
        var code = WithoutMark("builder Txt2ImgRequestBuilder");
        var start = Sdk.Contract.IndexOf("operation POST /api/v1/client/txt2img\n", StringComparison.Ordinal);
        var contract = Sdk.Contract.Remove(start, Sdk.Contract.IndexOf("\n\n", start, StringComparison.Ordinal) + 2 - start);

        Run.Diagnostics(Sdk.Contract, code).ShouldHaveSingleItem().Id.ShouldBe("DRY2003");
        Run.Diagnostics(contract, Sdk.Code).Where(d => d.GetMessage().Contains("Builder")).ShouldHaveSingleItem().Id.ShouldBe("DRY2004");
    }

    [Fact]
    public void Generator_OnEveryConstraintOfEveryRequest_SeesItsLoss()
    {
        // Each line of each schema that the SDK has, without its last constraint.
        var lines = Sdk.Contract.Split('\n');
        var changed = new List<int>();
        var schema = "";
        for (var i = 0; i < lines.Length; i++)
        {
            schema = lines[i].Length == 0 ? "" : lines[i].StartsWith("schema ", StringComparison.Ordinal) ? lines[i]["schema ".Length..].Split(':')[0] : schema;
            var space = lines[i].LastIndexOf(' ');
            if (schema.Length > 0 && lines[i].StartsWith("  ", StringComparison.Ordinal) && !lines[i][..space].EndsWith(':') && !lines[i].Contains('<') && Sdk.Code.List.Contains($"model {schema} | "))
            {
                lines[i] = lines[i][..space];
                changed.Add(i + 1);
            }
        }

        var findings = Run.Diagnostics(string.Join('\n', lines), Sdk.Code);

        changed.Count.ShouldBeGreaterThan(200);
        findings.Where(d => d.Id == "DRY2005").Select(d => d.Location.GetLineSpan().StartLinePosition.Line + 1).ShouldBe(changed, ignoreOrder: true);
    }

    [Fact]
    public void Generator_OnAListThatIsNotOfThisCode_SaysThatTheyWereNotMadeTogether()
    {
        var diagnostic = Run.Diagnostics(Sdk.Contract, Sdk.Code with { List = "model Txt2ImgRequest | \n" }).ShouldHaveSingleItem();

        diagnostic.Id.ShouldBe("DRY2002");
        diagnostic.GetMessage().ShouldStartWith("The generated code and the list Client.declarations.txt were not made together");
    }

    [Theory]
    [InlineData("/// //= 0 int")]
    [InlineData("// text //= 99999 int")]
    [InlineData("    var text = \"//= 99999\";")]
    public void Generator_OnAMarkWithinALine_ReadsNone(string line)
    {
        Run.Diagnostics(Sdk.Contract, Sdk.Code with { Marks = line + "\n" + Sdk.Code.Marks }).ShouldBeEmpty();
    }

    private static DeclaredCode WithoutMark(string declaration, string after = "\n") =>
        Sdk.Code with { Marks = Sdk.Code.Marks.Edit("", Sdk.MarkOf(declaration) + after, "// no mark" + after) };

    /// <summary>The message of the one diagnostic, which covers the line.</summary>
    private static string Only(IReadOnlyList<Diagnostic> diagnostics, string id, string contract, int line)
    {
        var diagnostic = diagnostics.ShouldHaveSingleItem();
        var span = diagnostic.Location.GetLineSpan();
        diagnostic.Id.ShouldBe(id);
        span.Path.ShouldBe(Run.ContractPath);
        (span.StartLinePosition.Line + 1).ShouldBe(line);
        span.EndLinePosition.Character.ShouldBe(contract.Split('\n')[line - 1].Length);
        return diagnostic.GetMessage();
    }
}
