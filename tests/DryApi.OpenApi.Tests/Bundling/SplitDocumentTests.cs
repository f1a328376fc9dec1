using System.Globalization;
using DryApi.Contracts;
using DryApi.OpenApi.Commands;
using DryApi.OpenApi.Drift;
using DryApi.OpenApi.Tests.Commands;
using DryApi.OpenApi.Tests.Documents;
using DryApi.OpenApi.Tests.Drift;
using DryApi.OpenApi.Tests.Drift.Permutations;
using DryApi.OpenApi.Tests.Normalization;

namespace DryApi.OpenApi.Tests.Bundling;

/// <summary>In which file of a document a thing stands is no fact.</summary>
public sealed class SplitDocumentTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    public static TheoryData<string> Documents => [.. AcceptedDocument.All.Select(document => document.Name), "shop", "generated 1", "generated 2"];

    [Theory]
    [MemberData(nameof(Documents))]
    public async Task Diff_OnADocumentInSeveralFiles_IsNoChange(string name)
    {
        var document = TextOf(name);
        var whole = _folder.Write("whole.json", document);
        var contract = (await Tool.RunAsync("contract", whole)).Output;
        for (var seed = 0; seed < 4; seed++)
        {
            var split = SplitDocument.Write(document, seed, _folder[$"split{seed}"]);

            (await Tool.RunAsync("contract", split)).ShouldBe(new ProgramRun(0, contract, ""), $"seed {seed}");
            DriftCheck.Run(whole, split, null, default).Changes.ShouldBeEmpty();
            DriftCheck.Run(split, whole, null, default).Changes.ShouldBeEmpty();
        }
    }

    [Theory]
    [MemberData(nameof(AcceptedDocument.Names), MemberType = typeof(AcceptedDocument))]
    public async Task Normalize_OnADocumentInSeveralFiles_WritesWhatItWritesOfOne(string name)
    {
        var document = AcceptedDocument.Of(name);
        var split = SplitDocument.Write(document.Text, 7, _folder["split"]);
        foreach (var (path, output) in (IEnumerable<(string, string)>)[(document.DocumentPath, "whole.json"), (split, "split.json")])
        {
            (await Tool.RunAsync("normalize", path, "--overlay", document.OverlayPath, "--output", _folder[output])).ExitCode.ShouldBe(0);
        }

        var written = File.ReadAllText(_folder["split.json"]);
        written.ShouldNotContain("$ref\": \"../");
        written.ShouldNotContain(".json#");
        Sorted(written).ShouldBe(Sorted(File.ReadAllText(_folder["whole.json"])));
    }

    [Theory]
    [MemberData(nameof(AcceptedDocument.Names), MemberType = typeof(AcceptedDocument))]
    public async Task Accept_OnADocumentInSeveralFiles_AcceptsOneDocument(string name)
    {
        var document = AcceptedDocument.Of(name);
        var split = SplitDocument.Write(document.Text, 7, _folder["split"]);
        var accepted = _folder.Write("accepted.json", "{\"openapi\":\"3.0.3\",\"info\":{\"title\":\"t\",\"version\":\"1\"},\"paths\":{}}");
        var expected = (await Tool.RunAsync("contract", document.DocumentPath)).Output;

        (await Tool.RunAsync("accept", accepted, "--contract", _folder["contract.txt"], "--pulled", split)).ExitCode.ShouldBe(0);

        File.ReadAllText(_folder["contract.txt"]).ShouldBe(expected);
        (await Tool.RunAsync("contract", accepted)).Output.ShouldBe(expected);
    }

    [Theory]
    [MemberData(nameof(AcceptedDocument.Names), MemberType = typeof(AcceptedDocument))]
    public async Task Pull_OnADocumentInSeveralFiles_WritesOneDocument(string name)
    {
        var document = AcceptedDocument.Of(name);
        var split = SplitDocument.Write(document.Text, 7, _folder["split"]);

        (await Tool.RunAsync("pull", "--source", split, "--output", _folder["pulled.json"])).ShouldSucceed();

        (await Tool.RunAsync("contract", _folder["pulled.json"])).Output.ShouldBe((await Tool.RunAsync("contract", document.DocumentPath)).Output);
    }

    private static string TextOf(string name) => name.Split(' ') switch
    {
        ["shop"] => ShopDocument.Text,
        ["generated", var seed] => GeneratedDocument.Of(int.Parse(seed, CultureInfo.InvariantCulture)),
        _ => AcceptedDocument.Of(name).Text,
    };

    private static string Sorted(string json) => string.Join("\n", json.Split('\n').Select(line => line.TrimEnd(',')).Order(StringComparer.Ordinal));
}
