using DryApi.Contracts;

namespace DryApi.Contracts.Tests.Comparison;

public sealed class MoveTests
{
    private const string User = "\nschema User: object\n  email: string\n  id: string\n  phone: string\n  town: string\n";
    private const string Order = "\nschema Order: object\n  lines: array<string>\n  number: string\n  total: number\n  vat: number\n";

    private const string Person = "\nschema Person: object\n  email: string\n  name: string\n  orders: array<Order>\n  town: string\n";
    private const string Invoice = "\nschema Invoice: object\n  due: string\n  number: string\n  to: User\n  total: number\n";

    private static readonly ComparisonOptions Options = new() { Today = new DateTime(2026, 1, 1) };

    /// <summary>Each operation as <c>GET /path id=… sends=… receives=…</c>.</summary>
    [Theory]
    [InlineData("GET /v1/users|GET /v1/users/{id}", "GET /v2/users|GET /v2/users/{id}", "GET /v1/users → GET /v2/users, GET /v1/users/{id} → GET /v2/users/{id}")]
    [InlineData("GET /users/list id=a", "GET /list/users id=b", "GET /users/list → GET /list/users")]
    [InlineData("GET /things id=listThings", "GET /goods id=listThings", "GET /things → GET /goods")]
    [InlineData("PATCH /users/{id} id=changeUser sends=User", "PUT /accounts/{id} id=changeUser sends=User", "PATCH /users/{id} → PUT /accounts/{id}")]
    [InlineData("POST /txt2img sends=User", "POST /images/generations id=fromText sends=User", "POST /txt2img → POST /images/generations")]
    [InlineData("GET /user/{user_id} receives=User", "GET /users/{id} receives=User", "GET /user/{user_id} → GET /users/{id}")]
    [InlineData("PUT /customers/{id} sends=User", "PUT /people/{key} sends=User", "PUT /customers/{id} → PUT /people/{key}")]
    [InlineData("POST /mail/send sends=User|POST /mail/deliver sends=User", "POST /messages sends=User", "POST /mail/deliver → POST /messages, POST /mail/send → POST /messages")]
    [InlineData("GET /pets", "GET /invoices", "")]
    [InlineData("GET /pets/{id}/owner receives=User", "GET /pets/{id}/vet receives=User", "")]
    [InlineData("GET /pets id=list", "GET /invoices id=list", "")]
    [InlineData("GET /pets id=getPets", "GET /invoices id=getInvoices", "")]
    [InlineData("GET /users receives=User", "GET /users/export receives=Order", "")]
    [InlineData("GET /users/{id} receives=User", "GET /users/search receives=User", "")]
    [InlineData("GET /v1/users receives=User", "POST /v2/users receives=User", "")]
    [InlineData("POST /orders sends=Order", "POST /users sends=User", "")]
    [InlineData("GET /users/{id}/orders receives=Order", "GET /orders/{id}/users receives=User", "")]
    [InlineData("GET /things sends=User", "GET /a/parts sends=User|GET /b/parts sends=User", "")]
    [InlineData("GET /shops/near asks=latitude,longitude,radius", "GET /stores/near asks=latitude,longitude,radius", "GET /shops/near → GET /stores/near")]
    [InlineData("GET /shops/near asks=latitude,longitude,radius", "GET /stores/near asks=page,size,order", "")]
    [InlineData("GET /shops fails=User", "GET /stores fails=User", "")]
    public void Moves_OnOperationsWithoutTheirPath_AreThoseThatLiveOn(string before, string after, string moves)
    {
        Moves(Contract(before.Split('|')), Contract(after.Split('|'))).ShouldBe(moves);
        Moves(Contract(before.Split('|').Reverse()), Contract(after.Split('|').Reverse())).ShouldBe(moves);
    }

