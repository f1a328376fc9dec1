using DryApi.Contracts;

namespace DryApi.Contracts.Tests.Surface;

public sealed class CSharpSurfaceTests
{
    private const string Post = "operation POST /v1/orders\n  security: none\n  body application/json: Order required\n  response 200 empty\n\nschema Order: object\n";

    [Fact]
    public void Of_OnSmallService_NamesAllOfIt() => SurfaceText.Lines(SurfaceText.Of(
        """
        operation GET /v1/orders
          security: none
          query "filter[kind]": array<string enum=["gift","own"]> explode=false
          query page: integer format="int32"
          response 200 application/json: array<Order>

        operation POST /v1/orders
          security: none
          body application/json: Order required
          response 201 application/json: Order

        operation GET /v1/orders/{order_id}
          security: none
          path order_id: string required
          response 200 application/json: Order
          response 404 application/json: Problem

        operation PUT /v1/orders/{order_id}/price-calculation
          security: none
          path order_id: string required
          body multipart/form-data: oneOf<ByFile, BySize> required
          response 204 empty

        operation GET /health
          security: none
          response 200 text/plain: string

        schema ByFile: object
          file: string required format="binary"

        schema BySize: object
          size: number required

        schema Label: object surface
          text: string

        schema Order: object
          "2fa": boolean
          anything: any
          at: string format="date-time"
          class: string
          count: integer
          free: object
          kind: string required enum=["gift","own"]
          kinds: array<string enum=["gift","own"]>
          lines: array<OrderLine> required
          map: map<string>
          matrix: array<array<integer>>
          name: string required nullable
          order: Order
          ratio: number required

        schema OrderLine: object
          note: oneOf<array<string>, string>

        schema Problem: object
          detail: string

        schema Unused: object
          a: string

        """)).ShouldBe(
        [
            "class ByFile sent form",
            "ByFile.File: FileContent",
            "class BySize sent form",
            "BySize.Size: double",
            "class Label received",
            "Label.Text: string?",
            "class Order sent received",
            "Order._2Fa: bool?",
            "Order.Anything: System.Text.Json.JsonElement?",
            "Order.At: System.DateTimeOffset?",
            "Order.Class: string?",
            "Order.Count: long?",
            "Order.Free: System.Text.Json.JsonElement?",
            "Order.Kind: OrderKind",
            "Order.Kinds: System.Collections.Generic.IList<OrderKind>?",
            "Order.Lines: System.Collections.Generic.IList<OrderLine>",
            "Order.Map: System.Text.Json.JsonElement?",
            "Order.Matrix: System.Text.Json.JsonElement?",
            "Order.Name: string?",
            "Order.OrderValue: Order?",
            "Order.Ratio: double",
            "class OrderLine sent received",
            "OrderLine.Note: OrderLineNote?",
            "class OrdersQuery sent query",
            "OrdersQuery.FilterKind: System.Collections.Generic.IList<OrdersQueryFilterKindItem>?",
            "OrdersQuery.Page: int?",
            "enum OrderKind: gift own",
            "enum OrdersQueryFilterKindItem: gift own",
            "union OrderLineNote: Strings=System.Collections.Generic.IList<string> String=string",
            "union OrdersItemPriceCalculationPutRequest: ByFile=ByFile BySize=BySize",
            "builder OrdersRequestBuilder Orders /v1/orders",
            "builder OrdersItemRequestBuilder [order_id] /v1/orders/{order_id}",
            "builder OrdersItemPriceCalculationRequestBuilder PriceCalculation /v1/orders/{order_id}/price-calculation",
            "builder HealthRequestBuilder Health /health",
            "call OrdersRequestBuilder.Get( OrdersQuery): System.Collections.Generic.IList<Order>",
            "call OrdersRequestBuilder.Post(Order): Order",
            "call OrdersItemRequestBuilder.Get(): Order",
            "call OrdersItemPriceCalculationRequestBuilder.Put(OrdersItemPriceCalculationPutRequest): ",
            "call HealthRequestBuilder.Get(): string",
        ]);

    [Fact]
    public void Of_OnPlacesThatShareATypeName_GathersTheValues() => SurfaceText.Of(Post +
        """
          a: string enum=["x","y"] csharpType="Letter"
          b: string nullable enum=["y","z",null] csharpType="Letter"
        """).Enums.ShouldHaveSingleItem().Values.ShouldBe(["x", "y", "z"]);

