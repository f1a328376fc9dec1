using DryApi.Contracts;
using DryApi.OpenApi.Tests.Reading;

namespace DryApi.OpenApi.Tests.Walks;

/// <summary>Comparisons of much: each fact that differs is told once, and nothing else is.</summary>
public sealed class SizeTests
{
    [Fact]
    public void Compare_OnPathsThatAreAllOthers_TellsEachToHaveMoved()
    {
        var changes = Compare(Paths(3_000, "a"), Paths(3_000, "b"));

        Count(changes, Severity.Breaking, c => c.Rule.Id == "DRY1116").ShouldBe(3_000);
        changes.Count.ShouldBe(3_000);
        changes.ShouldAllBe(c => string.Concat(c.Old!.Where(char.IsDigit)) == string.Concat(c.New!.Where(char.IsDigit)));
        changes.ShouldAllBe(c => c.Operations.Count == 1);
    }

    [Fact]
    public void Compare_OnPropertiesInAnotherOrder_TellsNothing() =>
        Compare(Properties(Enumerable.Range(0, 10_000)), Properties(Enumerable.Range(0, 10_000).Reverse())).ShouldBeEmpty();

    [Fact]
    public void Compare_OnPropertiesOfWhichHalfIsGone_TellsThatHalf()
    {
        var changes = Compare(Properties(Enumerable.Range(0, 10_000)), Properties(Enumerable.Range(0, 10_000).Where(i => i % 2 == 0)));

        changes.Select(c => c.Subject).Order(StringComparer.Ordinal).ShouldBe(Enumerable.Range(0, 5_000).Select(i => $"A0.p{(2 * i) + 1}").Order(StringComparer.Ordinal));
        changes.ShouldAllBe(c => c.Severity == Severity.Breaking || c.Old != null);
    }

    [Fact]
    public void Compare_OnValuesInAnotherOrder_TellsNothing() =>
        Compare(Values(Enumerable.Range(0, 20_000)), Values(Enumerable.Range(0, 20_000).Reverse())).ShouldBeEmpty();

    [Fact]
    public void Compare_OnValuesOfWhichHalfIsAnother_TellsThatHalfWithFewWordsEach()
    {
        var changes = Compare(Values(Enumerable.Range(0, 10_000)), Values(Enumerable.Range(5_000, 10_000)));

        Count(changes, Severity.Breaking, c => c.New is null).ShouldBe(5_000);
        changes.Count.ShouldBe(10_000);

        // Each value is a change; what C# feels of all of them is one sentence, and not one that names them all.
        changes.ShouldAllBe(c => c.SourceEffect!.Length < 1_000);
        changes[0].SourceEffect!.ShouldContain("and 4980 more go away");
    }

    [Fact]
    public void Compare_OnMembersThatAreAllOthers_TellsEachAsGoneOrNew()
    {
        // All share one property, and nothing else: no two of them are one that changed.
        var changes = Compare(Union(2_500, "a", ""), Union(2_500, "b", ""));

        changes.Count(c => c.New is null).ShouldBe(2_500);
        changes.Count(c => c.Old is null).ShouldBe(2_500);
    }

    [Fact]
    public void Compare_OnMembersThatGotAnotherName_StillKnowsThemByTheirRarerProperties()
    {
        var changes = Compare(Union(2_500, "a", "", "Old"), Union(2_500, "a", ",\"more\":{\"type\":\"string\"}", "New"));

        // Each is called otherwise in C# as well, and told once.
        changes.Count(c => c.Rule.Id == "DRY1600").ShouldBe(2_500);
        changes = [.. changes.Where(c => c.Rule.Id != "DRY1600")];
        changes.Count.ShouldBe(2_500);
        changes.ShouldAllBe(c => c.Old == null && c.Subject.EndsWith(".more", StringComparison.Ordinal));
    }

    [Fact]
    public void Compare_OnMembersOfOneKind_PairsThemInOrder()
    {
        var changes = Compare(Scalars(2_000, 0), Scalars(2_000, 2_000));

        changes.Count.ShouldBe(2_000);
        changes.ShouldAllBe(c => c.Fact == "maxLength");
    }

