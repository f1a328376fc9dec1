using DryApi.Contracts;

namespace DryApi.Contracts.Tests.Naming;

/// <summary>No type of a document is called as one that the project has by hand; the contract says which names that concerns.</summary>
public sealed class TakenNameTests
{
    private const string Text =
        """
        contract 1
        title: "t"
        version: "1"

        operation POST /things
          security: none
          body application/json: Thing required
          response 200 application/json: Thing

        schema Thing: object
          kind: string enum=["a"]

        schema Unused: object
          x: string

        """;

    private const string Taken = "version: \"1\"\ntaken: \"Thing\"\n";

    private static readonly string Plain = Text.ReplaceLineEndings("\n");
    private static readonly string Keeping = Plain.Replace("version: \"1\"\n", Taken, StringComparison.Ordinal);

    [Theory]
    [InlineData("Other", "")]
    [InlineData("Unused", "")]
    [InlineData("Thing", "Thing")]
    [InlineData("ThingKind", "ThingKind")]
    [InlineData("ThingsRequestBuilder", "ThingsRequestBuilder")]
    [InlineData("ThingsRequestBuilder Thing Other", "Thing ThingsRequestBuilder")]
    public void TakenBy_OnNamesOfTheProject_IsThoseThatAreMet(string names, string expected) =>
        string.Join(' ', CSharpSurface.TakenBy(ContractReader.Read(Plain), names.Split(' '))).ShouldBe(expected);

    [Fact]
    public void Surface_OnTakenNames_HasOthers()
    {
        var (plain, keeping) = (CSharpSurface.Of(ContractReader.Read(Plain)), CSharpSurface.Of(ContractReader.Read(Keeping)));

        (plain.Models.Single().Name, plain.Enums.Single().Name).ShouldBe(("Thing", "ThingKind"));
        (keeping.Models.Single().Name, keeping.Enums.Single().Name).ShouldBe(("ThingModel", "ThingModelKind"));
    }

    [Fact]
    public void Write_OnTakenNames_IsWhatWasRead() => ContractWriter.Write(ContractReader.Read(Keeping)).ShouldBe(Keeping);

    /// <summary>Who writes a class of a schema's name by hand renames that of the schema.</summary>
    [Fact]
    public void Compare_OnANameThatIsTakenSince_TellsTheRename()
    {
        var changes = ContractComparer.Compare(ContractReader.Read(Plain), ContractReader.Read(Keeping), new ComparisonOptions { Today = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc) });

        changes.ShouldAllBe(change => change.SourceBreaking);
        changes.Select(change => (change.Old, change.New)).ShouldBe([("Thing", "ThingModel")]);
    }
}