    [Fact]
    public void Of_OnReferencesToWhatIsNoClass_FollowsThem()
    {
        var surface = SurfaceText.Of(Post +
            """
              codes: Codes required
              kind: Kind nullable
              pages: Pages

            schema Codes: array<Code> maxItems=3

            schema Code: string maxLength=5

            schema Kind: string enum=["a"]

            schema Pages: integer format="int32"
            """);

        surface.FindModel("Order")!.Properties.Select(p => p.Declaration).ShouldBe(["System.Collections.Generic.IList<string>", "Kind?", "int?"]);
        surface.Resolve(surface.FindModel("Order")!.Properties[0].Expression)["maxItems"].ShouldBe("3");
    }

    [Theory]
    [InlineData("schema Tree: object\n  children: array<Tree>\n  parent: Tree")]
    [InlineData("schema Tree: array<Tree>")]
    [InlineData("schema Tree: oneOf<Tree, string>")]
    [InlineData("schema Tree: Bush\n\nschema Bush: Tree")]
    [InlineData("schema Tree: oneOf<array<Tree>, Leaf>\n\nschema Leaf: object\n  tree: Tree")]
    [InlineData("schema Tree: map<Tree>")]
    public void Of_OnSchemaThatHoldsItself_Ends(string schemas) =>
        SurfaceText.Of(Post + "  tree: Tree\n\n" + schemas).FindModel("Order")!.Properties.ShouldHaveSingleItem().Name.ShouldBe("Tree");

    /// <summary>What a reader could not tell apart by how its JSON begins stays JSON.</summary>
    [Theory]
    [InlineData("oneOf<string, integer>", "OrderA")]
    [InlineData("oneOf<array<string>, string>", "OrderA")]
    [InlineData("anyOf<One, Two>", "OrderA")]
    [InlineData("oneOf<One, boolean, number>", "OrderA")]
    [InlineData("oneOf<string, string enum=[\"a\"]>", "System.Text.Json.JsonElement")]
    [InlineData("oneOf<string, string format=\"date-time\">", "System.Text.Json.JsonElement")]
    [InlineData("oneOf<integer, number>", "System.Text.Json.JsonElement")]
    [InlineData("oneOf<array<string>, array<integer>>", "System.Text.Json.JsonElement")]
    [InlineData("oneOf<any, string>", "System.Text.Json.JsonElement")]
    [InlineData("oneOf<object, One>", "System.Text.Json.JsonElement")]
    [InlineData("allOf<One, Two>", "One")]
    public void Of_OnUnion_IsAClassWhereItsFormsDiffer(string union, string expected) =>
        SurfaceText.Of(Post + "  a: " + union + "\n\nschema One: object\n  x: string required\n\nschema Two: object\n  y: string required\n")
            .FindModel("Order")!.Properties[0].Type.Name.ShouldBe(expected);

    [Theory]
    [InlineData("number", "double")]
    [InlineData("number format=\"decimal\"", "decimal")]
    [InlineData("number csharpType=\"decimal\" format=\"float\"", "decimal")]
    [InlineData("integer csharpType=\"decimal\"", "long")]
    [InlineData("array<number format=\"decimal\">", "System.Collections.Generic.IList<decimal>")]
    [InlineData("oneOf<number format=\"decimal\", integer>", "System.Text.Json.JsonElement")]
    public void Of_OnNumber_IsADecimalWhereEveryDigitCounts(string type, string expected) =>
        SurfaceText.Of(Post + $"  a: {type}\n").FindModel("Order")!.Properties[0].Type.Name.ShouldBe(expected);

    [Theory]
    [InlineData("validate", "ValidateValue")]
    [InlineData("to_string", "ToStringValue")]
    [InlineData("get_type", "GetTypeValue")]
    [InlineData("order", "OrderValue")]
    [InlineData("serialize", "SerializeValue")]
    public void Of_OnNameThatAClassHasAlready_AddsAWord(string wireName, string expected) =>
        SurfaceText.Of(Post + $"  {wireName}: string\n").FindModel("Order")!.Properties[0].Name.ShouldBe(expected);

