namespace DryApi.Contracts.Tests.Comparison;

public sealed class RuleTests
{
    private static readonly ComparisonOptions Options = new() { Today = new DateTime(2026, 1, 1) };

    public static TheoryData<string> Ids => [.. DriftRules.All.Select(rule => rule.Id)];

    /// <summary>Rules whose example is two contracts.</summary>
    public static TheoryData<string> IdsWithExample =>
        [.. DriftRules.All.Where(rule => rule.Example.Frame != RuleFrame.Document).Select(rule => rule.Id)];

    [Fact]
    public void All_HasEveryIdAndNameOnce()
    {
        DriftRules.All.Select(rule => rule.Id).ShouldBeUnique();
        DriftRules.All.Select(rule => rule.Name).ShouldBeUnique();
        DriftRules.All.Select(rule => rule.Id).ShouldBeInOrder(SortDirection.Ascending, StringComparer.Ordinal);
        DriftRules.All.Count.ShouldBeGreaterThan(400);
        DriftRules.All.ShouldAllBe(rule => rule.Example.Base != rule.Example.Head);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Rule_HasAnIdANameAndASentence(string id)
    {
        var rule = DriftRules.Find(id).ShouldNotBeNull();

        rule.Id.ShouldBe(id);
        rule.ToString().ShouldBe($"{id} {rule.Name}");
        rule.Id.ShouldMatch(@"^DRY1\d{3}$");
        rule.Name.ShouldMatch("^[a-z][a-z0-9*]*(-[a-z0-9*]+)*$");
        rule.Sentence.ShouldMatch(@"^[A-Za-z].*[^.]\.$");
        rule.NameAt("body").ShouldNotContain("*");
    }

    /// <summary>The page that users read says each rule as it is.</summary>
    [Fact]
    public void Rules_StandOnTheirPage()
    {
        var page = File.ReadAllLines(RepositoryFiles.PathOf("generator/DryApi.Contracts/RULES.md"));
        static string Cell(string lines) => lines.Length == 0 ? "*nothing*" : string.Join("<br>", lines.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => $"<code>{line.Trim()}</code>"));

        foreach (var rule in DriftRules.All)
        {
            var row = page.Where(line => line.Contains($"</a>{rule.Id}<br>", StringComparison.Ordinal)).ShouldHaveSingleItem(rule.Id);
            System.Net.WebUtility.HtmlDecode(row).ShouldBe($"| <a id=\"{rule.Id.ToLowerInvariant()}\"></a>{rule.Id}<br>`{rule.Name}` | {rule.Severity.ToString().ToLowerInvariant()} | {rule.Sentence} | {Cell(rule.Example.Base)} → {Cell(rule.Example.Head)} |");
        }

        page.Count(line => line.StartsWith("| <a id=\"dry1", StringComparison.Ordinal)).ShouldBe(DriftRules.All.Count);
    }

    [Theory]
    [InlineData("DRY1000")]
    [InlineData("dry1100")]
    [InlineData("")]
    public void Find_OnAnIdOfNoRule_IsNone(string id) => DriftRules.Find(id).ShouldBeNull();

    [Theory]
    [MemberData(nameof(IdsWithExample))]
    public void Example_IsOneChangeOfItsRule(string id)
    {
        var rule = DriftRules.Find(id)!;

        var change = Compare(rule.Example.BaseContract, rule.Example.HeadContract).ShouldHaveSingleItem();

        change.Rule.ShouldBeSameAs(rule, change.ToString());
        change.Severity.ShouldBe(rule.Severity);
        change.RuleName.ShouldNotContain("*");
    }

    [Theory]
    [MemberData(nameof(IdsWithExample))]
    public void Example_TheOtherWayRound_IsAnotherChange(string id)
    {
        var example = DriftRules.Find(id)!.Example;

        var there = Compare(example.BaseContract, example.HeadContract).ShouldHaveSingleItem();
        var back = Compare(example.HeadContract, example.BaseContract).ShouldHaveSingleItem();

        (back.Subject, back.Fact, back.Old, back.New).ShouldBe((there.Subject, there.Fact, there.New, there.Old));
        (back.Rule.Id, back.Old, back.New).ShouldNotBe((there.Rule.Id, there.Old, there.New));
    }

    [Theory]
    [MemberData(nameof(IdsWithExample))]
    public void Example_AgainstItself_IsNoChange(string id)
    {
        var example = DriftRules.Find(id)!.Example;

        Compare(example.BaseContract, example.BaseContract).ShouldBeEmpty();
        Compare(example.HeadContract, example.HeadContract).ShouldBeEmpty();
    }

