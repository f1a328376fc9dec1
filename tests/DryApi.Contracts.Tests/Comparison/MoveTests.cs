using DryApi.Contracts;

namespace DryApi.Contracts.Tests.Comparison;

public sealed class MoveTests
{
    private const string User = "\nschema User: object\n  email: string\n  id: string\n  phone: string\n  town: string\n";
    private const string Order = "\nschema Order: object\n  lines: array<string>\n  number: string\n  total: number\n  vat: number\n";

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
    public void Moves_OnOperationsWithoutTheirPath_AreThoseThatLiveOn(string before, string after, string moves)
    {
        Moves(Contract(before.Split('|')), Contract(after.Split('|'))).ShouldBe(moves);
        Moves(Contract(before.Split('|').Reverse()), Contract(after.Split('|').Reverse())).ShouldBe(moves);
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

    private static string Contract(IEnumerable<string> operations) => Text(string.Concat(operations.Select(Operation)) + Order + User);

    private static string Operation(string text)
    {
        var parts = text.Split(' ');
        var facts = parts.Skip(2).Select(part => part.Split('=')).ToDictionary(part => part[0], part => part[1], StringComparer.Ordinal);
        return $"\noperation {parts[0]} {parts[1]}\n"
            + (facts.TryGetValue("id", out var id) ? $"  id: \"{id}\"\n" : "")
            + (facts.TryGetValue("sends", out var sent) ? $"  body application/json: {sent} required\n" : "")
            + (facts.TryGetValue("receives", out var received) ? $"  response 200 application/json: {received}\n" : "  response 204: empty\n");
    }

    private static string Text(string lines) => new RuleExample(RuleFrame.Contract, lines, "").BaseContract;
}
