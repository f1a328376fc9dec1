using System.Text.Json.Serialization;

namespace DryApi.Emulator.Control;

/// <summary>Which requests go wrong, and how.</summary>
/// <param name="Operation">The operation, or the event of webhooks.</param>
/// <param name="Fault">How.</param>
internal sealed record FaultRule([property: JsonRequired] string Operation, [property: JsonRequired] EmulatorFault Fault)
{
    private Random? _chance;

    /// <summary>How many more; null where chance says.</summary>
    public int? Times { get; set; }

    /// <summary>How likely it is for each; null where the next ones go wrong.</summary>
    public double? Probability { get; init; }

    /// <summary>What chance begins with.</summary>
    public int Seed { get; init; }

    /// <summary>How often chance was asked.</summary>
    public int Draws { get; set; }

    /// <summary>Whether this one goes wrong.</summary>
    public bool Draw()
    {
        if (Probability is { } probability)
        {
            Draws++;
            return (_chance ??= Begin()).NextDouble() < probability;
        }

        Times--;
        return true;
    }

    /// <summary>Chance, where it stood.</summary>
    private Random Begin()
    {
        var chance = new Random(Seed);
        for (var i = 1; i < Draws; i++)
        {
            chance.NextDouble();
        }

        return chance;
    }
}
