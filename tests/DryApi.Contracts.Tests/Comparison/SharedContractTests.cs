using DryApi.Contracts;

namespace DryApi.Contracts.Tests.Comparison;

/// <summary>One contract may be compared by several threads at once.</summary>
public sealed class SharedContractTests
{
    private const int Chain = 200;

    private static readonly string Text =
        "contract 1\ntitle: \"t\"\nversion: \"1\"\n\noperation POST /a\n  security: none\n  body application/json: S0 required\n  response 200 empty\n\n"
        + string.Concat(Enumerable.Range(0, Chain).Select(i => $"schema S{i}: {(i + 1 < Chain ? $"S{i + 1}" : "string maxLength=5")}\n\n").Order(StringComparer.Ordinal));

    [Fact]
    public void Compare_OnOneContractInManyThreads_FindsTheSameInEach()
    {
        var (before, after) = (ContractReader.Read(Text), ContractReader.Read(Text.Replace("maxLength=5", "maxLength=4", StringComparison.Ordinal)));
        var options = new ComparisonOptions { Today = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc) };
        var found = new int[64];

        Parallel.For(0, found.Length, i => found[i] = ContractComparer.Compare(before, after, options).Count);

        found.ShouldAllBe(count => count == found[0] && count > 0);
    }
}
