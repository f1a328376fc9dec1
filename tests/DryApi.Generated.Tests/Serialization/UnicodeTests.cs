using DryApi.Errors;
using DryApi.Generated.Tests.Operations;
using DryApi.Generated.Tests.Support;

namespace DryApi.Generated.Tests.Serialization;

/// <summary>Half of a surrogate pair is no Unicode: it is refused by name, and not sent as something else.</summary>
public sealed class UnicodeTests(LoopbackServer server)
{
    private const string Half = "a sunset \ud83c";

    public static IEnumerable<TheoryDataRow<string, string>> Cases =>
        from name in (string[])["prompt", "lora", "model", "input", "inputs", "open enumeration", "form", "form name", "query", "query list"]
        from transport in Enum.GetNames<Transport>()
        select new TheoryDataRow<string, string>(name, transport);

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Request_OnHalfAPair_IsRefusedByItsField(string place, string transport)
    {
        var inbox = server.Open(Responses.Json("{\"data\":{\"request_id\":\"job-1\"}}"));
        using var client = TestClients.Of(Enum.Parse<Transport>(transport), inbox.Url);
        var image = Calls.Image;
        var configuration = transport == nameof(Transport.OwnConfigured) ? new Action<Microsoft.Kiota.Abstractions.RequestConfiguration<Microsoft.Kiota.Abstractions.DefaultQueryParameters>>(each => each.Headers.Add("X-Call", "1")) : null;
        var photo = FileContent.FromBytes([1], "a.png");

        var (call, field) = place switch
        {
            "prompt" => (Send(() => client.Txt2Img.PostAsync(Change(image, each => each.Prompt = Half), configuration, Token)), "prompt"),
            "lora" => (Send(() => client.Txt2Img.PostAsync(Change(image, each => each.Loras = [new() { Name = Half, Weight = 1 }]), configuration, Token)), "name"),
            "model" => (Send(() => client.Txt2Img.PostAsync(Change(image, each => each.Model = Half), configuration, Token)), "model"),
            "input" => (Send(() => client.Txt2Embedding.PostAsync(new Txt2EmbeddingRequest { Input = Half, Model = "m" }, configuration, Token)), "item"),
            "inputs" => (Send(() => client.Txt2Embedding.PostAsync(new Txt2EmbeddingRequest { Input = new[] { "a", Half }, Model = "m" }, configuration, Token)), "item"),
            "open enumeration" => (Send(() => client.Txt2Audio.PostAsync(new Txt2AudioRequest { Text = "t", Model = "m", Lang = Half, Speed = 1, Format = "mp3", SampleRate = 24000, Mode = Half }, configuration, Token)), ""),
            "form" => (Send(() => client.Img2Txt.PostAsync(new Img2TxtRequest { Image = photo, Model = Half }, configuration, Token)), "model"),
            "form name" => (Send(() => client.Img2Txt.PostAsync(new Img2TxtRequest { Image = FileContent.FromBytes([1], "\ud83c.png"), Model = "m" }, configuration, Token)), ""),
            "query" => (Send(() => client.Prompts.Samples.GetAsync(new PromptsSamplesQuery { Type = SamplePromptType.Text2Image, Topic = Half }, configuration, Token)), ""),
            _ => (Send(() => client.Models.GetAsync(new ModelsQuery { InferenceTypes = [Half] }, configuration, Token)), ""),
        };

        var exception = await Should.ThrowAsync<Exception>(call);
        (exception is DryApiValidationException or ArgumentException).ShouldBeTrue(exception.ToString());
        if (field.Length > 0)
        {
            exception.ShouldBeOfType<DryApiValidationException>().Errors.Keys.ShouldHaveSingleItem().ShouldBe(field);
            ((DryApiValidationException)exception).WasSent.ShouldBeFalse();
        }

        PrintableText.IsPrintable(exception.Message).ShouldBeTrue();
        inbox.Requests.ShouldBeEmpty();
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static T Change<T>(T request, Action<T> change)
    {
        change(request);
        return request;
    }

    private static Func<Task> Send<T>(Func<Task<T>> call) => async () => await call();
}
