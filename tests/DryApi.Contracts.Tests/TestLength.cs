namespace DryApi.Contracts.Tests;

/// <summary>How much is tried by chance: a tenth of it where each mutant is tested, and with <c>DRYAPI_LONG_TESTS=1</c> the long form.</summary>
internal static class TestLength
{
    /// <summary>Whether the long form runs.</summary>
    public static bool IsLong => Environment.GetEnvironmentVariable("DRYAPI_LONG_TESTS") == "1";

    /// <summary>How many rounds to try.</summary>
    /// <param name="rounds">Those of a common run.</param>
    /// <param name="longRounds">Those of the long form, where it differs.</param>
    public static int Rounds(int rounds, int? longRounds = null) =>
#if MUTANTS
        Math.Max(1, rounds / 10);
#else
        IsLong ? longRounds ?? rounds : rounds;
#endif
}
