using System.Text.Json;
using DryApi.Generated.Tests.Support;

namespace DryApi.Generated.Tests.Operations;

/// <summary>What is wrong with named values is said by field, all of it at once, and nothing is sent.</summary>
public sealed class NamedValueErrorTests
{
    private const string Valid = """{"prompt":"a","model":"m","width":1,"height":1,"guidance":1,"steps":1,"seed":1}""";

    public static TheoryData<string, string, string> Wrong => new()
    {
        { "prompt", "7", "prompt: Must be a string." },
        { "prompt", "null", "prompt: Must be given." },
        { "width", "\"12\"", "width: Must be a whole number." },
        { "width", "1.5", "width: Must be a whole number of 64 bits." },
        { "width", "9223372036854775808", "width: Must be a whole number of 64 bits." },
        { "width", "true", "width: Must be a whole number." },
        { "guidance", "\"1\"", "guidance: Must be a number." },
        { "guidance", "[1]", "guidance: Must be a number." },
        { "loras", "{}", "loras: Must be a list." },
        { "loras", "[null]", "loras.0: Must be given." },
        { "loras", "[7]", "loras.0: Must be an object." },
        { "loras", """[{"name":"a","weight":1},{"name":7,"weight":-1,"wait":1}]""", "loras.1.name: Must be a string.|loras.1.wait: Is no parameter here.|loras.1.weight: Must be at least 0." },
        { "prompt", """ "\ud800" """, "prompt: Must be Unicode: it has half of a surrogate pair, as when a text is cut in the middle of an emoji." },
        { "model", """ "a\udc00b" """, "model: Must be Unicode: it has half of a surrogate pair, as when a text is cut in the middle of an emoji." },
        { "loras", """[{"name":"a","weight":1,"\ud800":1}]""", "loras.0: Must be Unicode: it has half of a surrogate pair, as when a text is cut in the middle of an emoji." },
        { "loras", """[{"name":"\ud800","weight":1}]""", "loras.0.name: Must be Unicode: it has half of a surrogate pair, as when a text is cut in the middle of an emoji." },
        { "webhook_url", "\"http://example.com\"", "webhook_url: Must be an absolute https address, such as https://example.com/hook." },
        { "webhookUrl", "\"https://example.com\"", "webhookUrl: Is no parameter here." },
        { "Width", "1", "width: Is given twice, as width and as Width." },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task RunAsync_OnAWrongValue_NamesItsField(string name, string value, string expected)
    {
        var values = JsonDocument.Parse(Valid).RootElement.EnumerateObject().ToDictionary(property => property.Name, property => (object?)property.Value);
        values[name] = JsonDocument.Parse(value).RootElement;

        (await ErrorsAsync(DryApiOperations.Txt2Img, values)).ShouldBe(expected.Split('|'));
    }

    /// <summary>A whole surrogate pair is a character like any other.</summary>
    [Fact]
    public async Task RunAsync_OnAnEscapedEmoji_TakesIt() =>
        (await ErrorsAsync(DryApiOperations.Txt2Img, new() { ["prompt"] = JsonDocument.Parse(""" "\ud83d\ude00" """).RootElement })).ShouldNotContain(error => error.StartsWith("prompt", StringComparison.Ordinal));

    [Fact]
    public async Task RunAsync_OnNothing_NamesAllThatIsRequired() => (await ErrorsAsync(DryApiOperations.Txt2Img, [])).ShouldBe(
        ["guidance: Must be given.", "height: Must be given.", "model: Must be given.", "prompt: Must be given.", "seed: Must be given.", "steps: Must be given.", "width: Must be given."]);

    /// <summary>A text might name any file of this machine.</summary>
    [Fact]
    public async Task RunAsync_OnATextInPlaceOfAFile_AsksForAFile() => (await ErrorsAsync(DryApiOperations.ImgRmbg, new() { ["image"] = "/etc/passwd", ["model"] = "m" }))
        .ShouldContain("image: Must be a file, which is passed as FileContent.");

    [Theory]
    [InlineData("", "request_id: Cannot be a part of an address: it is empty.")]
    [InlineData("..", "request_id: Cannot be a part of an address: it would lead elsewhere.")]
    public async Task RunAsync_OnAValueThatIsNoSegment_SaysWhy(string id, string expected) =>
        (await ErrorsAsync(DryApiOperations.RequestStatusItem, new() { ["RequestId"] = id })).ShouldBe([expected]);

    [Fact]
    public async Task RunAsync_OnAnOperationWithoutParameters_TakesNone() => (await ErrorsAsync(DryApiOperations.Balance, new() { ["currency"] = "EUR\u001b[2J" })).ShouldBe(["currency: Is no parameter here."]);

    private static async Task<string[]> ErrorsAsync(OperationDescription operation, Dictionary<string, object?> values)
    {
        using var client = TestClients.Own(new Uri("http://127.0.0.1:1"));
        var exception = await Should.ThrowAsync<DryApiValidationException>(() => client.RunAsync(operation, values, TestContext.Current.CancellationToken));
        exception.WasSent.ShouldBeFalse();
        return [.. exception.Errors.SelectMany(field => field.Value.Select(message => $"{field.Key}: {message}")).Order(StringComparer.Ordinal)];
    }
}
