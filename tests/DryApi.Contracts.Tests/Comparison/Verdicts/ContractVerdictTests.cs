namespace DryApi.Contracts.Tests.Comparison.Verdicts;

/// <summary>Contracts of one service, held against one another: what is told, what callers' C# feels of it, which member it is about, and what breaks it.</summary>
public sealed partial class ContractVerdictTests
{
    private const string Calls = """
        server: "https://a.example"
        prefix: "/v1"
        relies Limit: header by="Client.Limit" name="X-Limit"
        relies Server: server by="Options.Base"

        operation POST /v1/things
          id: "makeThing"
          security: none
          fact: job="print"
          query dry: boolean
          body application/json: Thing required
          response 200 application/json: Thing
          response 200 header X-Limit: integer required

        operation GET /v1/things/{id}
          id: "getThing"
          security: none
          path id: string required
          query author: Author style="deepObject"
          query kind: string enum=["a","b"]
          response 200 application/json: array<Thing>

        schema Author: object
          name: string

        schema Thing: object
          author: Author
          kind: string required enum=["a","b"]
          note: string
        ---
        server: "https://b.example"
        prefix: "/v2"

        operation POST /v2/things
          id: "makeThing"
          security: none
          body application/json: Thing required
          response 200 application/json: Thing

        operation GET /v2/things/{id}
          id: "getThing"
          security: none
          path id: string required
          query author: Author style="deepObject"
          query kind: string enum=["a"]
          response 200 application/json: array<Thing>

        schema Author: object
          name: string required

        schema Thing: object
          author: Author
          kind: string required enum=["a"]
          note: string
        ---
        server: "https://b.example"

        operation POST /v2/things
          id: "makeThing"
          security: none
          query dry: boolean required
          body application/json: array<Thing> required
          response 204 empty

        operation GET /v2/things/{number}
          id: "getThing"
          security: none
          path number: string required
          response 200 application/json: Thing

        schema Thing: object
          kind: string enum=["a","b"]
          note: integer
        ---
        server: "https://b.example"

        operation POST /v2/shop/things
          id: "makeThing"
          security: none
          fact: job="print"
          query dry: boolean required
          query kind: array<string enum=["x","y"]> required
          body application/json: oneOf<Thing, string> required
          response 200 application/json: oneOf<Thing, string>

        operation GET /v2/shop/things/{number}
          id: "getThing"
          security: none
          path number: string required
          response 200 application/json: object

        schema Thing: object
          kind: array<string enum=["a","b"]> required
          note: integer nullable
        ---
        server: "https://b.example"
        prefix: "/v2/shop"

        operation POST /v2/shop/things
          id: "makeThing"
          security: none
          query dry: boolean required
          query kind: array<string enum=["x","z"]> required
          query page: integer
          body application/json: oneOf<boolean, Thing> required
          response 200 application/json: oneOf<boolean, Thing>

        operation DELETE /v2/shop/things/{number}
          id: "dropThing"
          security: none
          path number: string required
          response 204 empty

        operation POST /v2/shop/things/{number}
          id: "changeThing"
          security: none
          fact: job="print"
          path number: string required
          query dry: boolean
          body application/json: Change required
          response 200 application/json: Thing

        schema Change: object
          a: string required
          b: string required
          c: string required
          d: string required
          e: string required

        schema Thing: object
          kind: array<string enum=["a","b"]> required
          note: integer required
        ---
        operation GET /v2/shop/things/{number}/a-b
          security: none
          path number: string required
          response 204 empty

        operation GET /v2/shop/things/{number}/a_b
          security: none
          path number: string required
          response 204 empty
        """;

