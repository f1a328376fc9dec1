using DryApi.OpenApi.Documents;
using DryApi.OpenApi.Drift;
using DryApi.OpenApi.Encoders;
using DryApi.OpenApi.Overlays;
using DryApi.OpenApi.Reading;

namespace DryApi.Contracts.Tests.Comparison;

/// <summary>What callers' C# feels of a change.</summary>
public sealed class SourceEffectTests
{
    [Theory]
    [InlineData("DRY1287", "\"required\": [\"item\"]", "\"required\": [\"item\", \"note\"]", true, "Order.Note", "Order.Note becomes required: object initializers without it stop compiling")]
    [InlineData("DRY1282", "\"required\": [\"item\"],\n        \"properties\": {", "\"required\": [\"item\", \"size\"],\n        \"properties\": { \"size\": { \"type\": \"string\" },", true, "Order.Size", "Order.Size is new and required: object initializers without it stop compiling")]
    [InlineData("DRY1283", "\"note\": {", "\"size\": { \"type\": \"string\" }, \"note\": {", false, "Order.Size", "Order.Size is new")]
    [InlineData("DRY1285", "\"note\": { \"type\": \"string\", \"maxLength\": 20 },", "", true, "Order.Note", "Order.Note goes away: code that uses it stops compiling")]
    [InlineData("DRY1311", "\"maxLength\": 20", "\"maxLength\": 5", false, "Order.Note", null)]
    [InlineData("DRY1200", "\"note\": { \"type\": \"string\", \"maxLength\": 20 }", "\"note\": { \"type\": \"boolean\" }", true, "Order.Note", "Order.Note becomes bool, it was string: code that uses it can stop compiling")]
    [InlineData("DRY1266", "\"maxLength\": 20", "\"maxLength\": 20, \"x-csharp-name\": \"Remark\"", true, "Order.Remark", "Order.Note becomes Order.Remark: code that uses it stops compiling")]
    [InlineData("DRY1409", "\"items\": { \"type\": \"integer\" }", "\"items\": { \"type\": \"integer\", \"nullable\": true }", true, "Receipt.Items", "Receipt.Items can be null now (")]
    [InlineData("DRY1214", "\"paper\", \"box\", \"none\"", "\"paper\", \"none\"", true, "OrderWrap", "OrderWrap.Box goes away: code that names it stops compiling")]
    [InlineData("DRY1213", "\"paper\", \"box\", \"none\"", "\"paper\", \"box\", \"bag\", \"none\"", false, "Order.Wrap", null)]
    [InlineData("DRY1101", "\"/v1/orders/{id}\"", "\"/v1/orders/{id}/lines\"", true, "client.Orders[id].GetAsync", "client.Orders[id].GetAsync goes away")]
    [InlineData("DRY1152", "{ \"name\": \"lines\", \"in\": \"query\", \"schema\": { \"type\": \"integer\" } },", "", true, "OrdersItemQuery.Lines", "OrdersItemQuery.Lines goes away: code that uses it stops compiling")]
    [InlineData("DRY1150", "{ \"name\": \"page\"", "{ \"name\": \"kind\", \"in\": \"query\", \"required\": true, \"schema\": { \"type\": \"string\" } }, { \"name\": \"page\"", true, "OrdersItemQuery.Kind", "OrdersItemQuery.Kind is new and required: object initializers without it stop compiling")]
    public void A_change_names_the_member_and_what_happens_to_it(string rule, string from, string to, bool isBreaking, string member, string? effect)
    {
        var change = Compare(ShopDocument.Text, Edited(ShopDocument.Text, from, to)).Single(each => each.Rule.Id == rule);

        change.Member.ShouldBe(member, change.ToString());
        change.SourceBreaking.ShouldBe(isBreaking, change.ToString());
        if (effect is null)
        {
            change.SourceEffect.ShouldBeNull();
        }
        else
        {
            change.SourceEffect.ShouldNotBeNull().ShouldStartWith(effect);
        }
    }

