using DryApi.Constructs.Tests.Pipeline;
using DryApi.Contracts;

namespace DryApi.Constructs.Tests;

/// <summary>The list of names that no type of a document gets is what code beside the generated code can see.</summary>
public sealed class TakenTypeNamesTests
{
    [Fact]
    public void List_OfTakenNames_IsThatOfTheTypesInSight()
    {
        var seen = ClientBuild.NamesInSight();

        string[] differences =
        [
            .. seen.Where(name => !TakenTypeNames.Contains(name)).Select(name => "add " + name),
            .. TakenTypeNames.All.Where(name => !seen.Contains(name)).Select(name => "take out " + name),
        ];
        differences.Order(StringComparer.Ordinal).ShouldBeEmpty();
    }
}