    private const string Types = """
        operation POST /things
          id: "makeThing"
          body application/json: Thing required
          response 200 application/json: Reply

        schema Author: object
          name: string required
          town: string

        schema Label: object surface
          color: string enum=["red"]

        schema Reply: object
          owner: oneOf<Author, string>
          thing: Thing

        schema Thing: object
          authors: array<Author>
          kind: string required enum=["a","b"]
          note: string
          owner: oneOf<Author, string>
        ---
        operation POST /things
          id: "makeThing"
          body application/json: Thing required
          response 200 application/json: Reply

        schema Person: object
          name: string required
          town: string

        schema Label: object surface
          color: string enum=["red","blue"]

        schema Reply: object
          owner: oneOf<Person, string>
          thing: Thing

        schema Thing: object
          authors: array<Person>
          kind: string required enum=["a","b","c"] csharpType="Sort"
          note: string csharpName="Remark"
          owner: oneOf<Person, boolean>
        ---
        operation POST /things
          id: "makeThing"
          body application/json: Item required
          response 200 application/json: Reply

        schema Item: object
          authors: array<string>
          kind: Kind required
          note: string required
          owner: oneOf<Item, string>
          size: integer required

        schema Kind: string enum=["a"]

        schema Reply: object
          owner: string
          thing: Item
          total: number required
        ---
        operation POST /things
          id: "makeThing"
          body multipart/form-data: ThingForm required
          response 200 application/json: Thing

        schema Kind: object
          code: string

        schema Thing: object
          author: ThingAuthor
          kind: Kind required
          "kinds[]": array<Kind>
          note: boolean
          size: integer nullable

        schema ThingAuthor: object
          name: string

        schema ThingForm: object
          author: ThingAuthor
          file: string required format="binary"
          flag: boolean
        ---
        operation POST /things
          id: "makeThing"
          body application/json: Product required
          response 200 application/json: Product

        schema Kind: object csharpType="Sort"
          code: string required

        schema Product: object
          author: ProductAuthor
          kind: Kind
          kinds: array<Kind> required
          mark: oneOf<ProductAuthor, Kind>
          note: boolean required
          size: integer

        schema ProductAuthor: object
          name: string
        ---
        operation POST /things
          id: "makeThing"
          body application/json: Product required
          response 200 application/json: oneOf<Maker, Sort>

        schema Label: string enum=["x"] surface

        schema Maker: object
          name: string

        schema Product: object
          author: Maker
          kind: Sort nullable
          mark: oneOf<Maker, Sort>
          note: string enum=["a-b","a_b","c"]
          size: integer format="int32"

        schema Sort: object
          code: string required
        ---
        operation POST /things
          id: "makeThing"
          response 200 application/json: Product

        schema Label: oneOf<string, Maker> surface

        schema Maker: object
          name: string

        schema Product: object
          author: Maker
          mark: anyOf<Maker, Sorting>
          note: string enum=["a-b","c"]
          size: number

        schema Sorting: object
          code: string required
          order: integer
        """;

    private const string Places = """
        prefix: "/v1"

        operation POST /v1/things
          id: "makeThing"
          body application/json: oneOf<Part, string> required
          response 200 application/json: array<string enum=["a"]>

        operation GET /v1/things/{id}/parts
          id: "parts"
          path id: string required
          query kind: string enum=["a"]
          response 200 application/json: Thing

        operation GET /v1/things/{id}
          id: "thing"
          path id: string required
          query filter: Filter style="deepObject"
          response 200 application/json: Thing

        schema Code: string maxLength=5

        schema Filter: object
          name: string
          size: integer

        schema Part: object
          code: Code
          name: string

        schema Thing: object
          a: Part
          b: Part
          c: array<Part>
          d: Code required
          e: Code
          f: string enum=["a","b","c","d","e","f"]
          g: string
          h: string
        ---
        operation POST /v1/things
          id: "makeThing"
          body application/json: oneOf<Part, string> required
          response 200 application/json: array<string enum=["a"]>

        operation GET /v1/things/{id}/parts
          id: "parts"
          path id: string required
          query kind: string enum=["a"]
          response 200 application/json: Thing

        operation GET /v1/things/{id}
          id: "thing"
          path id: string required
          response 200 application/json: Thing

        schema Code: integer

        schema Part: object
          code: Code
          name: string

        schema Thing: object
          a: Part
          b: Part
          c: array<Part>
          d: Code required
          e: Code
          f: string enum=["f"]
        ---
        prefix: "/v1"

        operation POST /v1/things
          id: "makeThing"
          body application/json: oneOf<Piece, string> required
          response 200 application/json: array<string enum=["b"]>

        operation GET /v1/things/{id}/pieces
          id: "parts"
          path id: string required
          query kind: string enum=["a"]
          response 200 application/json: Thing

        operation GET /v1/things/{id}
          id: "thing"
          path id: string required
          query filter: Filter style="deepObject" required
          response 200 application/json: Thing

        schema Code: object
          text: string

        schema Filter: object
          name: integer
          size: integer required

        schema Piece: object
          code: Code
          kind: string
          name: string

        schema Thing: object
          a: Piece
          b: Piece
          c: array<Piece>
          d: Code
          e: array<Code>
          f: string
          h: string required
          i: string required
          j: string required
          k: string required
          l: string required
          m: string required
        ---
        prefix: "/v2"

        operation POST /v2/shop/things
          id: "makeThing"
          body application/json: oneOf<Part, boolean> required
          response 200 application/json: array<string enum=["a"]>

        operation GET /v2/shop/things/{id}/parts
          id: "parts"
          path id: string required
          query kind: string enum=["a"]
          response 200 application/json: Thing

        operation POST /v2/shop/things/{id}/search
          id: "search"
          path id: string required
          body application/json: Thing
          response 200 application/json: Thing

        schema Code: string enum=["x"]

        schema Part: string enum=["p"]

        schema Thing: object surface
          a: Part
          b: Part
          c: array<Part>
          d: Code required
          e: Code
          f: boolean
          g: integer
          h: oneOf<Whole, string>

        schema Whole: object
          name: string
        """;

