namespace DryApi.Contracts;

/// <summary>One way to authenticate, such as a bearer key.</summary>
/// <param name="Name">Its name in the document.</param>
/// <param name="Type"><c>http</c>, <c>apiKey</c>, <c>oauth2</c>, <c>openIdConnect</c> or <c>mutualTLS</c>.</param>
/// <param name="Facts">The rest of its facts, sorted.</param>
public sealed record ContractSecurityScheme(string Name, string Type, IReadOnlyList<Constraint> Facts)
{
    /// <summary>Where it stands; null when it was made in memory.</summary>
    public IOrigin? Origin { get; init; }
}
