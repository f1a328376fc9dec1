namespace DryApi.Generated.Tests.Torture.Chaos;

/// <summary>What becomes of a connection after an answer.</summary>
internal enum ChaosEnd
{
    /// <summary>It stays for the next request.</summary>
    Open,

    /// <summary>It ends in order.</summary>
    Finished,

    /// <summary>It is reset.</summary>
    Reset,

    /// <summary>Nothing more comes; the client has to go.</summary>
    Silent,
}
