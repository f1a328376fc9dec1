namespace DryApi.Generator.Tests.Emission;

/// <summary>All that the generator writes for a small contract which has each kind of rule, type and path once.</summary>
public sealed class OutputTests
{
    private const string Contract =
        """
        contract 1
        title: "Shop"
        version: "1.2"
        server: "https://shop.example"
        prefix: "/v1"
        relies Left: header by="Quota.Left" name="X-Left"
        relies Server: server by="Client.Default"

        operation GET /v1/orders
          security: none
          query page: integer minimum=1
          query "sort[by]": string enum=["name","price"] csharpName="SortBy"
          response 200 application/json: array<Order>

        operation POST /v1/orders
          security: none
          body application/json: Order required
          response 200 application/json: Order

        operation DELETE /v1/orders/{order_id}/lines/{line}
          security: none
          path line: integer required
          path order_id: string required
          response 204 empty

        operation POST /v1/pictures
          security: none
          body multipart/form-data: oneOf<PictureFile, PictureSize> required
          response 200 application/json: any

        schema Code: string maxLength=8 minLength=2 pattern="^[A-Z]+$"

        schema Line: object
          amount: number required exclusiveMinimum=0 maximum=1000 multipleOf=0.5
          code: Code required
          note: oneOf<array<string maxLength=5> maxItems=3, string minLength=1>
          parts: array<Line> nullable

        schema Order: object atLeastOneOf=[["callback","mail"]] requiredWhen=[{"is":["gift"],"orAbsent":true,"property":"mail","when":"kind"}]
          bonus: integer enum=[5,10]
          callback: string nullable format="uri" maxLength=2048 schemes=["https"]
          codes: Tags
          id: string required nullable
          kind: string enum=["gift","own"]
          lines: array<Line> required minItems=1 uniqueItems
          mail: string schemes=["mailto","xmpp"]
          ratio: number required
          when: string format="date-time"

        schema PictureFile: object exactlyOneOf=[["file","files[]"]]
          file: string format="binary" fileTypes=["jpg","png"] maxFileSize=1000
          "files[]": array<string format="binary" maxFileSize=1000>

        schema PictureSize: object
          height: integer required
          width: integer required

        schema Tags: array<Code> maxItems=4

        """;

    [Theory]
    [InlineData("Models.g.cs")]
    [InlineData("Builders.g.cs")]
    [InlineData("Contract.g.cs")]
    [InlineData("Operations.g.cs")]
    public void Output_OfSmallContract_IsAsReviewed(string file)
    {
        var code = DeclaredCode.Of(Contract);
        Run.Diagnostics(Contract, code).ShouldBeEmpty();

        Snapshot.Match(Run.Files(Contract, code)[file], "OutputTests." + file);
    }

    [Fact]
    public void Output_OfContractWithOtherLineEndings_IsTheSame()
    {
        var code = DeclaredCode.Of(Contract);

        Run.Files(Contract.Replace("\n", "\r\n"), new DeclaredCode(code.Marks.Replace("\n", "\r\n"), code.List.Replace("\n", "\r\n"))).ShouldBe(Run.Files(Contract, code));
    }
}
