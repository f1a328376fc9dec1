using System.Runtime.ExceptionServices;
using DryApi.OpenApi.Tests.Commands;
using DryApi.OpenApi.Tests.Documents;
using DryApi.OpenApi.Tests.Reading;

namespace DryApi.OpenApi.Tests.Walks;

/// <summary>No walk goes as deep as a document leads: each command runs on a stack of 1 MB, where a deep one would end the process.</summary>
public sealed class StackTests : IDisposable
{
    private const int SmallStack = 1024 * 1024;

    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string, string> Deep => new()
    {
        { "references", Chain("#") },
        { "properties", Chain("""{"type":"object","properties":{"next":#}}""") },
        { "properties that say more", Chain("""{"type":"object","properties":{"next":{"allOf":[#,{"minProperties":1}]}}}""") },
        { "references inside", Chain("""{"type":"object","properties":{"x":{"type":"object","properties":{"c":{"$ref":"#/components/schemas/A@/properties/x"},"d":#}}}}""") },
        { "lists", Chain("""{"type":"array","items":#}""") },
        { "maps", Chain("""{"type":"object","additionalProperties":#}""") },
        { "unions", Chain("""{"oneOf":[{"type":"string"},#]}""") },
        { "allOf", Chain("""{"allOf":[#,{"properties":{"p@":{}}}]}""") },
        { "not", Chain("""{"not":#}""") },
        { "items in items", Reader.Document(Components.Nested(240, """{"type":"array","items":""", "}")) },
        { "oneOf in oneOf", Reader.Document(Components.Nested(240, """{"oneOf":[{"type":"integer"},""", "]}")) },
        { "not in not", Reader.Document(Components.Nested(240, """{"not":""", "}")) },
        { "allOf in allOf", Reader.Document(Components.Nested(240, """{"allOf":[""", "]}")) },
        { "if in if", Reader.Document(Components.Nested(1_400, """{"if":""", "}")) },
        { "properties in properties", Reader.Document(Components.Nested(700, """{"type":"object","properties":{"p":""", "}}")) },
        { "segments", Chain("#").Replace("\"/a\"", "\"" + string.Concat(Enumerable.Repeat("/a", 5_000)) + "\"", StringComparison.Ordinal) },
        { "default in default", Reader.Document("""{"default":""" + Components.Nested(1_400, "[", "]") + "}") },
    };

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Deep))]
    public void Commands_OnWhatIsDeep_EndOnASmallStack(string name, string document)
    {
        var file = _folder.Write("a.json", document);
        var other = _folder.Write("b.json", document.Replace("\"string\"", "\"boolean\"", StringComparison.Ordinal));
        string[][] runs = [["contract", file], ["normalize", file, "--output", _folder["out.json"]], ["diff", file, other], ["diff", other, file, "--format", "json"]];
        foreach (var args in runs)
        {
            var run = OnSmallStack(() => Tool.RunAsync(args).GetAwaiter().GetResult());

            if (run.ExitCode == 2)
            {
                run.ShouldBeUnusable().ShouldNotBeEmpty(name);
            }
            else
            {
                run.ExitCode.ShouldBeInRange(0, 1, name);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Deep))]
    public void Contract_OfWhatIsDeep_IsReadAgain(string name, string document)
    {
        var (file, contract) = (_folder.Write("a.json", document), _folder["contract.txt"]);
        if (OnSmallStack(() => Tool.RunAsync("contract", file, "--output", contract).GetAwaiter().GetResult()).ExitCode == 2)
        {
            return;
        }

        var run = OnSmallStack(() => Tool.RunAsync("diff", contract, file).GetAwaiter().GetResult());

        run.Error.ShouldBeEmpty(name);
        run.Output.ShouldStartWith("no change of the contract", Case.Sensitive, name);
    }

    private static string Chain(string level) => Reader.Document(Components.Ref("A0"), Components.Chain(5_000, level));

    private static ToolRun OnSmallStack(Func<ToolRun> action)
    {
        ToolRun? result = null;
        ExceptionDispatchInfo? failure = null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    result = action();
                }
                catch (Exception exception)
                {
                    failure = ExceptionDispatchInfo.Capture(exception);
                }
            },
            SmallStack);
        thread.Start();
        thread.Join();
        failure?.Throw();
        return result!;
    }
}
