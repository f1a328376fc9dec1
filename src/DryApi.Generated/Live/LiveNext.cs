namespace DryApi;

/// <summary>What is to be done when a connection has ended.</summary>
internal enum LiveNext
{
    /// <summary>Connect again after a pause.</summary>
    ConnectLater,

    /// <summary>Connect again at once; after a pause where that was done just before.</summary>
    ConnectAtOnce,

    /// <summary>Nothing: another try would end the same.</summary>
    Stop,
}
