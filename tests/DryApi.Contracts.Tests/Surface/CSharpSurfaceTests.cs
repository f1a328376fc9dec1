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
            "union OrdersGetResponse: Items=System.Collections.Generic.IList<Order>",
            "union OrdersItemPriceCalculationPutRequest: ByFile=ByFile BySize=BySize",
            "builder OrdersRequestBuilder Orders /v1/orders",
            "builder OrdersItemRequestBuilder [order_id] /v1/orders/{order_id}",
            "builder OrdersItemPriceCalculationRequestBuilder PriceCalculation /v1/orders/{order_id}/price-calculation",
            "builder HealthRequestBuilder Health /health",
            "call OrdersRequestBuilder.Get( OrdersQuery): OrdersGetResponse",
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
    [InlineData("  a: string csharpName=\"X\"\n  b: string csharpName=\"X\"\n", 11, "'a' and 'b' of Order would both be called X in C#; give one of them another x-csharp-name in the overlay")]
    [InlineData("  a: string csharpName=\"1\"\n", 12, "'a' of Order would be called '1' in C#")]
    [InlineData("  a: string enum=[\"x\"] csharpType=\"a b\"\n", 12, "'an enumeration' would be called 'a b' in C#, which is no name")]
    [InlineData("  a: string enum=[\"x\"] csharpType=\"Order\"\n", 12, "'schema Order' and 'an enumeration' would both be called Order in C#")]
    [InlineData("  a: string enum=[\"x\"] csharpExternal\n", 12, "Order.a says x-csharp-external and is no enumeration with an x-csharp-type; take it out of the overlay")]
    [InlineData("  a: string csharpExternal csharpType=\"B\"\n", 12, "Order.a says x-csharp-external and is no enumeration with an x-csharp-type; take it out of the overlay")]
    [InlineData("  a: Missing\n", 12, "the contract names the schema 'Missing' and does not have it")]
    [InlineData("  a: oneOf<string, integer>\n  b: oneOf<string, boolean> csharpType=\"OrderA\"\n", 13, "would both be called OrderA in C#")]
    public void Of_OnNamesThatCollide_SaysWhichAndWhere(string properties, int line, string problem)
    {
        var failure = Should.Throw<SurfaceException>(() => SurfaceText.Of(Post + properties));

        failure.Message.ShouldContain(problem);
        failure.Line.ShouldBe(line);
    }

    /// <summary>Of several places that share an enumeration, one is enough to say that it is there already.</summary>
    [Theory]
    [InlineData(" csharpExternal", "", true)]
    [InlineData("", " csharpExternal", true)]
    [InlineData("", "", false)]
    public void Of_OnAnEnumerationThatIsThereAlready_SaysSo(string first, string second, bool isExternal)
    {
        var surface = SurfaceText.Of(Post + $"  a: string enum=[\"x\"]{first} csharpType=\"Kind\"\n  b: string enum=[\"y\"]{second} csharpType=\"Kind\"\n");

        surface.Enums.ShouldHaveSingleItem().IsExternal.ShouldBe(isExternal);
        surface.Enums.Single().Values.ShouldBe(["x", "y"]);
        surface.FindModel("Order")!.Properties.ShouldAllBe(property => property.Type.Name == "Kind");
    }

    /// <summary>An operation names the last segment of its path that is no parameter.</summary>
    [Theory]
    [InlineData("/v1/jobs/{id}", "JobsPath", "Status")]
    [InlineData("/v1/jobs/{id}/logs", "Logs", "Status")]
    [InlineData("/v1/logs", "Logs", "Status")]
    public void Of_OnAnOperationWithAName_CallsItsSegmentSo(string path, string own, string given)
    {
        Members("").ShouldContain(own);
        Members("  fact: csharpName=\"Status\"\n").ShouldContain(given);
        Members("  fact: csharpName=\"Status\"\n").ShouldNotContain(own);

        IEnumerable<string?> Members(string fact) => SurfaceText.Of($"operation GET {path}\n  security: none\n{fact}  path id: string required\n  response 204 empty\n").Builders.Select(builder => builder.Member);
    }

    [Theory]
    [InlineData("csharpName=\"a b\"", "GET", "/v1/jobs/{id}", "GET /v1/jobs/{id} would be called 'a b' in C#, which is no name; give it another x-csharp-name in the overlay")]
    [InlineData("csharpName=\"A\"", "GET", "/v1/{id}", "GET /v1/{id} has the x-csharp-name 'A', and its path no segment without parameters that could be called so; take it out of the overlay")]
    [InlineData("csharpName=\"B\"", "PUT", "/v1/other/{id}", "'/v1/other' would be called Other2 and B in C#; give its operations one x-csharp-name in the overlay")]
    [InlineData("jobStatus", "POST", "/v1/jobs/{id}", "POST /v1/jobs/{id} says x-job-status, and is no GET with one parameter in its path, the id of the job; take it out of the overlay")]
    [InlineData("jobStatus", "GET", "/v1/jobs", "GET /v1/jobs says x-job-status, and is no GET with one parameter in its path, the id of the job; take it out of the overlay")]
    [InlineData("jobStatus", "GET", "/v1/jobs/{id}/{part}", "GET /v1/jobs/{id}/{part} says x-job-status, and is no GET with one parameter in its path, the id of the job; take it out of the overlay")]
    [InlineData("jobStatus", "GET", "/v1/runs/{id}", "GET /v1/runs/{id} says x-job-status, and another operation says it before; take one of the marks out of the overlay")]
    public void Of_OnAnOperationWhoseMarkCannotBe_SaysWhichAndWhy(string fact, string method, string path, string problem)
    {
        const string first = "operation GET /v1/other/{id}\n  security: none\n  fact: csharpName=\"Other2\"\n  fact: jobStatus\n  path id: string required\n  response 204 empty\n\n";

        Should.Throw<SurfaceException>(() => SurfaceText.Of(first + $"operation {method} {path}\n  security: none\n  fact: {fact}\n  response 204 empty\n")).Message.ShouldBe(problem);
    }

    /// <summary>Names that would be one are told apart by their own texts, whatever else is there and in whatever order.</summary>
    [Fact]
    public void Of_OnNamesThatWouldBeOne_TellsThemApartByTheirOwnTexts()
    {
        var properties = SurfaceText.Of(Post + "  NAME: string\n  Name: string\n  name: string\n  equals: string\n  equals_value: string\n  other: string csharpName=\"Name\"\n").FindModel("Order")!.Properties;

        properties.ToDictionary(p => p.WireName, p => p.Name).ShouldBe(new Dictionary<string, string>
        {
            ["NAME"] = "Name" + CSharpName.Digits("NAME"), ["Name"] = "Name" + CSharpName.Digits("Name"), ["name"] = "Name" + CSharpName.Digits("name"),
            ["equals"] = "EqualsValue" + CSharpName.Digits("equals"), ["equals_value"] = "EqualsValue", ["other"] = "Name",
        }, ignoreOrder: true);
        SurfaceText.Of(Post + "  Name: string\n  name: string\n").FindModel("Order")!.Find("name")!.Name.ShouldBe("Name");
        new SurfaceEnum("Kind", ["<", ">", "-name", "name", "\u0434\u0430"]).Members.Select(member => member.Name).ShouldBe(["LessThan", "GreaterThan", "MinusName", "Name", "\u0414\u0430"]);
    }

    [Fact]
    public void Of_OnTypesThatWouldBeOne_TellsThemApartByTheirOwnTexts()
    {
        var surface = SurfaceText.Of("operation GET /v1/a\n  query q: string\n  response 200 application/json: AQuery\n\nschema AQuery: object\n  b: aquery\n  c: Task\n  d: string enum=[\"x\"]\n\nschema AQueryD: object\n  e: AQueryD\n\nschema Task: object\n  x: string\n\nschema aquery: object\n  x: ARequestBuilder\n\nschema ARequestBuilder: object\n  x: string\n");

        surface.Models.Select(model => model.Name).ShouldBe(["AQuery", "AQuery" + CSharpName.Digits("GET /v1/athe"), "ARequestBuilder", "Aquery", "TaskModel"], ignoreOrder: true);
        surface.Enums.ShouldHaveSingleItem().Name.ShouldBe("AQueryD" + CSharpName.Digits("AQuery.dthe"));
        surface.Builders.ShouldHaveSingleItem().Name.ShouldBe("ARequestBuilder" + CSharpName.Digits("/v1/a"));
    }

    [Theory]
    [InlineData("/a-b", "/a_b", "ABB0B5D8|/a-b AB|/a_b")]
    [InlineData("/a/{id}", "/a/{name}/b", "A|/a [id]|/a/{id} B|/a/{id}/b")]
    [InlineData("/a", "/b/{x}{y}", "A|/a B|/b [x, y]|/b/{x}{y}")]
    [InlineData("/a/{id}", "/a/{id}.json", "A|/a [id]|/a/{id} IdJson|/a/{id}.json")]
    [InlineData("/a", "/b/-", "A|/a B|/b Minus|/b/-")]
    [InlineData("/", "/dispose", "Root| DisposePath|/dispose")]
    public void Of_OnPathsThatAreAlike_LeadsToEach(string first, string second, string expected)
    {
        var surface = SurfaceText.Of($"operation GET {first}\n  response 200 empty\n\noperation GET {second}\n  response 200 empty\n");

        string.Join(' ', surface.Builders.Select(builder => $"{builder.Member ?? $"[{string.Join(", ", builder.Parameters)}]"}|{builder.Path}")).ShouldBe(expected.Replace("B0B5D8", CSharpName.Digits("/a-b")));
        surface.Builders.Sum(builder => builder.Operations.Count).ShouldBe(2);
        surface.Findings.ShouldBeEmpty();
    }

    [Fact]
    public void Of_OnPathsThatAreOneOnTheWire_SaysSo() =>
        SurfaceText.Of("operation GET /a/{id}\n  response 200 empty\n\noperation GET /a/{key}\n  response 200 empty\n").Findings.ShouldHaveSingleItem().Message
            .ShouldBe("'GET /a/{id}' and 'GET /a/{key}' would be one method: the second has none; take one of them away in the overlay");

    [Fact]
    public void Of_OnPathWithASlashAtItsEnd_KeepsIt() =>
        SurfaceText.Of("operation GET /a/\n  response 200 empty\n\noperation GET /a/{id}/\n  response 200 empty\n").Builders.SelectMany(builder => builder.Operations).Select(operation => operation.Path).ShouldBe(["/a/", "/a/{id}/"]);

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
            new SurfaceEnum("Kind", [name, "free"]).Members.ShouldBe([(name + "Value", name), ("Free", "free")], name);
        }
    }
}
