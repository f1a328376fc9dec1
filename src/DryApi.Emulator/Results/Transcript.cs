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
    /// <param name="hasTimes">Whether each sentence says when it is said.</param>
    public static string Write(double seconds, string seed, bool hasTimes)
    {
        var random = StableRandom.From(seed);
        var count = Math.Clamp((int)Math.Ceiling(seconds / SecondsPerSentence), 1, MaxSentences);
        var sentences = Enumerable.Range(0, count).Select(number =>
        {
            var sentence = $"{Pick(Subjects, random)} {Pick(Verbs, random)} {Pick(Objects, random)}.";
            return hasTimes ? $"[{Time(number * SecondsPerSentence)} --> {Time(Math.Min(seconds, (number + 1) * SecondsPerSentence))}] {sentence}" : sentence;
        });
        return string.Join(hasTimes ? "\n" : " ", sentences);
    }

    private static string Pick(string[] words, StableRandom random) => words[random.Next() % (ulong)words.Length];

    private static string Time(double seconds) => TimeSpan.FromSeconds(seconds).ToString(@"hh\:mm\:ss\.fff", CultureInfo.InvariantCulture);
}