    /// <summary>Which names say the same in other words, where each is the only folder of a path and nothing else tells of it.</summary>
    [Fact]
    public void Moves_OnNamesInOtherWords_AreThoseOfTheSnapshot()
    {
        string[] names =
        [
            "apps applications", "aud audio", "bgs background", "cfg config", "docs document", "img images",
            "langs languages", "msg message", "orgs organization", "pics pictures", "repos repo", "txt2img textToImage",
            "txt2img text-2-images", "vids video", "payments paying", "translations translate", "translated translating", "upscale upscaling",
            "approval approve", "renewal renew", "class clas", "bus bu", "cars car", "ages age",
            "HTTPRequests http-request", "getURL url", "URLs url", "userID user-id", "user-id idUser", "a1b22 a-1-b-22",
            "a1b22 a1b2", "tree1 tree2", "lists gets", "v1 v2", "v1.5 v2", "v w",
            "vx1 vx2", "oak elm", "environmental environment", "education educational", "proposing proposals", "generating generated", "arrangement arrange",
            "renting rented", "port portal",
        ];

        string.Concat(names.Select(pair => pair.Split(' ')).Select(pair => Moves(Contract([$"GET /{pair[0]}"]), Contract([$"GET /shop/{pair[1]}"])).Length > 0 ? $"{pair[0]} = {pair[1]}\n" : $"{pair[0]} ≠ {pair[1]}\n"))
            .MatchSnapshot("MoveTests.Words");
    }

    /// <summary>Words that say what is done, or that stand beside anything, tell no operation from another.</summary>
    [Theory]
    [InlineData("a add all an and api by client create delete do fetch find for from get index list make new of patch post put read remove request search set show store the to update", true)]
    [InlineData("adds creates updates listing", true)]
    [InlineData("order orders user shop restore research newest address", false)]
    public void IsCommon_OnWords_IsTrueOfThoseThatStandBesideAnything(string words, bool isCommon) =>
        words.Split(' ').Where(word => NameWords.IsCommon(NameWords.Of(word).ShouldHaveSingleItem()) != isCommon).ShouldBeEmpty();

    /// <summary>Which of several is the one, where several are alike.</summary>
    [Fact]
    public void Moves_OnOperationsAlike_AreThoseOfTheSnapshot()
    {
        string[][] services =
        [
            ["GET /", "POST /orders id=placeOrder sends=Order", "POST /orders/batch id=placeOrders sends=Order", "GET /orders/{id} id=getOrder receives=Order", "GET /users/{id} receives=User", "POST /users sends=User receives=User"],
            ["GET /start", "POST /shop/orders sends=Order", "POST /shop/orders/many sends=Order", "GET /shop/orders/{number} receives=Order", "GET /people/{id} receives=User", "POST /people sends=User receives=User"],
            ["GET /v3/start", "POST /v3/order id=order sends=Order receives=Order", "GET /v3/order/{id}/lines receives=Order", "GET /v3/order/{id} receives=Order", "GET /v3/user/{id} receives=User", "POST /v3/user/create sends=User"],
            ["GET /v4", "PUT /v4/carts/{id} id=placeOrder sends=Order", "POST /v4/carts sends=Order receives=User", "POST /v4/users sends=User receives=Order", "GET /v4/users/{id} receives=Order", "GET /v4/carts/{id} receives=User"],
            ["POST /things/a sends=Order", "POST /things/b sends=Order", "POST /things/c sends=User", "GET /things receives=Order", "GET /things/all receives=User", "GET /things/{id}"],
            ["POST /goods sends=Order", "GET /goods id=listThings receives=Order", "GET /goods/all id=listThings receives=User", "GET /goods/{id} id=getThing", "DELETE /goods/{id} id=get"],
        ];

        string.Concat(from old in services from @new in services where old != @new
            select $"{string.Join(", ", old)}\n{string.Join(", ", @new)}\n{Moves(Contract(old), Contract(@new)).Replace(", ", "\n  ", StringComparison.Ordinal).Insert(0, "  ")}\n\n").MatchSnapshot("MoveTests.Alike");
    }

