using System.Globalization;

namespace DryApi.Cli;

/// <summary>What a line of progress shows.</summary>
/// <param name="time">The time that elapses.</param>
internal sealed class ProgressState(TimeProvider time)
{
    private const int LongestBar = 30;
    private const int ShortestBar = 8;
    private const int Kilo = 1024;

    /// <summary>What is left longer than a month is not known, in seconds.</summary>
    private const double LongestLeft = 30 * 24 * 3600;

    private readonly long _start = time.GetTimestamp();

    /// <summary>What is done, in a word or two.</summary>
    public required string Stage { get; set; }

    /// <summary>How much of it is done, from 0 to 100; null where nobody says.</summary>
    public double? Percent { get; set; }

    /// <summary>How many bytes are there; null where it is not about bytes.</summary>
    public long? Bytes { get; set; }

    /// <summary>What it costs; null where nobody asked.</summary>
    public decimal? Price { get; init; }

    /// <summary>The line, as wide as it may be: what matters less is left out first. The bar is where its two lengths say.</summary>
    /// <param name="width">How many characters there is room for.</param>
    public (string Before, int Done, int Open, string After) Line(int width)
    {
        var elapsed = time.GetElapsedTime(_start);
        // A file may have grown since it was measured, and a service may say anything: what is thrown here would end the program.
        var known = Percent is { } said && double.IsFinite(said) ? Math.Clamp(said, 0, 100) : (double?)null;
        var before = Stage;
        var after = new List<string>();
        if (known is { } percent)
        {
            after.Add(string.Create(CultureInfo.InvariantCulture, $"{percent:0} %"));
        }

        if (Bytes is { } bytes)
        {
            after.Add(SizeOf(bytes));
        }

        after.Add(TimeOf(elapsed));
        if (known is > 0 and < 100 and var share && elapsed.TotalSeconds * (100 - share) / share is < LongestLeft and var left)
        {
            after.Add($"{TimeOf(TimeSpan.FromSeconds(left))} left");
        }

        if (Price is { } price)
        {
            after.Add(string.Create(CultureInfo.InvariantCulture, $"costs {price}"));
        }

        while (after.Count > 1 && Length(before, after) > width)
        {
            after.RemoveAt(after.Count - 1);
        }

        var room = known is null ? 0 : Math.Min(LongestBar, width - Length(before, after) - 1);
        var bar = room < ShortestBar ? 0 : room;
        var done = (int)Math.Round(bar * (known ?? 0) / 100);
        return (before, done, bar - done, string.Join("  ", after));
    }

    private static int Length(string before, List<string> after) => before.Length + after.Sum(part => part.Length + 2);

    private static string TimeOf(TimeSpan time) => time.TotalHours >= 1
        ? string.Create(CultureInfo.InvariantCulture, $"{(long)time.TotalHours}:{time.Minutes:00}:{time.Seconds:00}")
        : string.Create(CultureInfo.InvariantCulture, $"{time.Minutes}:{time.Seconds:00}");

    private static string SizeOf(long bytes) => bytes < Kilo * Kilo
        ? string.Create(CultureInfo.InvariantCulture, $"{bytes / (double)Kilo:0.0} KiB")
        : string.Create(CultureInfo.InvariantCulture, $"{bytes / (double)(Kilo * Kilo):0.0} MiB");
}
