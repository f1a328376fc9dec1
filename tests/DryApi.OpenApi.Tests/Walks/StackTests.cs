using System.Runtime.ExceptionServices;
using DryApi.Contracts;
using DryApi.OpenApi.Documents;
using DryApi.OpenApi.Normalization;
using DryApi.OpenApi.Prose;
using DryApi.OpenApi.Tests.Reading;

namespace DryApi.OpenApi.Tests.Walks;

/// <summary>No walk goes as deep as a document leads: each runs on a stack of 1 MB, where a deep one would end the process.</summary>
public sealed class StackTests
{
    private const int SmallStack = 1024 * 1024;

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

    [Theory]
    [MemberData(nameof(Deep))]
    public void Walks_OnWhatIsDeep_EndOnASmallStack(string name, string document) => OnSmallStack(() =>
    {
        if (TryRead(document) is not { } contract || TryRead(document.Fill("\"string\"", "\"boolean\"")) is not { } other)
        {
            return;
        }

        var text = ContractWriter.Write(contract);
        ContractWriter.Write(ContractReader.Read(text)).ShouldBe(text, name);
        Ends(() => ContractComparer.Compare(contract, ContractReader.Read(text), new ComparisonOptions { Today = default }).ShouldBeEmpty(name));
        Ends(() => ContractComparer.Compare(contract, other, new ComparisonOptions { Today = default }));
        Ends(() => ProseDrift.Compare(contract, other));
        Ends(() => NormalizedDocument.Write(contract, Stream.Null, Stream.Null));
    });

    private static Contract? TryRead(string document)
    {
        Contract? contract = null;
        Ends(() => contract = Reader.Of(document));
        return contract;
    }

    /// <summary>With a result, or with a sentence.</summary>
    private static void Ends(Action action)
    {
        try
        {
            action();
        }
        catch (Exception exception) when (exception is InputException or WorkLimitException or SurfaceException)
        {
            exception.Message.ShouldMatch("; ");
        }
    }

    private static string Chain(string level) => Reader.Document(Components.Ref("A0"), Components.Chain(5_000, level));

    private static void OnSmallStack(Action action)
    {
        ExceptionDispatchInfo? failure = null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    action();
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
    }
}
