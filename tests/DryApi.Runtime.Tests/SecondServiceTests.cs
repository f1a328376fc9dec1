using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Bookshop;
using Bookshop.Warehouse;
using DryApi.Errors;
using DryApi.Files;
using DryApi.Http;
using DryApi.Serialization;
using Microsoft.Kiota.Serialization.Json;

namespace DryApi.Runtime.Tests;

/// <summary>Another service than the SDK's: a document of OpenAPI 3.1 with names, headers and an envelope of its own, through the same targets on the same runtime.</summary>
public sealed class SecondServiceTests(LoopbackServer server)
{
    private const string Isbn = "9780000000001";
    private const string OneBook = $$$"""{"payload":{"isbn":"{{{Isbn}}}","title":"Sea","subtitle":null,"genre":"poetry"}}""";

    [Fact]
    public async Task Get_WithPathAndQuery_SendsThemAndReadsTheEnvelope()
    {
        var inbox = server.Open(Responses.Json($$$"""{"payload":[{"isbn":"{{{Isbn}}}","title":"Sea","subtitle":null,"genre":"essay","price":9.5}],"next":"p2"}"""));
        using var client = Client(inbox);

        var page = await client.Shelves["a b"].Books.GetAsync(new ShelvesItemBooksQuery { PageSize = 2, Genre = [Genre.Novel, Genre.Poetry] }, cancellationToken: TestContext.Current.CancellationToken);

        (inbox.Request.Method, inbox.Request.Target).ShouldBe(("GET", "/shelves/a%20b/books?genre=novel&genre=poetry&page-size=2"));
        inbox.Request.Headers["Authorization"].ShouldBe("Bearer key");
        inbox.Request.Headers["User-Agent"].ShouldStartWith("Bookshop/");
        var book = page.Payload.ShouldHaveSingleItem();
        (book.Title, book.Subtitle, book.Price, book.Genre!.Value.IsKnown, page.Next).ShouldBe(("Sea", null, 9.5, false, "p2"));
    }

    [Fact]
    public async Task Post_OfAValidBody_SendsItAsJsonAndTellsStatusAndHeaders()
    {
        var inbox = server.Open(Responses.Json(OneBook, 201, ("Trace-Id", "t-1"), ("Quota", "60"), ("Quota-Left", "59")));
        using var client = Client(inbox);

        var response = await client.Shelves["s"].Books.PostWithResponseAsync(
            new NewBook { Isbn = Isbn, Title = "Sea", Author = new Author { Family = "Woolf" } }, cancellationToken: TestContext.Current.CancellationToken);

        inbox.Request.BodyText.ShouldBe($$$"""{"author":{"family":"Woolf"},"isbn":"{{{Isbn}}}","title":"Sea"}""");
        (response.StatusCode, response.RequestId, response.RateLimit!.MinuteLimit, response.RateLimit.MinuteRemaining).ShouldBe((201, "t-1", 60, 59));
        response.Value.Payload.Genre.ShouldBe(Genre.Poetry);
    }

    [Fact]
    public async Task Post_OfABodyThatBreaksARule_IsNotSent()
    {
        var inbox = server.Open(Responses.Json(OneBook, 201));
        using var client = Client(inbox);

        var failure = await Should.ThrowAsync<ServiceException>(() => client.Shelves["s"].Books.PostAsync(new NewBook { Isbn = "1", Title = new string('a', 21) }, cancellationToken: TestContext.Current.CancellationToken));

        failure.Kind.ShouldBe(FailureKind.InvalidRequest);
        failure.Errors.Keys.ShouldBe(["isbn", "title"], ignoreOrder: true);
        inbox.Requests.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("""{"isbn":"9780000000001","reviewer":"Eve","stars":5}""", "Eve", null)]
    [InlineData("""{"isbn":"9780000000001","reviewer":{"family":"Woolf"},"stars":5}""", null, "Woolf")]
    public async Task Post_OfAModelThatIsReceivedToo_SendsAndReadsIt(string review, string? name, string? family)
    {
        var inbox = server.Open(Responses.Json(review));
        using var client = Client(inbox);
        var sent = new Review { Isbn = Isbn, Stars = 5, Reviewer = name is not null ? name : new Author { Family = family! } };

        var kept = await client.Reviews.PostAsync(sent, cancellationToken: TestContext.Current.CancellationToken);

        inbox.Request.BodyText.ShouldBe(review);
        foreach (var read in (Review[])[kept, await ReadByKiotaAsync(review)])
        {
            (read.Isbn, read.Stars, read.Reviewer!.String, read.Reviewer.Author?.Family).ShouldBe((Isbn, 5, name, family));
        }

        using var writer = new JsonSerializationWriter();
        writer.WriteObjectValue(null, kept);
        using var text = new StreamReader(writer.GetSerializedContent());
        (await text.ReadToEndAsync(TestContext.Current.CancellationToken)).ShouldBe(review);
        (sent.Validate().Count, new Review { Isbn = Isbn, Stars = 6 }.Validate().Keys.ShouldHaveSingleItem()).ShouldBe((0, "stars"));
    }

