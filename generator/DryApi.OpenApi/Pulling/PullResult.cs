namespace DryApi.OpenApi.Pulling;

internal enum PullResult
{
    Written,

    /// <summary>The source said that the document of the last pull is still the current one.</summary>
    NotModified,
}
