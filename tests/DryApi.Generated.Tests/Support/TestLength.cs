namespace DryApi.Generated.Tests.Support;

/// <summary>How long a test with random input runs: with <c>DRYAPI_LONG_TESTS=1</c> its long form.</summary>
internal static class TestLength
{
    private static bool IsLong => Environment.GetEnvironmentVariable("DRYAPI_LONG_TESTS") == "1";

    public static int Of(int usual, int @long) => IsLong ? @long : usual;
}
