namespace DryApi.Emulator.Results.Audio;

/// <summary>Something like music: chords of a key in the asked tempo, a melody over them, and a beat. It follows from caption and seed alone.</summary>
internal static class Music
{
    public const int SampleRate = 44_100;

    private static readonly int[] Major = [0, 2, 4, 5, 7, 9, 11];
    private static readonly int[] Minor = [0, 2, 3, 5, 7, 8, 10];
    private static readonly string[] Notes = ["C", "C#", "D", "D#", "E", "F", "F#", "G", "G#", "A", "A#", "B"];
    private static readonly int[] Progression = [0, 4, 5, 3];

    /// <summary>The music: samples of one channel.</summary>
    /// <param name="seconds">How long it lasts.</param>
    /// <param name="beatsPerMinute">Its tempo.</param>
    /// <param name="beatsPerBar">How many beats a chord stands for.</param>
    /// <param name="key">Its key, such as <c>A minor</c>; C major where it says none.</param>
    /// <param name="seed">What tells it from others.</param>
    public static short[] Play(double seconds, double beatsPerMinute, int beatsPerBar, string key, string seed)
    {
        var samples = new short[(int)(seconds * SampleRate)];
        var scale = key.Contains("min", StringComparison.OrdinalIgnoreCase) ? Minor : Major;
        var root = 48 + Math.Max(0, Array.FindLastIndex(Notes, note => key.TrimStart().StartsWith(note, StringComparison.OrdinalIgnoreCase)));
        var random = StableRandom.From(seed);
        var beat = 60 / beatsPerMinute * SampleRate;
        for (var (number, start) = (0, 0.0); start < samples.Length; start = ++number * beat)
        {
            var chord = Progression[number / beatsPerBar % Progression.Length];
            var length = (int)Math.Min(beat, samples.Length - start);
            var span = samples.AsSpan((int)start, Math.Min(length, samples.Length - (int)start));
            foreach (var third in (int[])[0, 2, 4])
            {
                Add(span, Frequency(root, scale, chord + third), 2200, 1.2);
            }

            Add(span, Frequency(root + 12, scale, chord + (int)(random.Next() % 7)), 4200, 3.5);
            Thump(span, number % beatsPerBar == 0 ? 7000 : 3500);
        }

        return samples;
    }

    private static double Frequency(int root, int[] scale, int degree) => 440 * Math.Pow(2, (root + scale[degree % 7] + (12 * (degree / 7)) - 69) / 12.0);

    private static void Add(Span<short> samples, double frequency, double loudness, double decay)
    {
        for (var i = 0; i < samples.Length; i++)
        {
            var time = i / (double)SampleRate;
            var attack = Math.Min(1, time / 0.01) * Math.Min(1, (samples.Length - i) / (0.01 * SampleRate));
            var value = Math.Sin(2 * Math.PI * frequency * time) + (0.3 * Math.Sin(4 * Math.PI * frequency * time));
            samples[i] = (short)Math.Clamp(samples[i] + (loudness * attack * Math.Exp(-decay * time) * value), short.MinValue, short.MaxValue);
        }
    }

    private static void Thump(Span<short> samples, double loudness)
    {
        for (var i = 0; i < Math.Min(samples.Length, SampleRate / 8); i++)
        {
            var time = i / (double)SampleRate;
            samples[i] = (short)Math.Clamp(samples[i] + (loudness * Math.Exp(-30 * time) * Math.Sin(2 * Math.PI * (45 + (60 * Math.Exp(-40 * time))) * time)), short.MinValue, short.MaxValue);
        }
    }
}
