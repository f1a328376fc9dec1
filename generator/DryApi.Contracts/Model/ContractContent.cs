namespace DryApi.Contracts;

/// <summary>A body in one media type.</summary>
/// <param name="MediaType">The media type, such as <c>application/json</c>.</param>
/// <param name="Type">What stands in it.</param>
public sealed record ContractContent(string MediaType, SchemaExpression Type)
{
    /// <summary>Where it stands; null when it was made in memory.</summary>
    public IOrigin? Origin { get; init; }
}