    /// <summary>What becomes of a member and what becomes of its type are two things, and each change says its own.</summary>
    [Theory]
    [InlineData("DRY1214", "\"type\": \"string\", \"enum\": [\"paper\", \"box\", \"none\"]", "\"type\": \"string\", \"enum\": [\"paper\", \"none\"]", "OrderWrap.Box goes away: code that names it stops compiling")]
    [InlineData("DRY1200", "\"type\": \"string\", \"enum\": [\"paper\", \"box\", \"none\"]", "\"type\": \"boolean\"", "OrderWrap goes away, bool takes its place: code that uses it stops compiling")]
    public void Diff_OnAMemberThatBecomesRequiredAndAnotherType_SaysBoth(string rule, string from, string to, string effect)
    {
        var changes = Compare(ShopDocument.Text, Edited(Edited(ShopDocument.Text, from, to), "\"required\": [\"item\"]", "\"required\": [\"item\", \"wrap\"]"));

        changes.Select(change => (change.Rule.Id, change.SourceEffect)).ShouldBe(
            [("DRY1287", "Order.Wrap becomes required: object initializers without it stop compiling"), (rule, effect)], ignoreOrder: true);
    }

    [Fact]
    public void The_last_operation_of_a_path_takes_its_builder_with_it()
    {
        var head = Edited(ShopDocument.Text, "\"/v1/orders/{id}\"", "\"/v1/things/{id}\"");

        var change = Compare(ShopDocument.Text, head).Single(each => each.Rule.Id == "DRY1101");

        change.SourceBreaking.ShouldBeTrue();
        change.SourceEffect.ShouldNotBeNull().ShouldContain("goes away, and client.Orders[id].GetAsync with it: code that calls it stops compiling");
        change.Member.ShouldNotBeNull().ShouldEndWith("Builder");
    }

    [Fact]
    public void A_moved_operation_is_another_call()
    {
        var head = Edited(ShopDocument.Text, "\"/v1/orders/{id}\"", "\"/v1/shop/orders/{id}\"");

        var change = Compare(ShopDocument.Text, head).Single(each => each.Rule.Id == "DRY1116");

        change.SourceBreaking.ShouldBeTrue();
        change.SourceEffect.ShouldBe("client.Orders[id].GetAsync becomes client.Shop.Orders[id].GetAsync and OrdersItemQuery becomes ShopOrdersItemQuery: code that calls or names them stops compiling");
    }

    [Fact]
    public void A_change_inside_a_moved_operation_does_not_say_the_move_again()
    {
        var moved = Edited(ShopDocument.Text, "\"/v1/orders/{id}\"", "\"/v1/shop/orders/{id}\"");

        var changes = Compare(ShopDocument.Text, Edited(moved, "{ \"name\": \"lines\", \"in\": \"query\"", "{ \"name\": \"lines\", \"deprecated\": true, \"in\": \"query\""));

        changes.Count(change => change.SourceBreaking).ShouldBe(1);
        changes.ShouldContain(change => change.Operation != null && !change.SourceBreaking && change.Member == "ShopOrdersItemQuery.Lines");
    }

    [Fact]
    public void A_schema_that_moves_to_a_component_is_told_with_both_names_and_asks_for_a_major_version()
    {
        var changes = Compare(Things(Inline), Things("{ $ref: '#/components/schemas/ImageRequest' }", "ImageRequest: " + Inline));

        var change = changes.ShouldHaveSingleItem();
        change.Rule.Id.ShouldBe("DRY1600");
        (change.Severity, change.SourceBreaking).ShouldBe((Severity.Info, true));
        (change.Old, change.New).ShouldBe(("ThingsRequest", "ImageRequest"));
        change.SourceEffect.ShouldBe("ThingsRequest becomes ImageRequest, and one type that is named after it: code that names it stops compiling");
        change.Headline.ShouldBe("POST /things: class: ThingsRequest → ImageRequest");
        new DriftReport(changes, FailOn.Breaking).Bump.ShouldBe(VersionBump.Major);
    }

