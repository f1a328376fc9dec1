using DryApi.Contracts;

namespace DryApi.Contracts.Tests.Surface;

/// <summary>All that a contract is in C#: the tables say what a change of the surface moves.</summary>
public sealed class WholeSurfaceTests
{
    [Theory]
    [InlineData("Bookshop", "tests/DryApi.Runtime.Bookshop/openapi/contract.txt")]
    [InlineData("Warehouse", "tests/DryApi.Runtime.Bookshop/openapi/warehouse/contract.txt")]
    public void Of_OnContractOfAService_IsTheSurfaceOfTheSnapshot(string name, string path) =>
        SurfaceText.Whole(CSharpSurface.Of(ContractReader.Read(File.ReadAllText(RepositoryFiles.PathOf(path))))).MatchSnapshot($"WholeSurfaceTests.{name}");

    [Theory]
    [InlineData("Members", Members)]
    [InlineData("Unions", Unions)]
    [InlineData("Queries", Queries)]
    [InlineData("Messages", Messages)]
    [InlineData("Paths", Paths)]
    [InlineData("Circles", Circles)]
    [InlineData("Streams", Streams)]
    public void Of_OnOddShapes_IsTheSurfaceOfTheSnapshot(string name, string contract) =>
        (contract + "\n\n" + SurfaceText.Whole(SurfaceText.Of(contract))).MatchSnapshot($"WholeSurfaceTests.{name}");

    private const string Members = """
        operation POST /v1/things
          security: none
          body application/json: Thing required
          response 200 application/json: Thing

        schema Bare: object

        schema Code: string maxLength=5 csharpType="Unused"

        schema Letters: array<string enum=["a","b"]> csharpType="Alphabet"

        schema Loose: any
          text: string

        schema Owner: object csharpType="Person"
          born: string format="date-time"
          knows: array<Owner>

        schema Rules: object atLeastOneOf=[["a","b"]] exactlyOneOf=[["a"],["b"]] requiredWhen=[{"is":["x"],"property":"a","when":"b"}]
          a: string
          b: string

        schema Thing: object
          all: allOf<Owner, Code>
          all_of_none: allOf<string, Code>
          bare: Bare
          code: Code required nullable
          count: integer required
          count32: integer format="int32"
          equals: string
          file: string format="binary"
          files: array<string format="binary">
          finalize: string
          flag: boolean required
          get_hash_code: string
          letters: Letters
          loose: Loose
          memberwise_clone: string
          nothing: null
          owner: Owner required
          owners: array<Owner> required
          ratio: number
          rules: Rules
          statuses: array<string enum=["idle"]>
          thing: string
          value: string csharpName="Worth"
          words: string enum=["get_hash_code","to_string","memberwise_clone","finalize","value","create","is_known","-","a-b","a_b","free","words",null]
        """;

    private const string Unions = """
        operation POST /v1/received
          security: none
          response 200 application/json: Reply

        operation POST /v1/sent
          security: none
          body application/json: Request required
          response 204 empty

        operation PUT /v1/sent
          security: none
          body application/json: Shared required
          response 200 application/json: Shared

        operation POST /v1/upload
          security: none
          body multipart/form-data: oneOf<ByFile, ByLink> required
          response 204 empty

        schema ByFile: object
          file: string required format="binary"

        schema ByLink: object
          link: string required
          notes: array<oneOf<Owner, string>>

        schema Owner: object csharpType="Person"
          name: string

        schema Reply: object
          owner: oneOf<Owner, string> csharpType="Whose"
          owners: array<oneOf<Owner, boolean>>

        schema Request: object
          either: anyOf<string, integer, boolean, array<number>>
          nested: oneOf<oneOf<string, integer>, boolean>
          owner: oneOf<Owner, string> csharpType="Whose"
          times: oneOf<string format="date-time", array<string>>

        schema Shared: oneOf<array<Owner>, string enum=["none"], integer format="int32">
        """;

