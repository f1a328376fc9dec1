namespace DryApi.OpenApi.Tests.Reading;

/// <summary>One C# name that the overlay gives to objects in several places.</summary>
public sealed class GivenNameTests
{
    private const string Style = """{"type":"object","x-csharp-type":"Style","description":"<text>","properties":{"name":{"type":"string"},"weight":{"type":"number"}}}""";
    private const string Other = """{"type":"object","x-csharp-type":"Style","properties":{"name":{"type":"string","maxLength":9}}}""";

    [Fact]
    public void Places_ThatSayTheSame_ShareASchema() =>
        Read(("first", Style), ("second", Style.Replace("<text>", "another text", StringComparison.Ordinal)), ("third", Reordered))
            .ShouldBe("ARequest\nschema ARequest: object\n  first: Style\n  second: Style\n  third: Style\nschema Style: object\n  name: string\n  weight: number");

    [Fact]
    public void Place_ThatSaysAnotherThing_IsNamedAfterItselfWhereverItStands()
    {
        const string shared = "schema Style: object\n  name: string\n  weight: number";
        Read(("first", Other), ("second", Style), ("third", Style))
            .ShouldBe("ARequest\nschema ARequest: object\n  first: ARequestFirst\n  second: Style\n  third: Style\nschema ARequestFirst: object\n  name: string maxLength=9\n" + shared);
        Read(("third", Style), ("second", Style), ("first", Other))
            .ShouldBe("ARequest\nschema ARequest: object\n  first: ARequestFirst\n  second: Style\n  third: Style\nschema ARequestFirst: object\n  name: string maxLength=9\n" + shared);
    }

    [Fact]
    public void TwoPlaces_ThatDiffer_AreNamedTheSameInAnyOrder()
    {
        var text = Read(("first", Other), ("second", Style));

        text.ShouldContain("schema Style: object");
        Read(("second", Style), ("first", Other)).ShouldBe(text);
    }

    [Fact]
    public void OnePlace_OnAName_HasIt() => Read(("first", Other)).ShouldContain("  first: Style\nschema Style: object\n  name: string maxLength=9");

    private static string Reordered => """{"properties":{"weight":{"type":"number"},"name":{"type":"string"}},"x-csharp-type":"Style","type":"object"}""";

    private static string Read(params (string Name, string Schema)[] properties) =>
        Reader.SchemasOf("""{"type":"object","properties":{""" + string.Join(",", properties.Select(property => $"\"{property.Name}\":{property.Schema}")) + "}}");
}