    private const string Security = """
        security key: apiKey in="header" name="X-Key"
        security login: oauth2 flows={"clientCredentials":{"scopes":{"read":"r","write":"w"},"tokenUrl":"https://a.example/token"}}
        security token: http scheme="bearer"

        operation GET /a
          security: key
          response 204 empty

        operation GET /b
          security: login["read"] | token
          response 204 empty

        operation GET /c
          security: key & token
          response 204 empty

        operation GET /d
          security: none
          response 204 empty
        ---
        security key: apiKey in="query" name="X-Key"
        security login: oauth2 flows={"clientCredentials":{"scopes":{"read":"r","write":"w"},"tokenUrl":"https://b.example/token"}}
        security token: http scheme="basic"

        operation GET /a
          security: key
          response 204 empty

        operation GET /b
          security: login["read","write"] | token
          response 204 empty

        operation GET /c
          security: key | token
          response 204 empty

        operation GET /d
          security: key
          response 204 empty
        ---
        security header: apiKey in="header" name="x-key"
        security key: http scheme="bearer"
        security login: openIdConnect openIdConnectUrl="https://a.example/openid"

        operation GET /a
          security: header
          response 204 empty

        operation GET /b
          security: key | login["read"] | none
          response 204 empty

        operation GET /c
          security: header & key
          response 204 empty

        operation GET /d
          security: none
          response 204 empty
        ---
        security cookie: apiKey in="cookie" name="session"
        security token: http bearerFormat="JWT" scheme="bearer"
        security unused: mutualTLS

        operation GET /a
          security: cookie | token
          response 204 empty

        operation GET /b
          security: token
          response 204 empty

        operation GET /c
          security: cookie
          response 204 empty

        operation GET /d
          security: cookie & token
          response 204 empty
        """;

    [Theory]
    [InlineData(nameof(Calls), Calls)]
    [InlineData(nameof(Members), Members)]
    [InlineData(nameof(Types), Types)]
    [InlineData(nameof(Places), Places)]
    [InlineData(nameof(Security), Security)]
    public void Compare_OnContractsOfAService_SaysWhatCSharpFeels(string name, string contracts)
    {
        var all = contracts.Split("---\n").Select((text, index) => ContractReader.Read($"contract 1\ntitle: \"t\"\nversion: \"{index}\"\n{(text.StartsWith("operation", StringComparison.Ordinal) ? "\n" : "")}{text}", ((char)('A' + index)).ToString())).ToList();
        var pairs = from old in all from @new in all where old != @new select (Old: old, New: @new);

        string.Concat(pairs.Select(pair => $"{pair.Old.Origin!.File} → {pair.New.Origin!.File}\n{string.Concat(ContractComparer.Compare(pair.Old, pair.New, new ComparisonOptions { Today = new DateTime(2026, 1, 1) }).Select(Line))}"))
            .MatchSnapshot($"ContractVerdictTests.{name}");
    }

    private static string Line(Change change) =>
        $"  {change.Rule.Id} {change.Headline} @{change.Origin?.File}{change.Origin?.Line}\n"
        + (change.Member is null && change.SourceEffect is null ? "" : $"    {change.Member ?? "-"}{(change.SourceEffect is { } effect ? $": {effect}{(change.SourceBreaking ? "!" : "")}" : "")}\n")
        + (change.Call is { } call ? $"    call {call}\n" : "")
        + (change.Rename is { } rename ? $"    name it {rename}\n" : "");
}