    [Theory]
    [InlineData("""{"isbn":"9780000000001"}""", "'stars' of Review is missing, which the contract requires")]
    [InlineData("""{"isbn":null,"stars":5}""", "'isbn' of Review is null, which the contract rules out")]
    [InlineData("""{"isbn":"9780000000001","stars":5,"reviewer":true}""", "a Review")]
    public async Task Response_WithoutWhatItMustHave_IsRefusedAlsoByKiota(string review, string problem)
    {
        var inbox = server.Open(Responses.Json(review));
        using var client = Client(inbox);

        var failure = await Should.ThrowAsync<ServiceException>(() => client.Reviews.PostAsync(new Review { Isbn = Isbn, Stars = 5 }, cancellationToken: TestContext.Current.CancellationToken));
        var byKiota = await Should.ThrowAsync<JsonException>(() => ReadByKiotaAsync(review));

        failure.Message.ShouldContain(problem);
        byKiota.Message.ShouldContain(problem);
    }

    [Fact]
    public async Task Post_OfHalfACharacter_IsNotSent()
    {
        var inbox = server.Open(Responses.Json(OneBook, 201));
        using var client = Client(inbox);

        var failure = await Should.ThrowAsync<ServiceException>(() => client.Shelves["s"].Books.PostAsync(new NewBook { Isbn = Isbn, Title = "\ud83d" }, cancellationToken: TestContext.Current.CancellationToken));

        (failure.Kind, failure.Errors.Keys.Single(), inbox.Requests.Count).ShouldBe((FailureKind.InvalidRequest, "title", 0));
    }

    [Fact]
    public async Task Post_OfAForm_SendsTheFile()
    {
        var inbox = server.Open(Responses.Empty(204));
        using var client = Client(inbox);

        await client.Covers.PostAsync(new CoversRequest { Isbn = Isbn, Picture = FileContent.FromBytes("pixels"u8.ToArray(), "cover.png") }, cancellationToken: TestContext.Current.CancellationToken);

        inbox.Request.Headers["Content-Type"].ShouldStartWith("multipart/form-data; boundary=");
        inbox.Request.BodyText.ShouldContain("name=\"isbn\"\r\n\r\n" + Isbn);
        inbox.Request.BodyText.ShouldContain("name=\"picture\"; filename=\"cover.png\"\r\nContent-Type: image/png\r\n\r\npixels");
    }