    /// <summary>Services of many operations that grew apart: which of them live on, where most have something in common with several others.</summary>
    [Fact]
    public void Moves_OnServicesThatGrewApart_AreThoseOfTheSnapshot()
    {
        var services = Enumerable.Range(1, 12).Select(Service).ToList();

        string.Concat(
            from step in (int[])[1, 2, 5]
            from i in Enumerable.Range(0, services.Count)
            let other = services[(i + step) % services.Count]
            select $"{i + 1} → {((i + step) % services.Count) + 1}\n  {Moves(Contract(services[i]), Contract(other)).Replace(", ", "\n  ", StringComparison.Ordinal)}\n").MatchSnapshot("MoveTests.Services");

        static string[] Service(int seed)
        {
            var random = new Random(seed);
            string One(string words) => words.Split(' ') is var all ? all[random.Next(all.Length)] : "";
            return
            [
                .. Enumerable.Range(0, 14).Select(_ =>
                {
                    var (method, folder) = (One("GET GET GET POST POST PUT"), One("orders orders/lines users users/profiles carts images invoices invoices/reports people"));
                    var path = One("/v1 /v2 /shop /shop/v2 /api") + "/" + folder + One("- /{id} /{id}/parts /all").Replace("-", "", StringComparison.Ordinal);
                    var id = random.Next(3) == 0 ? "" : $" id={One("get list find make change")}{One("Order Orders User Image Invoice Person")}";
                    var sends = method == "GET" ? "" : " sends=" + One("User Order Person Invoice");
                    return $"{method} {path}{id}{sends}{(random.Next(3) == 0 ? "" : " receives=" + One("User Order Person Invoice"))}";
                }).DistinctBy(operation => string.Join(' ', operation.Split(' ').Take(2))),
            ];
        }
    }

    /// <summary>Paths that differ in the names of their parameters alone are one path on the wire: they are told apart by their names, then by id, then by order.</summary>
    [Fact]
    public void Compare_OnPathsOfOneShape_TellsThemApartAsTheSnapshotSays()
    {
        string[][] services =
        [
            ["GET /pets/{id} id=getPet receives=User", "GET /pets/{name} id=findPet receives=Order"],
            ["GET /pets/{key} id=findPet receives=Order", "GET /pets/{number} id=getPet receives=User"],
            ["GET /pets/{name} id=getPet receives=User", "GET /pets/{id} id=findPet receives=Order"],
            ["GET /pets/{a} receives=User", "GET /pets/{b} receives=Order"],
            ["GET /pets/{c} id=findPet receives=Order"],
            ["POST /pets/{id} id=getPet sends=User", "GET /pets/{id}/{name} receives=User", "GET /pets/{id}{name} id=two receives=Order"],
        ];

        string.Concat(from old in services from @new in services where old != @new
            select $"{string.Join(", ", old)}\n{string.Join(", ", @new)}\n{string.Concat(Compare(Contract(old), Contract(@new)).Select(change => $"  {change.Rule.Name} {change.Headline}\n"))}\n").MatchSnapshot("MoveTests.Shapes");
    }

    /// <summary>A callback is the same while its caller and its name are; the names of parameters are nothing.</summary>
    [Theory]
    [InlineData("POST /orders/{id} done {$request.body#/url}", "POST /orders/{number} done {$request.body#/url}", "")]
    [InlineData("POST /orders/{id} done {$request.body#/url}", "POST /orders/{id} sent {$request.body#/url}", "DRY1123 − callback, DRY1122 + callback")]
    [InlineData("POST /orders/{id} done", "POST /orders/{id} done", "")]
    [InlineData("nobody", "nobody", "")]
    public void Compare_OnCallbacks_KnowsThemByCallerAndName(string before, string after, string expected)
    {
        static string Contract(string callback) => Text($"\noperation POST /orders/{{id}}\n  path id: string required\n\ncallback POST \"{callback}\"\n  header X-Sign: string\n");

        string.Join(", ", Compare(Contract(before), Contract(after)).Select(change => $"{change.Rule.Id} {change.Difference}")).ShouldBe(expected);
    }