    [Fact]
    public void A_schema_that_stops_being_a_class_is_one_change_however_many_places_have_it()
    {
        static string Document(string thing) => "openapi: 3.1.0\ninfo: { title: t, version: '1' }\npaths:\n"
            + string.Concat(Enumerable.Range(0, 9).Select(i => $"  /a{i}: {{ get: {{ responses: {{ '200': {{ description: d, content: {{ application/json: {{ schema: {{ $ref: '#/components/schemas/Thing' }} }} }} }} }} }} }}\n"))
            + $"components: {{ schemas: {{ Thing: {thing} }} }}\n";

        foreach (var (from, to) in new[] { (Inline, "{ type: boolean }"), ("{ type: boolean }", Inline) })
        {
            var changes = ContractComparer.Compare(Yaml(Document(from)), Yaml(Document(to)), Options);

            changes.ShouldAllBe(change => change.Rule.Id != "DRY1601" && change.Rule.Id != "DRY1603");
            changes.Count(change => change.SourceBreaking).ShouldBe(1);
        }
    }

    [Fact]
    public void A_value_that_is_written_almost_like_another_leaves_it_its_name()
    {
        var changes = Compare(ShopDocument.Text, Edited(ShopDocument.Text, "\"paper\", \"box\", \"none\"", "\"paper\", \"box\", \"Box\", \"none\""));

        var change = changes.ShouldHaveSingleItem();
        change.Rule.Id.ShouldBe("DRY1213");
        (change.SourceBreaking, change.SourceEffect).ShouldBe((false, null));
    }

    [Fact]
    public void An_object_in_a_query_is_the_parameters_that_it_is_on_the_wire()
    {
        static string Document(string parameters, string schemas) => $"openapi: 3.1.0\ninfo: {{ title: t, version: '1' }}\npaths: {{ /a: {{ get: {{ parameters: [{parameters}], responses: {{ '204': {{ description: d }} }} }} }} }}\ncomponents: {{ schemas: {{ {schemas} }} }}\n";
        var apart = Yaml(Document("{ name: page, in: query, schema: { type: integer } }", ""));
        var together = Yaml(Document("{ name: paging, in: query, schema: { $ref: '#/components/schemas/Paging' } }", "Paging: { type: object, properties: { page: { type: integer } } }"));
        var text = Yaml(Document("{ name: paging, in: query, schema: { $ref: '#/components/schemas/Paging' } }", "Paging: { type: object, properties: { page: { type: string } } }"));

        ContractComparer.Compare(apart, together, Options).ShouldBeEmpty();
        var change = ContractComparer.Compare(together, text, Options).ShouldHaveSingleItem();
        (change.SourceBreaking, change.Member).ShouldBe((true, "AQuery.Page"), change.ToString());
    }

    [Fact]
    public void A_query_that_is_named_otherwise_has_no_action_that_keeps_its_name()
    {
        static string Document(string path, string prefix) => $"openapi: 3.1.0\ninfo: {{ title: t, version: '1' }}\nx-path-prefix: {prefix}\npaths: {{ {path}: {{ get: {{ operationId: a, parameters: [{{ name: page, in: query, schema: {{ type: integer }} }}], responses: {{ '204': {{ description: d }} }} }} }} }}\n";

        // A method of a path that has no other: only the query's name says it.
        var changes = ContractComparer.Compare(Yaml(Document("/v1/a", "/v1")), Yaml(Document("/v1/a", "/v2")), Options);

        var change = changes.ShouldHaveSingleItem();
        change.Rule.Id.ShouldBe("DRY1148");
        (change.SourceBreaking, change.SourceEffect).ShouldBe((true, "client.A.GetAsync becomes client.V1.A.GetAsync, with one type: code that calls them stops compiling"));
        change.Rename.ShouldBeNull();
    }

