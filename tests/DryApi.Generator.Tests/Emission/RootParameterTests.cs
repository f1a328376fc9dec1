namespace DryApi.Generator.Tests.Emission;

/// <summary>Where the parameter of a path comes right behind the common prefix, the client itself has the indexer.</summary>
public sealed class RootParameterTests
{
    private const string Contract =
        """
        contract 1
        title: "Shop"
        version: "1"
        prefix: "/shop"

        operation GET /shop/{order}
          security: none
          path order: string required
          response 200 empty

        """;

    [Theory]
    [InlineData("/shop", "    \"/shop\" + \"/\" + global::DryApi.Http.PathSegment.Escape(order, nameof(order)),")]
    [InlineData("", "    \"\" + \"/\" + global::DryApi.Http.PathSegment.Escape(order, nameof(order)),")]
    public void Builders_OfAParameterBehindThePrefix_StartAtThePrefix(string prefix, string expected)
    {
        var contract = Contract.Replace("prefix: \"/shop\"\n", prefix.Length == 0 ? "" : $"prefix: \"{prefix}\"\n", StringComparison.Ordinal).Replace("/shop/{order}", prefix + "/{order}", StringComparison.Ordinal);

        var builders = Run.Files(contract, DeclaredCode.Of(contract))["Builders.g.cs"];

        builders.ShouldContain(expected);
        builders.ShouldContain("new global::System.Collections.Generic.Dictionary<string, object>() { [\"order\"] = order });");
    }
}