    [Fact]
    public void Compare_OnAMove_GoesOnInside()
    {
        var changes = Compare(Contract(["GET /v1/users receives=User"]), Contract(["GET /v2/users receives=User"]).Replace("phone: string", "phone: integer", StringComparison.Ordinal));

        changes.Select(change => $"{change.Rule.Name}: {change.Headline}").ShouldBe(
        [
            "operation-moved: GET /v2/users: GET /v1/users → GET /v2/users",
            "response-*-type-changed: GET /v2/users: User.phone: type string → integer",
        ]);
    }

    [Theory]
    [InlineData("deprecated", "DRY1117")]
    [InlineData("deprecated sunset=\"2025-01-01\"", "DRY1117")]
    [InlineData("deprecated sunset=\"2099-01-01\"", "DRY1116")]
    public void Compare_OnAMoveThatWasAnnounced_KeepsToTheDay(string fact, string rule)
    {
        static string Contract(string version, string fact) => Text($"\noperation GET /{version}/users\n  id: \"users\"\n  fact: {fact}\n");

        Compare(Contract("v1", fact), Contract("v2", fact)).ShouldHaveSingleItem().Rule.Id.ShouldBe(rule);
    }

    [Fact]
    public void Compare_OnAMoveWithACallback_TakesItAlong()
    {
        static string Contract(string path) => Text($"\noperation POST {path}\n  id: \"order\"\n\ncallback POST \"POST {path} done {{$request.body#/url}}\"\n  header X-Sign: string required\n");

        Compare(Contract("/orders"), Contract("/purchases")).ShouldHaveSingleItem().Rule.Name.ShouldBe("operation-moved");
        Compare(Contract("/orders"), Contract("/purchases").Replace("string required", "string", StringComparison.Ordinal)).Count.ShouldBe(2);
    }

    [Fact]
    public void Compare_OnManyRenamedPaths_FindsEachWithoutComparingAllPairs()
    {
        static string Contract(string folder) => Text(string.Concat(Enumerable.Range(0, 3000).Select(i => $"\noperation GET /{folder}/p{i}\n")));
        var options = new ComparisonOptions { Today = Options.Today, MaxWork = 100_000 };

        var changes = ContractComparer.Compare(ContractReader.Read(Contract("a")), ContractReader.Read(Contract("b")), options);

        changes.Count.ShouldBe(3000);
        changes.ShouldAllBe(change => change.Rule.Name == "operation-moved" && change.Old!.Substring(6) == change.New!.Substring(6));
    }

    private static string Moves(string before, string after) =>
        string.Join(", ", Compare(before, after).Where(change => change.Rule.Name == "operation-moved").Select(change => change.Old + " → " + change.New).Order(StringComparer.Ordinal));

    private static IReadOnlyList<Change> Compare(string before, string after) => ContractComparer.Compare(ContractReader.Read(before), ContractReader.Read(after), Options);

    private static string Contract(IEnumerable<string> operations) => Text(string.Concat(operations.Select(Operation)) + Invoice + Order + Person + User);

    private static string Operation(string text)
    {
        var parts = text.Split(' ');
        var facts = parts.Skip(2).Select(part => part.Split('=')).ToDictionary(part => part[0], part => part[1], StringComparer.Ordinal);
        return $"\noperation {parts[0]} {parts[1]}\n"
            + (facts.TryGetValue("id", out var id) ? $"  id: \"{id}\"\n" : "")
            + (facts.TryGetValue("sends", out var sent) ? $"  body application/json: {sent} required\n" : "")
            + (facts.TryGetValue("asks", out var asked) ? string.Concat(asked.Split(',').Select(name => $"  query {name}: string\n")) : "")
            + (facts.TryGetValue("fails", out var failure) ? $"  response 400 application/json: {failure}\n" : "")
            + (facts.TryGetValue("receives", out var received) ? $"  response 200 application/json: {received}\n" : "  response 204: empty\n");
    }

    private static string Text(string lines) => new RuleExample(RuleFrame.Contract, lines, "").BaseContract;
}
