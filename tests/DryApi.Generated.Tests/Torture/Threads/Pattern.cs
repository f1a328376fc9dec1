using System.Globalization;
using System.Text;

namespace DryApi.Generated.Tests.Torture.Threads;

/// <summary>Text of which each letter tells whose it is and where it stands, so that no two can be mixed up unnoticed.</summary>
/// <param name="Number">Whose it is.</param>
/// <param name="Length">How many letters follow the mark.</param>
internal readonly record struct Pattern(int Number, int Length)
{
    private const int Letters = 26;

    /// <summary>What it begins with.</summary>
    public string Mark => string.Create(CultureInfo.InvariantCulture, $"call-{Number}-{Length}-");

    public string Text
    {
        get
        {
            var number = Number;
            return Mark + string.Create(Length, number, static (letters, number) =>
            {
                for (var i = 0; i < letters.Length; i++)
                {
                    letters[i] = Letter(number, i);
                }
            });
        }
    }

    public byte[] Bytes => Encoding.ASCII.GetBytes(Text);

    public override string ToString() => Mark;

    /// <summary>A pattern of a random length from ten to a million: small ones are as likely as large ones.</summary>
    public static Pattern Next(int number, Random random) => new(number, (int)Math.Pow(10, 1 + (5 * random.NextDouble())));

    /// <summary>What is wrong with a body, or with as much of it as came; null when nothing is.</summary>
    public string? ProblemIn(ReadOnlySpan<byte> body, bool isWhole)
    {
        var start = body.LastIndexOf(Encoding.ASCII.GetBytes(Mark));
        if (start < 0)
        {
            return isWhole ? "its mark is missing" : null;
        }

        var letters = body[(start + Mark.Length)..];
        for (var i = 0; i < Math.Min(Length, letters.Length); i++)
        {
            if (letters[i] != Letter(Number, i))
            {
                return $"letter {i} of {Length} is wrong";
            }
        }

        return isWhole && letters.Length <= Length ? "it is cut" : null;
    }

    private static char Letter(int number, int place) => (char)('a' + ((number + (place * 7) + (place / 97)) % Letters));
}