    [Fact]
    public void Compare_OnSchemasThatGotOtherNames_ComparesThemByWhatHoldsThem()
    {
        var changes = Compare(Named(2_000, "S", "string"), Named(2_000, "T", "integer"));

        changes.Count(c => c.Rule.Id == "DRY1600").ShouldBe(2_000);
        changes = [.. changes.Where(c => c.Rule.Id != "DRY1600")];
        changes.Count.ShouldBe(2_000);
        changes.ShouldAllBe(c => c.Rule.Id == changes[0].Rule.Id && c.Subject.EndsWith(".a", StringComparison.Ordinal) && c.Severity == Severity.Breaking);
    }

    [Fact]
    public void Compare_OnMediaTypesOfWhichEachIsAFormOfAnother_PairsTheFirst()
    {
        var old = Bodies("application/a+json", "application/b+json", "text/plain", "image/png");
        var @new = Bodies("application/json", "image/*", "application/c+json");

        Compare(old, @new).Select(c => $"{c.Old} {c.New}").Order(StringComparer.Ordinal).ShouldBe(
            [" application/c+json", "application/a+json application/json", "application/b+json ", "image/png image/*", "text/plain "]);
    }

    [Fact]
    public void Compare_OnParametersThatDifferInCapitalsAlone_EndsWithAResult() => Compare(
        Parameters("""{"name":"X-A","in":"header","schema":{"type":"string"}},{"name":"x-a","in":"header","schema":{"type":"string"}}"""),
        Parameters("""{"name":"X-A","in":"header","schema":{"type":"string"}}""")).ShouldContain(change => change.Rule.Id == "DRY1152");

    public static string Paths(int count, string prefix) => Components.Document(Components.Members(Enumerable.Range(0, count), i => """
        "/things/<prefix>@":{"get":{"responses":{"200":{"description":""}}}}
        """.At(i).Fill("<prefix>", prefix)));

    private static string Properties(IEnumerable<int> numbers) => Reader.Document(
        Components.Ref("A0"),
        """{"A0":{"type":"object","properties":{<members>}}}""".Fill("<members>", Components.Members(numbers, i => """
            "p@":{"type":"string"}
            """.At(i))));

    private static string Values(IEnumerable<int> numbers) => Reader.Document(
        Components.Ref("A0"),
        """{"A0":{"type":"object","properties":{"e":{"type":"string","enum":[<members>]}}}}""".Fill("<members>", Components.Members(numbers, i => "\"v@\"".At(i))));

    private static string Union(int count, string prefix, string more, string name = "M") => Reader.Document(
        Components.Ref("U"),
        """{"U":{"oneOf":[<references>]},<schemas>}"""
            .Fill("<references>", Components.Members(Enumerable.Range(0, count), i => Components.Ref(name + i)))
            .Fill("<schemas>", Components.Members(Enumerable.Range(0, count), i => """
                "<name>@":{"type":"object","properties":{"<prefix>@":{"type":"string"},"kind":{"type":"string"}<more>}}
                """.At(i).Fill("<name>", name).Fill("<prefix>", prefix).Fill("<more>", more))));

    private static string Scalars(int count, int offset) => Reader.Document("""{"oneOf":[<members>]}""".Fill(
        "<members>",
        Components.Members(Enumerable.Range(10_000 + offset, count), i => """{"type":"string","maxLength":@}""".At(i))));

    private static string Named(int count, string name, string type) => Reader.Document(
        """{"type":"object","properties":{<members>}}""".Fill("<members>", Components.Members(Enumerable.Range(0, count), i => "\"p@\":".At(i) + Components.Ref(name + i))),
        "{" + Components.Members(Enumerable.Range(0, count), i => """
            "<name>@":{"type":"object","properties":{"a":{"type":"<type>"}}}
            """.At(i).Fill("<name>", name).Fill("<type>", type)) + "}");

    private static string Bodies(params string[] mediaTypes) => Components.Document("""
        "/a":{"post":{"requestBody":{"content":{<contents>}},"responses":{"200":{"description":""}}}}
        """.Fill("<contents>", string.Join(",", mediaTypes.Select(m => """
            "<name>":{"schema":{"type":"string"}}
            """.Fill("<name>", m)))));

    private static string Parameters(string parameters) => Components.Document("""
        "/a":{"get":{"parameters":[<parameters>],"responses":{"200":{"description":""}}}}
        """.Fill("<parameters>", parameters));

    private static IReadOnlyList<Change> Compare(string old, string @new) =>
        ContractComparer.Compare(Reader.Of(old), Reader.Of(@new), new ComparisonOptions { Today = default });

    private static int Count(IReadOnlyList<Change> changes, Severity severity, Func<Change, bool> test) => changes.Count(c => c.Severity == severity && test(c));
}