    private const string Queries = """
        operation GET /v1/books
          security: none
          query author: Author style="deepObject"
          query page: integer
          response 204 empty

        operation POST /v1/books
          security: none
          query filter: Author
          query others: array<Author>
          response 204 empty

        operation PUT /v1/books
          security: none
          header X-Not: string
          query filter: Author
          query name: string
          response 204 empty

        operation DELETE /v1/books
          security: none
          query either: oneOf<string, integer>
          query kind: string enum=["a","b"]
          query free: Free explode=false
          response 204 empty

        schema Author: object
          name: string required
          year: integer

        schema Free: object
          a: string
        """;

    private const string Messages = """
        operation DELETE /v1/a
          security: none
          response 200 empty

        operation GET /v1/a
          security: none
          fact: job="print"
          response 200 application/json: array<string enum=["a"]>

        operation POST /v1/a
          security: none
          body text/plain: string required
          body multipart/form-data: Form required
          body application/json: array<string enum=["c"]> required
          response 2XX text/plain: string
          response 404 application/json: Problem

        operation PUT /v1/a
          security: none
          body text/plain: string
          body multipart/form-data: Form
          response 200 application/xml: string
          response 200 multipart/form-data: Form
          response 201 application/json: Problem

        operation PATCH /v1/a
          security: none
          body application/octet-stream: string required format="binary"
          body text/plain: string required
          response 200: Shared

        operation QUERY /v1/a
          security: none
          body application/json: integer required
          response 404 application/json: Problem
          response default application/json: Problem

        operation POST /v1/b
          security: none
          response 200 application/json: oneOf<integer, boolean>

        response Shared
          application/json: oneOf<string, boolean>

        schema Form: object
          file: string format="binary"

        schema Problem: object
          detail: string

        schema Told: object surface
          a: Problem

        schema Words: string enum=["a"] surface
        """;

    private const string Paths = """
        operation GET /
          security: none
          response 204 empty

        operation GET /v1
          security: none
          response 204 empty

        operation GET /v1/{id}
          security: none
          response 204 empty

        operation GET /v1/{id}/versions/v{number}.json
          security: none
          response 204 empty

        operation GET /v1/a/b/c
          security: none
          response 204 empty

        operation POST /v1/a/b/c
          security: none
          response 204 empty

        operation GET /v1/a/d
          security: none
          response 204 empty

        operation GET /v12/health
          security: none
          response 204 empty

        operation GET /other/{tenant}
          security: none
          response 204 empty
        """;

    private const string Streams = """
        operation GET /v1/a
          security: none
          response 200: Shared

        operation POST /v1/a
          security: none
          body application/json: Piece required
          response 200 application/json: Piece
          response 200 text/event-stream: array<Piece>
          response 204 empty

        operation PUT /v1/a
          security: none
          response 200 text/event-stream: any
          response 201 text/event-stream; charset=utf-8: any
          response 202 empty

        operation GET /v1/b
          security: none
          query since: integer
          response 101: Open
          response 401 empty

        operation POST /v1/b
          security: none
          response 101 empty

        operation GET /v1/c
          security: none
          response 101 empty
          response default application/json: Piece

        response Open: empty

        response Shared
          text/event-stream: oneOf<Piece, Word>

        schema Piece: object
          a: string required

        schema Word: object
          b: string required
        """;

    private const string Circles = """
        operation POST /v1/all
          security: none
          body application/json: All required
          response 204 empty

        schema All: object
          a: Chain
          b: Link
          c: Ring
          d: Ringlet
          e: Inner
          f: Outside
          g: Ringlet
          h: Link

        schema Chain: array<Link>

        schema Inner: oneOf<array<Ring>, boolean>

        schema Link: oneOf<string, Chain>

        schema Outside: oneOf<Ring, integer>

        schema Ring: oneOf<string, array<Ringlet>>

        schema Ringlet: oneOf<integer, array<Inner>>
        """;

