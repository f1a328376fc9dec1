using System.Globalization;

namespace DryApi.Emulator.Results;

/// <summary>Words that nobody said: as many as fit a recording of that length, the same for the same recording.</summary>
internal static class Transcript
{
    private const double SecondsPerSentence = 4;
    private const int MaxSentences = 500;

    private static readonly string[] Subjects = ["The lighthouse", "A quiet harbour", "The first train", "Our neighbour", "The old orchard", "Every lantern", "The river"];
    private static readonly string[] Verbs = ["waits for", "remembers", "passes", "turns towards", "listens to", "belongs to", "follows"];
    private static readonly string[] Objects = ["the morning fog", "a distant bell", "the last visitors", "an empty road", "the sound of rain", "the far shore", "the evening tide"];

    /// <summary>The transcript.</summary>
    /// <param name="seconds">How long the recording lasts.</param>
    /// <param name="seed">What tells it from others.</param>
    /// <param name="times">What it says the times of.</param>
    public static string Write(double seconds, string seed, TranscriptTimes times)
    {
        var random = StableRandom.From(seed);
        var count = Math.Clamp((int)Math.Ceiling(seconds / SecondsPerSentence), 1, MaxSentences);
        var lines = Enumerable.Range(0, count).SelectMany(number =>
        {
            var sentence = $"{Pick(Subjects, random)} {Pick(Verbs, random)} {Pick(Objects, random)}.";
            var start = number * SecondsPerSentence;
            var length = Math.Min(SecondsPerSentence, seconds - start);
            var parts = times == TranscriptTimes.OfWords ? sentence.Split(' ') : [sentence];
            return parts.Select((part, index) => times == TranscriptTimes.None ? part : $"[{Time(start + (length * index / parts.Length))} --> {Time(start + (length * (index + 1) / parts.Length))}] {part}");
        });
        return string.Join(times == TranscriptTimes.None ? " " : "\n", lines);
    }

    private static string Pick(string[] words, StableRandom random) => words[random.Next() % (ulong)words.Length];

    private static string Time(double seconds) => TimeSpan.FromSeconds(seconds).ToString(@"hh\:mm\:ss\.fff", CultureInfo.InvariantCulture);
}
