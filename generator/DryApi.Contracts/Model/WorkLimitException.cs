namespace DryApi.Contracts;

/// <summary>A document or contract that asks for more work than is done for it. The message is one sentence: where, what, what to do.</summary>
public sealed class WorkLimitException : Exception
{
    internal WorkLimitException(IOrigin? place, string what, string remedy)
        : base((place is null ? "" : FormattableString.Invariant($"{place.File}({place.Line},{place.Column}): ")) + what + (place is null ? "" : $", at \"{Pointer(place)}\"") + "; " + remedy)
    {
    }

    // A place far down has a pointer that fills the screen: its end says most.
    private static string Pointer(IOrigin place)
    {
        const int longest = 200;
        var pointer = place.Pointer;
        return pointer.Length <= longest ? "#" + pointer : "…" + pointer.Substring(pointer.Length - longest);
    }
}
