namespace DryApi.Emulator.Jobs;

/// <summary>What jobs cost here: more for more, and of the size of the service's prices, not equal to them.</summary>
internal static class Prices
{
    public static decimal Image(long width, long height, long steps) => Round(0.0000000005m * width * height * steps);

    public static decimal Speech(int characters) => Round(0.00002m * characters);

    public static decimal Embedding(int characters) => Round(0.000001m * characters);

    // Every job costs something.
    private static decimal Round(decimal price) => Math.Max(0.000001m, Math.Round(price, 6, MidpointRounding.ToPositiveInfinity));
}
