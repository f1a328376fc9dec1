using System.ComponentModel;

namespace DryApi.Validation;

/// <summary>What a pattern says of a text.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum PatternVerdict
{
    /// <summary>It is found in the text, or there is no text.</summary>
    Matches,

    /// <summary>It is not.</summary>
    Differs,

    /// <summary>It could not be told in time.</summary>
    TimedOut,
}
