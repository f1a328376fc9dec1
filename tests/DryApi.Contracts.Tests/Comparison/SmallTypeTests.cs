namespace DryApi.Contracts.Tests.Comparison;

/// <summary>Types of single values, each held against each: what a change means is what it does to the values.</summary>
public sealed class SmallTypeTests
{
    private static readonly ComparisonOptions Options = new() { Today = new DateTime(2026, 1, 1) };

    public static TheoryData<string> Types => [.. SmallType.All.Select(type => type.Text)];

    [Theory]
    [MemberData(nameof(Types))]
    public void Compare_OnTypesThatAreSent_IsBreakingWhereAValueIsRefused(string text) =>
        ProblemsOf(text, "body application/json", (old, @new, worst) => (worst == Severity.Breaking) == SmallType.Values.Any(value => old.Allows(value) && !@new.Allows(value))).ShouldBeEmpty();

    /// <summary>A value more in a list is a warning, for readers are asked to expect it; anything else that is new breaks them.</summary>
    [Theory]
    [MemberData(nameof(Types))]
    public void Compare_OnTypesThatAreReceived_IsToldWhereAValueIsNew(string text) =>
        ProblemsOf(text, "response 200 application/json", (old, @new, worst) => (worst >= Severity.Warning) == SmallType.Values.Any(value => @new.Allows(value) && !old.Allows(value))).ShouldBeEmpty();

    public static TheoryData<string> Objects => [.. SmallObject.All.Select(type => type.ToString())];

    /// <summary>An object that may have others beside its properties is sent with some that a closed one refuses.</summary>
    [Theory]
    [MemberData(nameof(Objects))]
    public void Compare_OnObjectsThatAreSent_IsBreakingWhereAValueIsRefused(string text) => ProblemsOf(text, "body application/json", (old, @new, worst) =>
        IsRight(old, @new, worst == Severity.Breaking, (@new.IsClosed && !old.IsClosed) || old.Known.Any(value => !@new.Allows(value)))).ShouldBeEmpty();

    /// <summary>A property that no longer comes is one that callers read; what they do not know is left alone.</summary>
    [Theory]
    [MemberData(nameof(Objects))]
    public void Compare_OnObjectsThatAreReceived_IsToldWhereAValueIsNew(string text) => ProblemsOf(text, "response 200 application/json", (old, @new, worst) =>
        IsRight(old, @new, worst >= Severity.Warning, (!old.IsUnion && !@new.IsUnion && old.Names.Except(@new.Names).Any()) || @new.Known.Any(value => !old.IsKnown(value)))).ShouldBeEmpty();

    /// <summary>Of an object that becomes one of several, or the other way round, more is told than what happens to its values.</summary>
    private static bool IsRight(SmallObject old, SmallObject @new, bool isTold, bool isFelt) => isTold == isFelt || (isTold && old.IsUnion != @new.IsUnion);

    private static List<string> ProblemsOf(string text, string place, Func<SmallObject, SmallObject, Severity?, bool> isRight) =>
        ProblemsOf(SmallObject.All, text, place, static (type, name) => type.Text(name), isRight);

    private static List<string> ProblemsOf(string text, string place, Func<SmallType, SmallType, Severity?, bool> isRight) =>
        ProblemsOf(SmallType.All, text, place, static (type, name) => $"\nschema {name}: object\n  p: {type.Text}\n", isRight);

    /// <summary>One contract has the old type in as many operations as there are types, the other each type in one of them.</summary>
    private static List<string> ProblemsOf<T>(IReadOnlyList<T> all, string text, string place, Func<T, string, string> write, Func<T, T, Severity?, bool> isRight)
    {
        var old = all.Single(type => type!.ToString() == text);
        var changes = ContractComparer.Compare(Read(place, all.Select(_ => old), write), Read(place, all, write), Options);
        var worst = changes.SelectMany(change => change.Operations.Select(operation => (operation, change.Severity))).ToLookup(each => each.operation, each => (Severity?)each.Severity);
        changes.Where(change => change.Operations.Count == 0).ShouldAllBe(change => change.Severity == Severity.Info);
        return all.Select((@new, index) => (New: @new, Worst: worst[$"POST /things{index}"].Max()))
            .Where(each => !isRight(old, each.New, each.Worst)).Select(each => $"{old} → {each.New}: {each.Worst}").ToList();
    }

    private static Contract Read<T>(string place, IEnumerable<T> types, Func<T, string, string> write)
    {
        var written = types.Select((type, index) => (Name: $"Thing{index}X", Type: type)).ToList();
        var operations = written.Select((each, index) => $"\noperation POST /things{index}\n  {place}: {each.Name}\n");
        return ContractReader.Read(new RuleExample(RuleFrame.Contract, string.Concat([.. operations, .. written.Select(each => write(each.Type, each.Name))]).TrimEnd('\n'), "").BaseContract);
    }
}
