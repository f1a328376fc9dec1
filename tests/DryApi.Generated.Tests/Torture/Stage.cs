namespace DryApi.Generated.Tests.Torture;

/// <summary>What the server does to one attempt.</summary>
/// <param name="Cut">Where the connection ends.</param>
/// <param name="IsReset">Whether with a reset in place of an orderly end.</param>
internal readonly record struct Stage(Cut Cut, bool IsReset)
{
    private static readonly Cut[] Cuts = Enum.GetValues<Cut>();

    /// <summary>Whether the service certainly took nothing.</summary>
    public bool IsSafe => Cut is Cut.RateLimit or Cut.NoListener;

    /// <summary>Whether the answer arrives.</summary>
    public bool IsRespondedTo => Cut is Cut.None or Cut.Idle or Cut.AfterResponse;

    /// <summary>Whether it is left to chance what the client sees.</summary>
    public bool IsOpen => Cut is Cut.IdleRace or Cut.Accept || (Cut == Cut.AfterResponse && IsReset);

    public static Stage Next(Random random) => new(Cuts[random.Next(Cuts.Length)], random.Next(2) == 0);

    public override string ToString() => $"{Cut}{(IsReset ? "!" : "")}";
}
