using System.Numerics;
using System.Runtime.InteropServices;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;

namespace DryApi.Emulator.Results;

/// <summary>A landscape for any prompt: sky, sun, mountains in the haze, and water where the prompt has some. It follows from prompt and seed alone.</summary>
internal sealed class Landscape
{
    private const int Ranges = 5;

    private static readonly string[] WaterWords = ["sea", "ocean", "lake", "water", "river", "beach", "reflection"];

    private readonly int _width;
    private readonly int _height;
    private readonly Palette _palette;
    private readonly ulong _noise;
    private readonly float[][] _ridges;
    private readonly float _horizon;
    private readonly float _shore;
    private readonly Vector2 _sun;
    private readonly float _sunRadius;

    private Landscape(int width, int height, string prompt, string seed)
    {
        (_width, _height) = (width, height);
        var random = StableRandom.From($"{seed}\n{prompt}");
        _palette = Palette.For(prompt, random);
        _noise = random.Next();
        _horizon = (float)random.Between(0.55, 0.66);
        var hasWater = WaterWords.Any(word => prompt.Contains(word, StringComparison.OrdinalIgnoreCase)) | random.NextDouble() < 0.35;
        _shore = hasWater ? _horizon + 0.16f : 2f;
        _sun = new Vector2((float)random.Between(0.22, 0.78), _palette.HasStars ? (float)random.Between(0.14, 0.28) : _horizon - (float)random.Between(0.17, 0.3));
        _sunRadius = (float)random.Between(0.045, 0.07);
        _ridges = [.. Enumerable.Range(0, Ranges).Select(range => Ridge(range, hasWater, random.Next()))];
    }

    /// <summary>The picture.</summary>
    /// <param name="width">Width in pixels.</param>
    /// <param name="height">Height in pixels.</param>
    /// <param name="prompt">What it is of.</param>
    /// <param name="seed">What tells it from others of the same prompt.</param>
    public static Image<Rgb24> Paint(int width, int height, string prompt, string seed)
    {
        var landscape = new Landscape(width, height, prompt, seed);
        var picture = new Image<Rgb24>(width, height);
        picture.ProcessPixelRows(rows =>
        {
            for (var row = 0; row < height; row++)
            {
                landscape.DrawRow(row, MemoryMarshal.AsBytes(rows.GetRowSpan(row)));
            }
        });
        return picture;
    }

    /// <summary>The height of a range of mountains at each column, from 0 (top) to 1; a smaller range number is farther away.</summary>
    private float[] Ridge(int range, bool hasWater, ulong noise)
    {
        var nearness = range / (Ranges - 1f);
        var top = _horizon - 0.10f + ((hasWater ? 0.22f : 0.36f) * nearness);
        var size = 0.20f - (0.06f * nearness);
        var scale = Math.Max(_width, _height);
        return [.. Enumerable.Range(0, _width).Select(x => top - (size * (Fractal((x / (float)scale * (2.2f + (1.2f * nearness))) + (range * 17), noise) - 0.35f)))];
    }

    private void DrawRow(int row, Span<byte> pixels)
    {
        var y = (row + 0.5f) / _height;
        for (var x = 0; x < _width; x++)
        {
            var color = y > _shore ? Water(x, y) : Land(x, y);
            // Half a step of noise hides the bands of a gradient in eight bits.
            var dither = (Hash(((ulong)(uint)row << 32) | (uint)x, _noise) - 0.5f) * (1.6f / 255f);
            for (var channel = 0; channel < 3; channel++)
            {
                pixels[(x * 3) + channel] = (byte)Math.Clamp((int)MathF.Round((color[channel] + dither) * 255f), 0, 255);
            }
        }
    }

