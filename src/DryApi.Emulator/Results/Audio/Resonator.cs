namespace DryApi.Emulator.Results.Audio;

/// <summary>A second-order filter that rings at one frequency: a formant of the mouth.</summary>
internal struct Resonator
{
    private double _gain;
    private double _first;
    private double _second;
    private double _last;
    private double _beforeLast;

    /// <summary>Moves the filter to another frequency; what rings goes on ringing.</summary>
    /// <param name="frequency">In hertz.</param>
    /// <param name="bandwidth">In hertz.</param>
    /// <param name="sampleRate">In hertz.</param>
    public void Tune(double frequency, double bandwidth, double sampleRate)
    {
        // Above the highest frequency that samples can hold, the filter would ring at another one.
        var angle = 2 * Math.PI * Math.Min(frequency, 0.45 * sampleRate) / sampleRate;
        var decay = Math.Exp(-Math.PI * bandwidth / sampleRate);
        _first = 2 * decay * Math.Cos(angle);
        _second = -decay * decay;
        _gain = 1 - _first - _second;
    }

    public double Filter(double sample)
    {
        var value = (_gain * sample) + (_first * _last) + (_second * _beforeLast);
        _beforeLast = _last;
        return _last = value;
    }
}
