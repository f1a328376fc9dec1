namespace DryApi.Contracts;

/// <summary>How two types fit in the direction in which values go: what was sent has to be accepted, and what comes has to be expected.</summary>
/// <param name="assignability">Judges types.</param>
/// <param name="narrow">The type whose values go.</param>
/// <param name="wide">The type that has to take them.</param>
/// <param name="narrowContract">The contract of the type whose values go.</param>
internal sealed class TypeFit(Assignability assignability, TypedIn narrow, TypedIn wide, Contract narrowContract)
{
    private bool? _isWithin;

    /// <summary>Whether every value is certainly taken.</summary>
    public bool IsWithin => _isWithin ??= assignability.IsWithin(narrow, wide);

    /// <summary>Whether every value of one of the alternatives is certainly taken.</summary>
    public bool Takes(FlatSchema alternative) => assignability.IsWithin(new TypedIn(narrowContract, alternative), wide);
}