    [Theory]
    [InlineData("{ oneOf: [{ type: string }, { $ref: '#/components/schemas/Part' }] }")]
    [InlineData("{ type: array, items: { type: object, properties: { a: { type: string } } } }")]
    public void A_body_that_is_no_class_keeps_its_name_by_the_action_that_is_told(string body)
    {
        const string parts = "Part: { type: object, properties: { b: { type: string } } }";
        var before = Things(body, parts);
        var moved = $"Whole: {body}, {parts}";

        var change = Compare(before, Things("{ $ref: '#/components/schemas/Whole' }", moved)).ShouldHaveSingleItem();
        var kept = KeptName.Of([change]).ShouldHaveSingleItem();

        var head = Tree.Yaml(ThingsText("{ $ref: '#/components/schemas/Whole' }", moved));
        Overlay.From(Tree.Json($$"""{ "overlay": "1.0.0", "info": { "title": "t", "version": "1" }, "actions": [{{kept}}] }""", "overlay.json")).ApplyTo(head);
        Compare(before, OpenApiContractReader.Read(OpenApiDocument.From(head).Root)).ShouldAllBe(each => !each.SourceBreaking);
    }

    [Theory]
    [InlineData(1, "Thing.A becomes long, it was string: code that uses it can stop compiling")]
    [InlineData(2, "Thing.A becomes long, it was string: code that uses it can stop compiling, and so in 1 more place")]
    [InlineData(3, "Thing.A becomes long, it was string: code that uses it can stop compiling, and so in 2 more places")]
    public void A_schema_that_is_no_class_is_told_with_the_places_that_have_it(int places, string effect)
    {
        string Lines(string type) => $"operation POST /things\n  body application/json: Thing required\n\nschema Code: {type}\n\nschema Thing: object\n{string.Concat("abc"[..places].Select(name => $"  {name}: Code\n"))}";

        var change = Compare(Written(Lines("string")), Written(Lines("integer"))).ShouldHaveSingleItem();

        (change.Member, change.SourceEffect, change.SourceBreaking).ShouldBe(("Thing.A", effect, true));
    }

    [Theory]
    [InlineData("query paging: Paging", "AQuery.Page")]
    [InlineData("query paging: Paging style=\"deepObject\"", "AQuery.PagingPage")]
    public void A_part_of_a_query_is_told_once_for_all_calls_that_have_it(string parameter, string member)
    {
        string Lines(string type) => $"operation GET /a\n  {parameter}\n\noperation GET /b\n  {parameter}\n\nschema Paging: object\n  page: {type}\n";

        var change = Compare(Written(Lines("integer")), Written(Lines("string"))).ShouldHaveSingleItem();

        (change.Member, change.SourceBreaking).ShouldBe((member, true));
        change.Operations.ShouldBe(["GET /a", "GET /b"]);
    }

    [Fact]
    public void A_parameter_of_a_path_that_is_called_otherwise_changes_no_call()
    {
        static string Lines(string name) => $"operation GET /things/{{{name}}}/parts\n  path {name}: string required\n  response 204: empty\n";

        Compare(Written(Lines("id")), Written(Lines("number"))).ShouldAllBe(change => !change.SourceBreaking);
    }

    [Fact]
    public void A_moved_operation_takes_all_of_its_types_along()
    {
        static string Lines(string version, string body, string result) =>
            $"operation POST /{version}/things\n  id: \"make\"\n  body application/json: {body} required\n  response 200 application/json: {result}\n\nschema {result}: object\n  a: string\n\nschema {body}: object\n  b: string\n";

        var changes = Compare(Written(Lines("v1", "Thing", "Reply"), "/v1"), Written(Lines("v2", "Item", "Answer"), "/v2"));

        changes.Single(change => change.Rule.Id == "DRY1116").SourceEffect.ShouldBe("Thing becomes Item and Reply becomes Answer: code that names them stops compiling");
        changes.Count(change => change.SourceBreaking).ShouldBe(1);
    }

