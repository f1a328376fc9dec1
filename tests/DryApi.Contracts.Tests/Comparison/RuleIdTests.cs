namespace DryApi.Contracts.Tests.Comparison;

/// <summary>Who reads an id in a build's output finds the rule by searching for its text.</summary>
public sealed class RuleIdTests
{
    private static readonly string Folder = RepositoryFiles.PathOf("generator/DryApi.Contracts");

    private static readonly string[] Sources =
    [
        .. Directory.EnumerateFiles(Folder, "*.cs", SearchOption.AllDirectories)
            .Where(file => !Path.GetRelativePath(Folder, file).Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"))
            .Select(File.ReadAllText),
    ];

    public static TheoryData<string> Ids => [.. DriftRules.All.Select(rule => rule.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Id_OfARule_StandsLiterallyAtTheRuleAlone(string id) => Sources.Sum(source => source.Split($"\"{id}\"").Length - 1).ShouldBe(1);
}
