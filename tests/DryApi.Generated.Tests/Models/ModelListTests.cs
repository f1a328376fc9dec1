using DryApi.Generated.Tests.Support;

namespace DryApi.Generated.Tests.Models;

/// <summary>All models, whatever the service makes of the numbers of pages.</summary>
public sealed class ModelListTests(LoopbackServer server)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task List_OnPages_HasAllOfThemAndAsksNoMoreThanItHasTo()
    {
        var inbox = server.Open(Responses.InTurn(
            Responses.Json("""{"data":[{"slug":"a"},{"slug":"b"}],"meta":{"current_page":1,"last_page":2}}"""),
            Responses.Json("""{"data":[{"slug":"c"}],"meta":{"current_page":2,"last_page":2}}""")));
        using var client = TestClients.Own(inbox.Url);

        (await SlugsAsync(client.Models.ListAsync(new ModelsQuery { InferenceTypes = ["txt2img"], PerPage = 2 }, Token))).ShouldBe(["a", "b", "c"]);

        inbox.Requests.Select(request => string.Join('&', request.Query.Order())).ShouldBe(
            ["(filter[inference_types], txt2img)&(page, 1)&(per_page, 2)", "(filter[inference_types], txt2img)&(page, 2)&(per_page, 2)"]);
    }

    [Fact]
    public async Task List_OnAServiceThatPaysNoHeedToPages_EndsWithEachModelOnce()
    {
        using var client = TestClients.Own(server.Open(Responses.Json("""{"data":[{"slug":"a"},{"slug":"b"}]}""")).Url);

        (await SlugsAsync(client.Models.ListAsync(cancellationToken: Token))).ShouldBe(["a", "b"]);
    }

    [Fact]
    public async Task List_OnAnEmptyPage_Ends()
    {
        var inbox = server.Open(Responses.InTurn(Responses.Json("""{"data":[{"slug":"a"}]}"""), Responses.Json("""{"data":[]}""")));
        using var client = TestClients.Own(inbox.Url);

        (await SlugsAsync(client.Models.ListAsync(new ModelsQuery { Page = 3 }, Token))).ShouldBe(["a"]);

        inbox.Requests.Select(request => request.Query.Single(pair => pair.Name == "page").Value).ShouldBe(["3", "4"]);
    }

    [Fact]
    public async Task List_ThatIsTakenNoFurther_AsksNoFurther()
    {
        var inbox = server.Open(Responses.Json("""{"data":[{"slug":"a"},{"slug":"b"}]}"""));
        using var client = TestClients.Own(inbox.Url);

        await foreach (var model in client.Models.ListAsync(cancellationToken: Token))
        {
            model.Slug.ShouldBe("a");
            break;
        }

        inbox.Requests.Count.ShouldBe(1);
    }

    private static async Task<List<string?>> SlugsAsync(IAsyncEnumerable<InferenceModel> models)
    {
        var slugs = new List<string?>();
        await foreach (var model in models)
        {
            slugs.Add(model.Slug);
        }

        return slugs;
    }
}
