namespace DryApi.Generated.Tests.Torture.Chaos;

/// <summary>One way to answer.</summary>
/// <param name="Name">What it is called in failures.</param>
/// <param name="Failure">What the SDK makes of it; null when it is a result.</param>
/// <param name="Status">The status that the exception has; 0 for none.</param>
/// <param name="Bytes">What is sent, from the body of a good answer.</param>
/// <param name="End">What becomes of the connection.</param>
internal sealed record ChaosResponse(string Name, Type? Failure, int Status, Func<string, byte[]> Bytes, ChaosEnd End = ChaosEnd.Open)
{
    /// <summary>Whether the result has nothing in it.</summary>
    public bool IsEmpty { get; init; }

    /// <summary>Whether only what unpacks it can tell what it is.</summary>
    public bool IsBadlyPacked { get; init; }

    /// <summary>Whether the service asks to wait longer than a call may take.</summary>
    public bool IsForLong { get; init; }

    /// <summary>Whether the call is sent again after it.</summary>
    public bool IsSentAgain(bool isGet) => !IsForLong
        && (Failure == typeof(DryApiRateLimitException) || (isGet && (Failure == typeof(DryApiServerException) || typeof(DryApiConnectionException).IsAssignableFrom(Failure))));

    /// <summary>Whether nobody can tell what the service did.</summary>
    public bool IsInDoubt => Failure == typeof(DryApiServerException) || typeof(DryApiConnectionException).IsAssignableFrom(Failure) || Failure == typeof(DryApiResponseException);

    public override string ToString() => Name;
}