    [Theory]
    [InlineData("operation GET /v1/a\n  response 200 application/json: A\n\nschema A: object\n  b: oneOf<string, integer>\n  c: string enum=[\"x\"] csharpType=\"AB\"\n", 11, "'union oneOf<string, integer>' and 'an enumeration' would both be called AB in C#; give one of them another x-csharp-type in the overlay")]
    [InlineData("operation GET /v1/a\n  response 200 application/json: A\n\nschema A: object requiredWhen=[{\"is\":[\"x\"],\"property\":\"c\",\"when\":\"b\"}]\n  b: string\n", 9, "a rule of A names the property 'c', which it does not have; mend the rule in the overlay")]
    public void Of_OnWhatCannotBeCSharp_SaysWhatAndWhere(string blocks, int line, string problem)
    {
        var failure = Should.Throw<SurfaceException>(() => SurfaceText.Of(blocks));

        failure.Message.ShouldBe(problem);
        failure.Line.ShouldBe(line);
    }

    [Fact]
    public void Of_OnPathOfManySegments_EndsBehindAHundred()
    {
        string Operation(int segments) => $"operation GET /v1{string.Concat(Enumerable.Range(0, segments).Select(i => $"/s{i}"))}\n  response 204 empty\n";

        SurfaceText.Of(Operation(100)).Builders.Count().ShouldBe(100);
        var failure = Should.Throw<SurfaceException>(() => SurfaceText.Of(Operation(101)));
        failure.Message.ShouldBe("a path has 101 segments, and builders stand in one another up to 100; shorten it");
        failure.Line.ShouldBe(6);
    }

    [Fact]
    public void Of_OnNamesOfNames_EndsBehindAsManyAsTypesMayStandInOneAnother()
    {
        string Aliases(int many) => $"operation GET /v1/a\n  response 200 application/json: A\n\nschema A: object\n  a: N1\n\n{string.Concat(Enumerable.Range(1, many - 1).Select(i => $"schema N{i}: N{i + 1}\n\n"))}schema N{many}: string format=\"date-time\"\n";

        SurfaceText.Of(Aliases(250)).FindModel("A")!.Properties[0].Declaration.ShouldBe("System.DateTimeOffset?");
        var failure = Should.Throw<SurfaceException>(() => SurfaceText.Of(Aliases(251)));
        failure.Message.ShouldBe("N251 stands in schemas that are no classes, more than 250 in one another; flatten them");
        failure.Line.ShouldBe(512);
    }

    /// <summary>What stands in a circle is found anew for each way into it; where the ways are too many, it ends.</summary>
    [Fact]
    public void Of_OnSchemasThatLeadToOneAnotherInManyWays_Ends()
    {
        const int many = 20;
        var others = string.Concat(Enumerable.Range(0, many).Select(i => $"schema N{i}: oneOf<array<N{i + 1}>, N{i + 1}>\n\n")) + $"schema N{many}: oneOf<array<N0>, any>\n";

        var failure = Should.Throw<SurfaceException>(() => SurfaceText.Of("operation GET /v1/a\n  response 200 application/json: A\n\nschema A: object\n  a: N0\n\n" + others));

        failure.Message.ShouldBe("the schemas lead to one another in more ways than a C# surface is made of; let fewer of them repeat one another");
        failure.Line.ShouldBe(10);
    }

    /// <summary>What a value has to keep to stands where its names lead.</summary>
    [Theory]
    [InlineData(0, "string maxLength=5")]
    [InlineData(99, "string maxLength=5")]
    [InlineData(100, "N100")]
    public void Resolve_OnNameOfNames_FollowsAHundred(int names, string expected)
    {
        var surface = SurfaceText.Of(string.Concat(Enumerable.Range(0, names).Select(i => $"schema N{i}: N{i + 1}\n\n")) + $"schema N{names}: string maxLength=5\n");

        surface.Resolve(new SchemaExpression(SchemaKind.Reference, reference: "N0")).ToString().ShouldBe(expected);
    }

    [Fact]
    public void Resolve_OnNameThatLeadsBackToItself_Ends() =>
        SurfaceText.Of("schema A: B\n\nschema B: A\n").Resolve(new SchemaExpression(SchemaKind.Reference, reference: "A")).Kind.ShouldBe(SchemaKind.Reference);
}