    private Vector3 Land(int x, float y)
    {
        for (var range = Ranges - 1; range >= 0; range--)
        {
            var ridge = _ridges[range][x];
            if (y >= ridge)
            {
                var haze = 1f - ((range + 1f) / Ranges);
                var mountain = Vector3.Lerp(_palette.Near, Vector3.Lerp(_palette.Horizon, _palette.Middle, 0.45f), haze * 0.85f);
                // Mist gathers at the foot of each range but the first.
                var mist = Math.Clamp((y - ridge) / 0.16f, 0f, 1f) * 0.4f * haze;
                return Vector3.Lerp(mountain, _palette.Horizon, mist);
            }
        }

        return Sky(x, y);
    }

    private Vector3 Sky(int x, float y)
    {
        var down = Math.Clamp(y / _horizon, 0f, 1f);
        var color = down < 0.55f
            ? Vector3.Lerp(_palette.Zenith, _palette.Middle, Smooth(down / 0.55f))
            : Vector3.Lerp(_palette.Middle, _palette.Horizon, Smooth((down - 0.55f) / 0.45f));
        if (_palette.HasStars)
        {
            color += Star(x, y) * (1f - down);
        }

        // Distances in the shorter side, so that the sun is round in every format.
        var shorter = (float)Math.Min(_width, _height);
        var away = new Vector2(((x + 0.5f) / _width) - _sun.X, y - _sun.Y) * new Vector2(_width / shorter, _height / shorter);
        var distance = away.Length();
        color = Vector3.Lerp(color, _palette.Sun, 0.55f * MathF.Exp(-distance * (_palette.HasStars ? 9f : 4.5f)));
        var edge = Math.Clamp(((_sunRadius - distance) * shorter) + 0.5f, 0f, 1f);
        return Vector3.Lerp(color, _palette.Sun, edge);
    }

    private Vector3 Star(int x, float y)
    {
        const float cells = 70f;
        var place = new Vector2((x + 0.5f) / Math.Min(_width, _height), y * _height / Math.Min(_width, _height)) * cells;
        var cell = ((ulong)(uint)(int)place.X << 32) | (uint)(int)place.Y;
        var light = Hash(cell, _noise ^ 1);
        if (light < 0.86f)
        {
            return Vector3.Zero;
        }

        var center = new Vector2(MathF.Floor(place.X) + 0.2f + (0.6f * Hash(cell, _noise ^ 2)), MathF.Floor(place.Y) + 0.2f + (0.6f * Hash(cell, _noise ^ 3)));
        return Vector3.One * (((light - 0.86f) / 0.14f * 0.8f) + 0.2f) * MathF.Exp(-Vector2.DistanceSquared(place, center) * 40f);
    }

    /// <summary>The land above, upside down, darker and rippled.</summary>
    private Vector3 Water(int x, float y)
    {
        var depth = (y - _shore) / (1f - _shore);
        var wave = (Noise((y * 160f / (0.5f + depth)) + (x / (float)_width * 3f), _noise ^ 4) - 0.5f) * (0.004f + (0.03f * depth));
        var column = Math.Clamp(x + (int)(wave * _width), 0, _width - 1);
        var mirrored = Math.Clamp(_shore - ((y - _shore) * 1.35f) + wave, 0f, _shore);
        return Vector3.Lerp(Land(column, mirrored), _palette.Zenith * 0.6f, 0.25f + (0.25f * depth));
    }

    private static float Fractal(float x, ulong noise)
    {
        var (sum, size) = (0f, 0.5f);
        for (var octave = 0; octave < 7; octave++, x *= 2.03f, size *= 0.48f)
        {
            // Folded noise has the sharp tops of mountains.
            var value = Noise(x, noise + (ulong)octave);
            sum += size * (octave < 3 ? 1f - MathF.Abs((2f * value) - 1f) : value);
        }

        return sum;
    }

    private static float Noise(float x, ulong noise)
    {
        var cell = MathF.Floor(x);
        return float.Lerp(Hash((ulong)(long)cell, noise), Hash((ulong)((long)cell + 1), noise), Smooth(x - cell));
    }

    private static float Hash(ulong value, ulong noise) => (StableRandom.Mix(value ^ noise) >> 40) / (float)(1 << 24);

    private static float Smooth(float x) => x * x * (3f - (2f * x));
}