    [Fact]
    public void A_contract_of_which_no_SDK_can_be_made_breaks_all_code()
    {
        static string Lines(string more) => $"operation POST /things\n  body application/json: Thing required\n\nschema Thing: object\n  big-box: string csharpName=\"Box\"\n{more}";

        var change = Compare(Written(Lines("")), Written(Lines("  bigBox: string csharpName=\"Box\"\n"))).Single(change => change.Rule.Id == "DRY1604");

        (change.SourceBreaking, change.Operation).ShouldBe((true, null));
        Compare(Written(Lines("  bigBox: string csharpName=\"Box\"\n")), Written(Lines(""))).ShouldAllBe(change => !change.SourceBreaking);
    }

    [Theory]
    [InlineData(0, "")]
    [InlineData(1, "n1")]
    [InlineData(2, "n1 and n2")]
    [InlineData(3, "n1, n2 and n3")]
    [InlineData(20, "n1, n2, n3, n4, n5, n6, n7, n8, n9, n10, n11, n12, n13, n14, n15, n16, n17, n18, n19 and n20")]
    [InlineData(22, "n1, n2, n3, n4, n5, n6, n7, n8, n9, n10, n11, n12, n13, n14, n15, n16, n17, n18, n19, n20 and 2 more")]
    public void A_list_of_names_is_as_long_as_a_reader_takes_in(int count, string expected) =>
        NameList.Of([.. Enumerable.Range(1, count).Select(number => $"n{number}")]).ShouldBe(expected);

    [Fact]
    public void What_C_sharp_alone_feels_is_a_warning_of_a_build()
    {
        var changes = Compare(Things(Inline), Things("{ $ref: '#/components/schemas/ImageRequest' }", "ImageRequest: " + Inline));
        using var output = new StringWriter();

        MSBuildReport.Write(new DriftReport(changes, FailOn.Breaking), new EncodingWriter<MSBuildLine>(output));

        output.ToString().ShouldContain(": warning DRY1600: POST /things: class: ThingsRequest → ImageRequest.");
    }

    [Fact]
    public void A_body_of_another_type_is_another_call()
    {
        var head = Edited(ShopDocument.Text, "\"schema\": { \"$ref\": \"#/components/schemas/Order\" }", "\"schema\": { \"type\": \"array\", \"items\": { \"$ref\": \"#/components/schemas/Order\" } }");

        var change = Compare(ShopDocument.Text, head).Single(each => each.Rule.Id == "DRY1200");

        change.Member.ShouldBe("client.Orders.PostAsync");
        change.SourceBreaking.ShouldBeTrue();
        change.SourceEffect.ShouldNotBeNull().ShouldStartWith("the body of client.Orders.PostAsync becomes ");
    }

