namespace DryApi.OpenApi.Tests.Bombs;

/// <summary>Every family.</summary>
internal static class AllBombs
{
    public static IReadOnlyList<Bomb> All { get; } =
        [.. YamlBombs.All, .. DepthBombs.All, .. WidthBombs.All, .. TextBombs.All, .. OverlayBombs.All, .. ContractBombs.All, .. SchemaBombs.All];
}
