using DryApi.Contracts;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DryApi.Generator.Tests.Emission;

/// <summary>What an assembly says of the contract that came before its own.</summary>
public sealed class SuccessorTests
{
    private const string Before =
        """
        contract 1
        title: "Shop"
        version: "1"
        prefix: "/v1"

        operation GET /v1/orders/{id}
          security: none
          path id: string required
          response 200 application/json: Order

        operation POST /v1/orders
          security: none
          body application/json: NewOrder required
          response 200 application/json: Order

        operation DELETE /v1/orders/{id}/lines
          security: none
          path id: string required
          response 200 empty

        schema Colour: string enum=["dark_red","green","tint"]

        schema NewOrder: object
          colour: Colour
          count: integer required
          note: string maxLength=100
          page_size: integer default=15
          photo_url: string
          secret: string

        schema Order: object
          total: number

        """;

    private const string After =
        """
        contract 1
        title: "Shop"
        version: "2"
        prefix: "/v2"

        operation GET /v2/sales/{sale}
          id: "getOrder"
          security: none
          path sale: string required
          response 200 application/json: Sale

        operation POST /v2/sales
          security: none
          body application/json: NewSale required
          response 200 application/json: Sale

        schema Money: object
          total: number

        schema NewSale: object
          colour: Tint
          count: integer minimum=1 required
          note: string maxLength=50
          page_size: integer default=25
          source_url: string

        schema Sale: object
          data: Money

        schema Tint: string enum=["green","red","tint"]

        """;

    [Fact]
    public void Map_OfTwoContracts_SaysWhatBecameOfCallsClassesAndFields() => MapOf(Before, After).ShouldBe(
        """
        call OrdersRequestBuilder.Post Sales.Post
        call OrdersItemRequestBuilder.Get Sales[1].Get
        call OrdersItemLinesRequestBuilder.Delete
        type NewOrder NewSale
        look Colour enum − "dark_red". A value is no longer accepted: callers that send it are refused.
        look Count minimum + 1. A smallest value was set: what was accepted can be refused.
        look Note maxLength 100 → 50. The greatest length decreased: what was accepted can be refused.
        unset PageSize default 15 → 25. Another value is taken for an absent one: calls that leave it out act differently.
        moved PhotoUrl SourceUrl
        gone Secret
        type Order Sale
        moved Total Data.Total
        type Colour Tint
        value Tint TintValue

        """, StringCompareShould.IgnoreLineEndings);

    /// <summary>A line of the map is what one fact says, whatever stands in it.</summary>
    [Theory]
    [InlineData("\u2028call OrdersRequestBuilder.Post Admin.Post")]
    [InlineData("\u0085gone Count")]
    public void Map_OfAHostileText_HasNoLineMore(string text)
    {
        var map = MapOf(Before.Replace("dark_red", text, StringComparison.Ordinal), After);

        map.Split('\n').Length.ShouldBe(MapOf(Before, After).Split('\n').Length);
        map.ShouldAllBe(character => character == '\n' || !InvisibleCharacter.Is(character));
    }

    [Fact]
    public void Predecessor_ThatCannotBeRead_IsNamedWithItsLine()
    {
        var finding = Run.Diagnostics(Run.Driver(After, DeclaredCode.Of(After), Before.Replace("  total: number", "  total", StringComparison.Ordinal))).ShouldHaveSingleItem();

        finding.Id.ShouldBe("DRY2001");
        finding.Location.GetLineSpan().Path.ShouldBe(Run.PredecessorPath);
        finding.Location.GetLineSpan().StartLinePosition.Line.ShouldBeGreaterThan(20);
    }

    private static string MapOf(string before, string after)
    {
        var result = Run.Driver(after, DeclaredCode.Of(after), before).RunGenerators(CSharpCompilation.Create("Empty"), TestContext.Current.CancellationToken).GetRunResult();
        result.Diagnostics.ShouldBeEmpty();
        var code = result.Results.Single().GeneratedSources.Single(source => source.HintName == "Successor.g.cs").SourceText;
        var arguments = CSharpSyntaxTree.ParseText(code).GetCompilationUnitRoot().AttributeLists.Single().Attributes.Single().ArgumentList!.Arguments;
        var texts = arguments.Select(argument => ((LiteralExpressionSyntax)argument.Expression).Token.ValueText).ToArray();
        texts[..2].ShouldBe(["Old.OldClient", "Shop.ShopClient"]);
        return texts[2];
    }
}
