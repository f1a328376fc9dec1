namespace DryApi.OpenApi.Documents;

/// <summary>What becomes of a key.</summary>
internal enum KeyUse : byte
{
    /// <summary>It is read.</summary>
    Read,

    /// <summary>It is said to people: no fact of the contract.</summary>
    Note,

    /// <summary>It may be a fact, and is not read.</summary>
    Unread,
}
