using System.Globalization;

namespace DryApi.Emulator.Results;

/// <summary>What makes one result differ from others of the same prompt.</summary>
internal static class SeedText
{
    /// <summary>The seed as text; another one each time for -1, as the service does.</summary>
    public static string Of(long seed) => seed == -1 ? Guid.NewGuid().ToString() : seed.ToString(CultureInfo.InvariantCulture);
}