    /// <summary>A stream and a websocket are other methods; a stream beside another response is one more.</summary>
    [Theory]
    [InlineData("200 application/json: A", "200 text/event-stream: A", "DRY1185", "client.GetX.GetAsync becomes client.GetX.GetStreamingAsync: code that calls it stops compiling")]
    [InlineData("200 text/event-stream: A", "200 application/json: A", "DRY1185", "client.GetX.GetStreamingAsync becomes client.GetX.GetAsync: code that calls it stops compiling")]
    [InlineData("200 application/json: A", "200 application/json: A\n  response 200 text/event-stream: A", "DRY1184", null)]
    [InlineData("200 application/json: A\n  response 200 text/event-stream: A", "200 application/json: A", "DRY1185", "client.GetX.GetStreamingAsync goes away: code that calls it stops compiling")]
    [InlineData("200 text/event-stream: A", "200 text/event-stream: B", "DRY1484", "the event of client.GetX.GetStreamingAsync becomes B, it was A: code that calls it stops compiling")]
    [InlineData("200 text/event-stream: A", "200 text/event-stream: any", "DRY1401", "the event of client.GetX.GetStreamingAsync becomes string, it was A: code that calls it stops compiling")]
    [InlineData("200 application/json: A", "101 empty", "DRY1181", "client.GetX.GetAsync becomes client.GetX.ConnectAsync: code that calls it stops compiling")]
    [InlineData("101 empty", "200 application/json: A", "DRY1181", "client.GetX.ConnectAsync becomes client.GetX.GetAsync: code that calls it stops compiling")]
    public void A_response_that_becomes_a_stream_or_a_websocket_is_another_call(string from, string to, string rule, string? effect)
    {
        static string Lines(string response) => $"operation GET /get-x\n  security: none\n  response {response}\n\noperation PUT /a\n  security: none\n  body application/json: A required\n  response 204 empty\n\nschema A: object\n  a: string required\n\nschema B: object\n  b: string required\n";

        var changes = Compare(Written(Lines(from)), Written(Lines(to)));

        changes.ShouldContain(change => change.Rule.Id == rule);
        changes.Where(change => change.SourceBreaking && change.SourceEffect!.Contains("client.", StringComparison.Ordinal)).Select(change => change.SourceEffect).ShouldBe(effect is null ? [] : [effect]);
    }

    [Theory]
    [InlineData("\"/v1/orders/{id}\"", "client.Orders[id].GetAsync(new OrdersItemQuery { … })")]
    [InlineData("\"/v1/orders\"", "client.Orders.PostAsync(new Order { Item = …, … })")]
    public void A_new_operation_has_its_call(string path, string call)
    {
        // The path with an x- before it is none.
        var @base = ShopDocument.Text.Replace(path, $"\"x-{path[1..]}", StringComparison.Ordinal);

        Compare(@base, ShopDocument.Text).Single(each => each.Rule.Id == "DRY1100").Call.ShouldBe(call);
    }

    private const string Inline = "{ type: object, required: [prompt], properties: { prompt: { type: string }, loras: { type: array, items: { type: object, properties: { name: { type: string } } } } } }";

    private static readonly ComparisonOptions Options = new() { Today = new DateTime(2026, 1, 1) };

    private static Contract Written(string lines, string prefix = "/") =>
        ContractReader.Read($"contract 1\ntitle: \"t\"\nversion: \"1\"\nprefix: {JsonText.Quote(prefix)}\n\n{lines}");

    private static Contract Things(string schema, string schemas = "") => Yaml(ThingsText(schema, schemas));

    private static string ThingsText(string schema, string schemas) =>
        $"openapi: 3.1.0\ninfo: {{ title: t, version: '1' }}\npaths: {{ /things: {{ post: {{ requestBody: {{ content: {{ application/json: {{ schema: {schema} }} }} }}, responses: {{ '204': {{ description: d }} }} }} }} }}\ncomponents: {{ schemas: {{ {schemas} }} }}\n";

    private static Contract Yaml(string text) => OpenApiContractReader.Read(OpenApiDocument.From(Tree.Yaml(text)).Root);

    private static IReadOnlyList<Change> Compare(Contract @base, Contract head) => ContractComparer.Compare(@base, head, Options);

    private static string Edited(string text, string from, string to)
    {
        // The document is indented deeper than it looks in a line of this test.
        var pattern = string.Join(@"\s+", from.Split('\n').Select(line => System.Text.RegularExpressions.Regex.Escape(line.Trim())));
        System.Text.RegularExpressions.Regex.IsMatch(text, pattern).ShouldBeTrue(from);
        return System.Text.RegularExpressions.Regex.Replace(text, pattern, to.Replace("$", "$$", StringComparison.Ordinal));
    }

    private static IReadOnlyList<Change> Compare(string @base, string head) =>
        Compare(Read(@base, "base.json"), Read(head, "head.json"));

    private static Contract Read(string text, string name) => OpenApiContractReader.Read(OpenApiDocument.From(Tree.Json(text, name)).Root);
}