    [Fact]
    public void File_ThatIsNone_IsAFailureOfItsKind() =>
        Should.Throw<ServiceException>(() => FileContent.FromPath(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar))).Kind.ShouldBe(FailureKind.File);

    [Fact]
    public async Task Submission_WithTheIdWhereTheProjectSays_GivesTheHandle()
    {
        var inbox = server.Open(Responses.Json("""{"payload":{"ticket":{"number":"T7"}}}""", 202));
        using var client = Client(inbox);

        var run = await client.PrintRuns.SubmitAsync(new PrintRunsRequest { Isbn = Isbn, Copies = 3 }, TestContext.Current.CancellationToken);

        run.ShouldBe(new PrintRun("T7", JobKind.Print));
    }

    [Fact]
    public async Task Operations_FromNamedValues_AreTheSameCalls()
    {
        ShopOperations.All.Select(operation => operation.Name).ShouldBe(["covers", "get-shelves-by-shelf-id-books", "post-shelves-by-shelf-id-books", "print-runs", "reviews", "stock"]);
        var inbox = server.Open(Responses.Json($$$"""{"payload":[{"isbn":"{{{Isbn}}}","title":"Sea","subtitle":null,"genre":"essay"}]}"""));
        using var client = Client(inbox);

        var page = await ShopOperations.ShelvesItemBooksGet.RunAsync(
            client.RequestAdapter, new Dictionary<string, object?> { ["ShelfId"] = "a b", ["genre"] = new[] { "novel", "poetry" }, ["page-size"] = "2" }, TestContext.Current.CancellationToken);

        (inbox.Request.Method, inbox.Request.Target).ShouldBe(("GET", "/shelves/a%20b/books?genre=novel&genre=poetry&page-size=2"));
        page.ShouldBeAssignableTo<JsonModel>();
    }

    [Fact]
    public async Task Operations_OnAModelInAModelAndAUnion_MakeThem()
    {
        var inbox = server.Open(Responses.Json("""{"isbn":"9780000000001","stars":5}"""));
        using var client = Client(inbox);
        var reviewer = new Dictionary<string, object?> { ["Family"] = "Woolf" };

        await ShopOperations.Reviews.RunAsync(client.RequestAdapter, new Dictionary<string, object?> { ["isbn"] = Isbn, ["stars"] = 5, ["reviewer"] = reviewer }, TestContext.Current.CancellationToken);
        inbox.Requests[^1].BodyText.ShouldBe("""{"isbn":"9780000000001","reviewer":{"family":"Woolf"},"stars":5}""");

        await ShopOperations.Reviews.RunAsync(client.RequestAdapter, new Dictionary<string, object?> { ["isbn"] = Isbn, ["stars"] = 5, ["reviewer"] = "Eve" }, TestContext.Current.CancellationToken);
        inbox.Requests[^1].BodyText.ShouldBe("""{"isbn":"9780000000001","reviewer":"Eve","stars":5}""");
    }

    [Fact]
    public async Task Operations_OnWhatBreaksRules_NameTheFieldsAndSendNothing()
    {
        var inbox = server.Open(Responses.Json(OneBook, 201));
        using var client = Client(inbox);
        var values = new Dictionary<string, object?> { ["shelf-id"] = "", ["isbn"] = 1, ["title"] = new string('a', 21), ["author"] = new Dictionary<string, object?> { ["famly"] = "Woolf" } };

        var failure = await Should.ThrowAsync<ServiceException>(() => ShopOperations.ShelvesItemBooksPost.RunAsync(client.RequestAdapter, values, TestContext.Current.CancellationToken));

        failure.Kind.ShouldBe(FailureKind.InvalidRequest);
        failure.Errors.Keys.ShouldBe(["author.famly", "author.family", "isbn", "shelf-id", "title"], ignoreOrder: true);
        inbox.Requests.ShouldBeEmpty();
    }

    [Fact]
    public void Operations_SayTheirLocationsAndRules()
    {
        var operation = ShopOperations.ShelvesItemBooksGet;

        operation.Parameters.Select(parameter => (parameter.WireName, parameter.Name, parameter.Location, parameter.IsRequired)).ShouldBe(
            [("shelf-id", "ShelfId", ParameterLocation.Path, true), ("genre", "Genre", ParameterLocation.Query, false), ("page-size", "PageSize", ParameterLocation.Query, false)]);
        operation.FindParameter("PageSize")!.Rules.Select(rule => (rule.Keyword, rule.Value.GetInt32())).ShouldBe([("maximum", 50), ("minimum", 1)]);
        ShopOperations.PrintRuns.Makes.ShouldBe("print");
    }

    /// <summary>What the service is about to drop is still sent, and whoever uses it is warned; the generated code itself compiles without a warning.</summary>
    [Fact]
    public async Task Operations_ThatAreDeprecated_SayItAndRun()
    {
        var inbox = server.Open(Responses.Empty(204));
        using var client = Client(inbox);

        (await ShopOperations.Stock.RunAsync(client.RequestAdapter, new Dictionary<string, object?>(), TestContext.Current.CancellationToken)).ShouldBe(null);

        (inbox.Request.Method, inbox.Request.Target).ShouldBe(("GET", "/stock"));
        (ShopOperations.Stock.IsDeprecated, ShopOperations.Reviews.IsDeprecated).ShouldBe((true, false));
        ShopOperations.ShelvesItemBooksPost.Parameters.Where(parameter => parameter.IsDeprecated).Select(parameter => parameter.WireName).ShouldBe(["shelf_mark"]);
    }

    [Theory]
    [InlineData(202, """{"payload":{}}""")]
    [InlineData(202, "no JSON")]
    [InlineData(500, "{}")]
    public async Task Submission_ThatMayHaveBeenTaken_IsUncertain(int status, string json)
    {
        var inbox = server.Open(Responses.Json(json, status));
        using var client = Client(inbox);

        var failure = await Should.ThrowAsync<ServiceException>(() => client.PrintRuns.SubmitAsync(new PrintRunsRequest { Isbn = Isbn, Copies = 3 }, TestContext.Current.CancellationToken));

        failure.Kind.ShouldBe(FailureKind.SubmissionUncertain);
    }

    [Theory]
    [InlineData(401, FailureKind.Unauthorized)]
    [InlineData(403, FailureKind.Forbidden)]
    [InlineData(404, FailureKind.NotFound)]
    [InlineData(418, FailureKind.Other)]
    [InlineData(422, FailureKind.InvalidRequest)]
    [InlineData(429, FailureKind.RateLimit)]
    [InlineData(503, FailureKind.Server)]
    public async Task Response_ThatIsNoSuccess_IsAFailureOfItsKind(int status, FailureKind kind)
    {
        var inbox = server.Open(Responses.Json("""{"message":"no"}""", status, ("Trace-Id", "t-2"), ("Quota", "60")));
        using var client = Client(inbox);

        var failure = await Should.ThrowAsync<ServiceException>(() => client.Shelves["s"].Books.PostAsync(new NewBook { Isbn = Isbn, Title = "Sea" }, cancellationToken: TestContext.Current.CancellationToken));

        (failure.GetType(), failure.Kind, failure.ResponseStatusCode, failure.ServiceMessage, failure.RequestId, failure.RateLimit!.MinuteLimit).ShouldBe((typeof(ServiceException), kind, status, "no", "t-2", 60));
    }

    [Fact]
    public async Task Call_OnItsTrace_IsOfTheService()
    {
        var traced = new List<string>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Bookshop",
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity =>
            {
                lock (traced)
                {
                    traced.Add(activity.DisplayName);
                }
            },
        };
        ActivitySource.AddActivityListener(listener);
        var inbox = server.Open(Responses.Empty(204));
        using var client = Client(inbox);

        await client.Covers.PostAsync(new CoversRequest { Isbn = Isbn, Picture = FileContent.FromBytes([1], "a.png") }, cancellationToken: TestContext.Current.CancellationToken);

        lock (traced)
        {
            traced.ShouldContain("POST /covers");
        }
    }

    [Fact]
    public void Options_WithoutAKey_SayWhatTheServiceAdvises() =>
        Should.Throw<ArgumentException>(() => new ShopClient(new ShopClientOptions())).Message.ShouldStartWith("The API key is empty. Ask the bookseller for one.");

    [Fact]
    public void Options_OnTheDefaultServer_HaveTheDocuments() => new ShopClientOptions().BaseAddress.ShouldBe(new Uri("https://books.example/v7"));

    [Fact]
    public void Surface_OfTheClient_ShowsNoFriendOfTheRuntime() =>
        typeof(ApiTransport).Assembly.GetCustomAttributesData()
            .Where(attribute => attribute.AttributeType.Name == "InternalsVisibleToAttribute")
            .Select(attribute => (string)attribute.ConstructorArguments[0].Value!)
            .ShouldNotContain("Bookshop");

    /// <summary>The second document of the same project, in which the parameter of a path stands at the client itself.</summary>
    [Fact]
    public async Task Put_OfTheOtherDocument_IsCalledAndValidatedToo()
    {
        var inbox = server.Open(Responses.Json("""{"copies":3}"""));
        using var client = new WarehouseClient(new WarehouseClientOptions { ApiKey = "key", BaseAddress = inbox.Url, Retry = new RetryOptions { MaxRetries = 0 } });

        var shelf = await client["a b"].PutAsync(new Filling { Copies = 3 }, cancellationToken: TestContext.Current.CancellationToken);
        var failure = await Should.ThrowAsync<ServiceException>(() => client["a b"].PutAsync(new Filling { Copies = 401 }, cancellationToken: TestContext.Current.CancellationToken));

        (inbox.Requests.ShouldHaveSingleItem().Target, shelf.Copies).ShouldBe(("/shelves/a%20b", 3));
        failure.Errors.Keys.ShouldBe(["copies"]);
        WarehouseOperations.All.ShouldHaveSingleItem().Path.ShouldBe("/shelves/{shelf}");
        ShopOperations.All.ShouldNotContain(operation => operation.Path == "/shelves/{shelf}");
    }

    private static async Task<Review> ReadByKiotaAsync(string json)
    {
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(json));
        var node = await new JsonParseNodeFactory().GetRootParseNodeAsync("application/json", content, TestContext.Current.CancellationToken);
        return node.GetObjectValue(Review.CreateFromDiscriminatorValue)!;
    }

    private static ShopClient Client(Inbox inbox) =>
        new(new ShopClientOptions { ApiKey = "key", BaseAddress = inbox.Url, Retry = new RetryOptions { MaxRetries = 0 } });
}
