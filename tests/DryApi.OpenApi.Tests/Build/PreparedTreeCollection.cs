namespace DryApi.OpenApi.Tests.Build;

/// <summary>All tests that build share one copy, and take turns.</summary>
[CollectionDefinition(Name)]
public sealed class PreparedTreeCollection : ICollectionFixture<PreparedTree>
{
    public const string Name = "builds of a copy";
}
