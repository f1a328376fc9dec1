namespace DryApi.TestSupport;

/// <summary>How much a test tries by chance: a tenth of it where each mutant is tested (build/mutants.sh), and with <c>DRYAPI_LONG_TESTS=1</c> the long form.</summary>
public static class TestLength
{
    /// <summary>Whether the long form runs.</summary>
    public static bool IsLong { get; } = Environment.GetEnvironmentVariable("DRYAPI_LONG_TESTS") == "1";

    private static readonly bool TestsMutants = Environment.GetEnvironmentVariable("TestsMutants") == "true";

    /// <summary>How many rounds to try.</summary>
    /// <param name="rounds">Those of a common run.</param>
    /// <param name="longRounds">Those of the long form, where it differs.</param>
    public static int Rounds(int rounds, int? longRounds = null) =>
        TestsMutants ? Math.Max(1, rounds / 10)
        : IsLong ? longRounds ?? rounds
        : rounds;
}
