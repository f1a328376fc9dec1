namespace DryApi.Contracts.Tests.Comparison;

/// <summary>What a change says of itself.</summary>
public sealed class ChangeTests
{
    [Theory]
    [InlineData(0, null, null, "Order.note: maxLength 20 → 5. {0}")]
    [InlineData(1, "Order.Note", null, "POST /a: Order.note: maxLength 20 → 5. {0} C#: Order.Note.")]
    [InlineData(2, "Order.Note", "Order.Note goes away", "POST /a (and 1 more): Order.note: maxLength 20 → 5. {0} C#: Order.Note goes away.")]
    [InlineData(3, null, "Order goes away", "POST /a (and 2 more): Order.note: maxLength 20 → 5. {0} C#: Order goes away.")]
    public void Statement_OnWhatIsKnown_SaysWhereWhatAndWhatCSharpFeels(int operations, string? member, string? effect, string expected)
    {
        var change = Change("Order.note", "maxLength", "20", "5", operations, member, effect);

        change.Statement.ShouldBe(string.Format(System.Globalization.CultureInfo.InvariantCulture, expected, change.Rule.Sentence));
        change.Message.ShouldBe(change.Statement);
        change.Operation.ShouldBe(operations == 0 ? null : "POST /a");
        change.ToString().ShouldBe($"Warning {change.Rule.Id} request-a: {change.Statement}");
    }

    [Theory]
    [InlineData("", null, null, "5", "+ 5")]
    [InlineData("a", null, "20", null, "a: − 20")]
    [InlineData("a", "type", null, null, "a: type")]
    [InlineData("a", null, null, null, "a")]
    public void Difference_OnWhatIsThere_LeavesTheRestOut(string subject, string? fact, string? old, string? @new, string expected) =>
        Change(subject, fact, old, @new, 0, null, null).Difference.ShouldBe(expected);

    [Fact]
    public void Message_OnARemedy_SaysItBehindTheStatement()
    {
        var change = Change("a", null, "1", "2", 0, null, null);
        Set(change, nameof(change.Remedy), "Ask first.");

        change.Message.ShouldBe($"a: 1 → 2. {change.Rule.Sentence} Ask first.");
    }

    /// <summary>Contracts made in memory have no places: changes of two operations are two, a change of a schema that both use is one.</summary>
    [Fact]
    public void Compare_OnContractsWithoutPlaces_TellsOperationsApartAndSchemasOnce()
    {
        static Contract Contract(string parameter, string property)
        {
            var contract = new Contract { Title = "t", Version = "1" };
            contract.Schemas.Add(new ContractSchema { Name = "Thing", Type = new SchemaExpression(SchemaKind.Object), Properties = [new ContractProperty { Name = property, Type = new SchemaExpression(SchemaKind.String) }] });
            foreach (var path in (string[])["/b", "/a"])
            {
                contract.Operations.Add(new ContractOperation
                {
                    Method = "POST",
                    Path = path,
                    Parameters = [new ContractParameter { Location = "query", Name = parameter, Type = new SchemaExpression(SchemaKind.String) }],
                    Bodies = [new ContractContent("application/json", new SchemaExpression(SchemaKind.Reference, reference: "Thing"))],
                });
            }

            return contract;
        }

        var changes = ContractComparer.Compare(Contract("p", "x"), Contract("q", "y"), new ComparisonOptions { Today = new DateTime(2026, 1, 1) });

        changes.Where(change => change.Severity == Severity.Breaking || change.New is null).Select(change => $"{change.Difference} of {string.Join(", ", change.Operations)}")
            .ShouldBe(["Thing.x: − string of POST /a, POST /b", "query p: − string of POST /a", "query p: − string of POST /b"], ignoreOrder: true);
        changes.ShouldAllBe(change => change.Origin == null);
    }

    [Fact]
    public void Compare_OnOperationsWithoutPlaces_TellsEachThatCameOrWent()
    {
        static Contract Contract(params string[] paths)
        {
            var contract = new Contract { Title = "t", Version = "1" };
            contract.Operations.AddRange(paths.Select(path => new ContractOperation { Method = "GET", Path = path }));
            return contract;
        }

        var (none, two) = (Contract(), Contract("/oak", "/elm"));

        ContractComparer.Compare(none, two, new ComparisonOptions { Today = new DateTime(2026, 1, 1) }).Select(change => change.Headline).ShouldBe(["GET /elm: + operation", "GET /oak: + operation"]);
        ContractComparer.Compare(two, none, new ComparisonOptions { Today = new DateTime(2026, 1, 1) }).Select(change => change.Headline).ShouldBe(["GET /elm: − operation", "GET /oak: − operation"]);
    }

    private static Change Change(string subject, string? fact, string? old, string? @new, int operations, string? member, string? effect)
    {
        var change = new Change { Rule = DriftRules.All[0], RuleName = "request-a", Severity = Severity.Warning, Subject = subject, Fact = fact, Old = old, New = @new, Operations = ((string[])["POST /a", "POST /b", "POST /c"])[..operations] };
        Set(change, nameof(change.Member), member);
        Set(change, nameof(change.SourceEffect), effect);
        return change;
    }

    private static void Set(Change change, string property, string? value) => typeof(Change).GetProperty(property)!.SetValue(change, value);
}
