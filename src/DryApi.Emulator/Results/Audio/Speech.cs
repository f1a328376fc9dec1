namespace DryApi.Emulator.Results.Audio;

/// <summary>
/// Something like a voice: a buzz through the formants of the vowels of a text, a hiss for its other letters, a pause for
/// what is no letter. It follows from text and voice alone.
/// </summary>
internal sealed class Speech
{
    private const double SecondsPerLetter = 0.07;
    private const double SecondsOfSilence = 0.15;

    private readonly string _text;
    private readonly int _sampleRate;
    private readonly int _letterLength;
    private readonly double _pitch;
    private readonly StableRandom _random;

    private Speech(string text, string voice, int sampleRate, double speed)
    {
        _text = text;
        _sampleRate = sampleRate;
        _letterLength = Math.Max(1, (int)(SecondsPerLetter / speed * sampleRate));
        _random = StableRandom.From(voice + "\n" + text);
        _pitch = 95 + (StableRandom.From(voice).NextDouble() * 120);
    }

    /// <summary>The sound: samples of one channel.</summary>
    /// <param name="text">What to speak; its length gives the duration.</param>
    /// <param name="voice">Whose pitch it has.</param>
    /// <param name="sampleRate">In hertz.</param>
    /// <param name="speed">The pace; 1 is the normal one.</param>
    public static short[] Speak(string text, string voice, int sampleRate, double speed) => new Speech(text, voice, sampleRate, speed).Render();

    private short[] Render()
    {
        var tail = (int)(SecondsOfSilence * _sampleRate);
        var samples = new short[(_text.Length * _letterLength) + tail];
        Resonator low = default, middle = default, high = default;
        var (phase, loudness) = (0.0, 0.0);
        for (var i = 0; i < samples.Length; i++)
        {
            var letter = i / _letterLength;
            var (isVoiced, isHiss, first, second) = letter < _text.Length ? Sound(_text[letter]) : default;
            if (i % _letterLength == 0 && isVoiced)
            {
                low.Tune(first, 80, _sampleRate);
                middle.Tune(second, 110, _sampleRate);
                high.Tune(2600, 160, _sampleRate);
            }

            // A sentence falls, and every voice trembles a little.
            var time = i / (double)_sampleRate;
            phase = (phase + (_pitch * (1.12 - (0.25 * i / samples.Length)) * (1 + (0.02 * Math.Sin(2 * Math.PI * 5 * time))) / _sampleRate)) % 1;
            var target = isVoiced ? 1.0 : isHiss ? 0.25 : 0.0;
            loudness += (target - loudness) * 220 / _sampleRate;
            var source = isVoiced ? 1 - (2 * phase) : (_random.NextDouble() - 0.5) * 0.6;
            var voice = (low.Filter(source) * 1.0) + (middle.Filter(source) * 0.5) + (high.Filter(source) * 0.2);
            samples[i] = (short)Math.Clamp(voice * loudness * 9000, short.MinValue, short.MaxValue);
        }

        return samples;
    }

    /// <summary>How a letter sounds: its two lowest formants in hertz.</summary>
    private static (bool IsVoiced, bool IsHiss, double First, double Second) Sound(char letter) => char.ToLowerInvariant(letter) switch
    {
        'a' => (true, false, 730, 1090),
        'e' => (true, false, 530, 1840),
        'i' or 'y' => (true, false, 300, 2250),
        'o' => (true, false, 570, 840),
        'u' or 'w' => (true, false, 320, 870),
        'l' or 'm' or 'n' or 'r' => (true, false, 360, 1300),
        's' or 'f' or 'h' or 'c' or 'x' or 'z' => (false, true, 0, 0),
        >= 'b' and <= 'v' => (false, true, 0, 0),
        var other when char.IsLetterOrDigit(other) => (true, false, 500, 1500),
        _ => default,
    };
}