    /// <summary>Where to look: at a line of the new contract that the old one does not have, or of the old one, of what is gone.</summary>
    [Theory]
    [MemberData(nameof(IdsWithExample))]
    public void Example_IsToldWhereItStands(string id)
    {
        var example = DriftRules.Find(id)!.Example;

        var change = ContractComparer.Compare(ContractReader.Read(example.BaseContract, "old"), ContractReader.Read(example.HeadContract, "new"), Options).ShouldHaveSingleItem();

        var origin = change.Origin.ShouldNotBeNull();
        origin.File.ShouldBe(change.New is null && change.Old is not null ? "old" : "new");
        var (own, others) = origin.File == "new" ? (example.HeadContract, example.BaseContract) : (example.BaseContract, example.HeadContract);
        var line = own.Split('\n')[origin.Line - 1];

        // Facts of an operation, of a schema and of the whole stand in lines that have no place of their own: they are told at its first one.
        var differing = own.Split('\n').Except(others.Split('\n'));
        (line == own.Split('\n')[0] || line.StartsWith("operation ", StringComparison.Ordinal) || line.StartsWith("schema ", StringComparison.Ordinal) || differing.Contains(line))
            .ShouldBeTrue($"{change}\n{line}");
    }

    /// <summary>What is read of each example: where, what, and what C# feels.</summary>
    [Fact]
    public void Examples_AreToldInTheWordsOfTheSnapshot() => string.Concat(DriftRules.All.Where(rule => rule.Example.Frame != RuleFrame.Document).Select(rule =>
    {
        var change = ContractComparer.Compare(ContractReader.Read(rule.Example.BaseContract, "old"), ContractReader.Read(rule.Example.HeadContract, "new"), Options).Single();
        var effect = string.Join(", ", new[] { change.SourceEffect ?? change.Member, change.SourceBreaking ? "breaking" : null, change.Call, change.Remedy }.OfType<string>());
        return $"{rule.Id} {change.Origin!.File}:{change.Origin.Line} {change.RuleName}: {change.Headline}{(effect.Length == 0 ? "" : $" [{effect}]")}\n";
    })).MatchSnapshot("RuleTests.Examples");

    /// <summary>What a first user found: each was called something else.</summary>
    [Theory]
    [InlineData("query p: integer enum=[1,2]", "query p: string enum=[\"x\"]", "Breaking")]
    [InlineData("query p: integer", "query p: string maxLength=1", "Breaking")]
    [InlineData("query p: integer", "query p: string", "Info")]
    [InlineData("body \"*/*\": string", "body application/json: string", "Breaking")]
    [InlineData("body application/json: string", "body \"*/*\": string", "Info")]
    [InlineData("body application/json: integer format=\"int32\"", "body application/json: number format=\"double\"", "Info")]
    [InlineData("response 200 application/json: number format=\"double\"", "response 200 application/json: integer format=\"int32\"", "Info")]
    [InlineData("security: key & oauth", "security: key", "Info")]
    [InlineData("security: key", "security: key & oauth", "Breaking")]
    [InlineData("query p: number minimum=0", "query p: number exclusiveMinimum=0", "Breaking")]
    public void Worst_OnOperations_IsWhatCallersMeet(string before, string after, string worst)
    {
        var (@base, head) = (new RuleExample(RuleFrame.Operation, before, after).BaseContract, new RuleExample(RuleFrame.Operation, before, after).HeadContract);

        Compare(@base, head).Max(change => change.Severity).ToString().ShouldBe(worst);
    }

    [Theory]
    [InlineData("http scheme=\"bearer\"", "http scheme=\"Bearer\"", "Warning")]
    [InlineData("http scheme=\"bearer\"", "http scheme=\"basic\"", "Breaking")]
    [InlineData("apiKey in=\"header\" name=\"X-Key\"", "apiKey in=\"header\" name=\"x-key\"", "Warning")]
    [InlineData("apiKey in=\"query\" name=\"Key\"", "apiKey in=\"query\" name=\"key\"", "Breaking")]
    public void Worst_OnSecuritySchemes_KnowsWhatIsTheSameInCapitals(string before, string after, string worst)
    {
        static string Contract(string scheme) => new RuleExample(RuleFrame.Contract, $"security key: {scheme}\n\noperation GET /a\n  security: key", "").BaseContract;

        Compare(Contract(before), Contract(after)).Max(change => change.Severity).ToString().ShouldBe(worst);
    }

    [Fact]
    public void Prefix_OnAnotherOne_BreaksTheSourceThatNamesTheBuilders()
    {
        static string Contract(string prefix) => new RuleExample(RuleFrame.Contract, prefix + "\noperation GET /v1/a", "").BaseContract;

        var change = Compare(Contract("prefix: \"/v1\"\n"), Contract("")).ShouldHaveSingleItem();

        (change.SourceBreaking, change.SourceEffect).ShouldBe((true, "client.A.GetAsync becomes client.V1.A.GetAsync: code that calls them stops compiling"));
    }

    private static IReadOnlyList<Change> Compare(string @base, string head) => ContractComparer.Compare(ContractReader.Read(@base), ContractReader.Read(head), Options);
}