    [Theory]
    [InlineData("  a_b: string\n  \"a-b\": string\n", 13, "'a_b' and 'a-b' of Order would both be called AB in C#; give one of them an x-csharp-name in the overlay")]
    [InlineData("  \"\u540D\": string\n", 12, "'\u540D' of Order would be called '' in C#, which is no name; give it an x-csharp-name in the overlay")]
    [InlineData("  a: string csharpName=\"1\"\n", 12, "'a' of Order would be called '1' in C#")]
    [InlineData("  a: string enum=[\"x\"] csharpType=\"a b\"\n", 12, "'an enumeration' would be called 'a b' in C#, which is no name")]
    [InlineData("  a: string enum=[\"x\"] csharpType=\"Order\"\n", 12, "'schema Order' and 'an enumeration' would both be called Order in C#")]
    [InlineData("  kind: string enum=[\"x\"]\n  kinds: array<string enum=[\"y\"]>\n", 13, "'the enumeration [\"x\"]' and 'the enumeration [\"y\"]' would both be called OrderKind in C#; give one of them an x-csharp-type")]
    [InlineData("  a: order\n\nschema order: object\n  b: string\n", 14, "'schema Order' and 'schema order' would both be called Order in C#; give one of them an x-csharp-type in the overlay")]
    [InlineData("  a: Missing\n", 12, "the contract names the schema 'Missing' and does not have it")]
    [InlineData("  a: oneOf<string, integer>\n  b: oneOf<string, boolean> csharpType=\"OrderA\"\n", 13, "would both be called OrderA in C#")]
    public void Of_OnNamesThatCollide_SaysWhichAndWhere(string properties, int line, string problem)
    {
        var failure = Should.Throw<SurfaceException>(() => SurfaceText.Of(Post + properties));

        failure.Message.ShouldContain(problem);
        failure.Line.ShouldBe(line);
    }

    [Theory]
    [InlineData("/a-b", "/a_b", "'/a-b' and '/a_b' would both be called ABRequestBuilder in C#")]
    [InlineData("/a/{id}", "/a/{name}/b", "'/a/{id}' and '/a/{name}' would both be called AItemRequestBuilder in C#")]
    [InlineData("/a", "/b/{x}{y}", "the segment '{x}{y}' of /b/{x}{y} has several parameters")]
    [InlineData("/a", "/b/{}", "the segment '{}' of /b/{} has several parameters, or one without a letter or digit")]
    [InlineData("/a", "/b/-", "the segment '-' of /b/- has no letter or digit")]
    public void Of_OnPathsThatCollide_SaysWhich(string first, string second, string problem) =>
        Should.Throw<SurfaceException>(() => SurfaceText.Of($"operation GET {first}\n  response 200 empty\n\noperation GET {second}\n  response 200 empty\n"))
            .Message.ShouldContain(problem);

    [Fact]
    public void Of_OnParameterWithAnEnding_TakesTheParameter() =>
        SurfaceText.Of("operation GET /files/{name}.json\n  response 200 empty\n").Builders.Last().Parameters.ShouldBe(["name"]);

    [Theory]
    [InlineData("exactlyOneOf=[[\"a\",\"b\"]]", "'b'")]
    [InlineData("atLeastOneOf=[[\"b\"]]", "'b'")]
    [InlineData("requiredWhen=[{\"is\":[\"x\"],\"property\":\"a\",\"when\":\"b\"}]", "'b'")]
    [InlineData("requiredWhen=[{\"property\":\"a\",\"when\":\"a\"}]", "has no 'is'")]
    [InlineData("requiredWhen=[5]", "has no 'property'")]
    public void Of_OnRuleThatNamesWhatIsNotThere_SaysIt(string rule, string problem)
    {
        var failure = Should.Throw<SurfaceException>(() => SurfaceText.Of(Post.Replace("schema Order: object", "schema Order: object " + rule) + "  a: string\n"));

        failure.Message.ShouldContain(problem);
        failure.Line.ShouldBe(11);
    }

    [Fact]
    public void Of_OnWebhooksAndCallbacks_LeavesThemToTheContract() =>
        SurfaceText.Lines(SurfaceText.Of("webhook POST done\n  body application/json: A\n  response 200 empty\n\nschema A: object\n  a: string\n")).ShouldBeEmpty();

    /// <summary>What a class of the SDK, or an enumeration, has anyway is no name of a member.</summary>
    [Fact]
    public void Names_OnWhatEveryTypeHas_AreOthers()
    {
        var ofObjects = typeof(object).GetMethods(System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static | System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.DeclaredOnly)
            .Where(method => method.IsPublic || method.IsFamily).Select(method => method.Name).Distinct().ToList();

        foreach (var name in ofObjects.Concat(["Validate", "Serialize", "GetFieldDeserializers", "CreateFromDiscriminatorValue", "AddTo", "Parse"]))
        {
            SurfaceText.Of($"operation POST /v1/things\n  body application/json: Thing required\n\nschema Thing: object\n  {name}: string\n").FindModel("Thing")!.Properties.ShouldHaveSingleItem().Name.ShouldBe(name + "Value");
        }

        foreach (var name in ofObjects.Concat(["Value", "KnownValues", "IsKnown", "Create", "Kind"]))
        {
            new SurfaceEnum("Kind", [name, "free"]).Members.ShouldBe([("Free", "free")], name);
        }
    }
}
