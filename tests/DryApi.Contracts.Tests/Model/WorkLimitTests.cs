using System.Text;
using DryApi.OpenApi.Documents;
using DryApi.OpenApi.Reading;

namespace DryApi.Contracts.Tests.Model;

/// <summary>Where what is asked for is too much, one sentence says where, what, and what to do.</summary>
public sealed class WorkLimitTests
{
    [Fact]
    public void Read_OnTypesInOneAnother_EndsBehindAsManyAsAreReadAgain()
    {
        Read(Arrays(249)).Schemas.ShouldHaveSingleItem();

        var items = string.Concat(Enumerable.Repeat("/items", 40))[^200..];
        Should.Throw<WorkLimitException>(() => Read(Arrays(250))).Message
            .ShouldBe($"a.yaml(6,5501): schemas stand in one another, or lead to one another by \"allOf\" and \"$ref\", more than 250 deep, at \"…{items}\"; flatten them");
    }

    /// <summary>A place far down has a pointer that fills the screen: its end says most.</summary>
    [Theory]
    [InlineData(180, "#/components/schemas/")]
    [InlineData(181, "…components/schemas/")]
    public void Compare_OnPlaceWithALongPointer_SaysItsEnd(int length, string start)
    {
        var name = new string('a', length);
        static Contract Contract(string name, string type) => ContractReader.Read($"contract 1\ntitle: \"t\"\nversion: \"1\"\n\noperation POST /a\n  body application/json: {name} required\n\nschema {name}: {type}\n");

        var message = Should.Throw<WorkLimitException>(() => ContractComparer.Compare(Contract(name, "string maxLength=5"), Contract(name, "string maxLength=4"), new ComparisonOptions { Today = new DateTime(2026, 1, 1), MaxWork = 6 })).Message;

        message.ShouldBe($"contract.txt(8,1): comparing these contracts visits more than 6 values, most of them again and again, at \"{start}{name}\"; let fewer schemas repeat one another, or raise the limit with --max-work");
    }

    [Fact]
    public void Compare_OnContractsMadeInMemory_SaysNoPlace()
    {
        static Contract Contract(string version) => new() { Title = "t", Version = version };

        Should.Throw<WorkLimitException>(() => ContractComparer.Compare(Contract("1"), Contract("2"), new ComparisonOptions { Today = new DateTime(2026, 1, 1), MaxWork = 0 })).Message
            .ShouldBe("comparing these contracts visits more than 0 values, most of them again and again; let fewer schemas repeat one another, or raise the limit with --max-work");
    }

    private static string Arrays(int many) => string.Concat(Enumerable.Repeat("{ type: array, items: ", many)) + "{ type: string }" + string.Concat(Enumerable.Repeat(" }", many));

    private static Contract Read(string schema) =>
        OpenApiContractReader.Read(OpenApiDocument.From(DocumentReader.Read(Encoding.UTF8.GetBytes($"openapi: 3.1.0\ninfo: {{ title: t, version: '1' }}\npaths: {{ }}\ncomponents:\n  schemas:\n    A: {schema}\n"), "a.yaml")).Root);
}
