namespace Bookshop;

/// <summary>What a job makes.</summary>
public enum JobKind
{
    /// <summary>Books.</summary>
    Print,
}
