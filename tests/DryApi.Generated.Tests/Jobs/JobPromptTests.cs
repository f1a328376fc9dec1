using DryApi.Generated.Tests.Operations;
using DryApi.Generated.Tests.Support;

namespace DryApi.Generated.Tests.Jobs;

/// <summary>What of a request is its prompt, for logs that may have it.</summary>
public sealed class JobPromptTests
{
    public static TheoryData<string, string> Operations => [.. ServiceDocument.Versions.SelectMany(version => version.Described.Where(operation => operation.Submit is not null).Select(operation => (version.Folder, operation.Name)))];

    /// <summary>A job is made of words, one field of them, or of a file or what a URL leads to, which are no words of a user.</summary>
    [Theory]
    [MemberData(nameof(Operations))]
    public void Fields_OfEveryJob_HaveItsPrompt(string version, string name)
    {
        var parameters = ServiceDocument.Version(version).Described.Single(operation => operation.Name == name).Parameters;
        var prompts = parameters.Where(parameter => JobPrompt.Fields.Contains(parameter.WireName)).ToList();

        var isOfWords = parameters.Any(parameter => parameter.IsRequired && parameter.Type == ParameterType.String && parameter.FindRule("minLength") is not null);
        prompts.Count.ShouldBeInRange(isOfWords ? 1 : 0, 1);
        if (prompts.Count == 0)
        {
            parameters.ShouldContain(parameter => parameter.Type == ParameterType.File || (parameter.WireName.EndsWith("_url", StringComparison.Ordinal) && parameter.WireName != WebhookUrl.Field));
        }
    }

    [Fact]
    public void Prompt_OfARequest_IsItsText()
    {
        JobPrompt.Of(Calls.Image).ShouldBe(Calls.Image.Prompt);
        JobPrompt.Of(new Txt2EmbeddingRequest { Input = "one", Model = "m" }).ShouldBe("one");
        JobPrompt.Of(new Txt2EmbeddingRequest { Input = new[] { "one", "tw\"o" }, Model = "m" }).ShouldBe("one\ntw\"o");
        JobPrompt.Of(new ImgUpscaleRequest { Image = FileContent.FromBytes([1], "a.png"), Model = "m" }).ShouldBeNull();
        JobPrompt.Of(null).ShouldBeNull();
    }
}
