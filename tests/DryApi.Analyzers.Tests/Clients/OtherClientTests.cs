using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DryApi.Analyzers.Tests.Clients;

/// <summary>The client of another assembly, and its models, are judged as those of the first one are, because that assembly says that it has a client.</summary>
public sealed class OtherClientTests
{
    private const string Request = "new DryApi.V2.EmbeddingsRequest { Input = text, Model = text }";

    [Theory]
    [InlineData("""var r = {|REQUEST|}; r.WebhookUrl = {|DRY3001:"http://example.com"|};""")]
    [InlineData("""_ = new DryApi.V2.EmbeddingsRequest { Input = text, Model = {|DRY3009:null|}! };""")]
    [InlineData("""var c = new DryApi.V2.DryApiClient({|DRY3101:"12|AbCdEf"|});""")]
    [InlineData("""var c = new DryApi.V2.DryApiClient(new DryApiClientOptions { ApiKey = {|DRY3101:"12|AbCdEf"|} });""")]
    [InlineData("""await {|DRY3102:v2.Embeddings.SubmitAsync({|REQUEST|})|};""")]
    [InlineData("""foreach (var each in texts) { using var c = {|DRY3103:new DryApi.V2.DryApiClient|}(text); }""")]
    [InlineData("""while (flag) { var c = {|DRY3103:DryApi.V2.DryApiClient.FromEnvironment()|}; }""")]
    [InlineData("""var r = {|DRY3104:v2.Embeddings.PostAsync({|REQUEST|}).Result|};""")]
    public Task Use_OfAnotherClient_IsReported(string statements) => VerifyAsync(statements);

    [Theory]
    [InlineData("""var r = {|REQUEST|}; r.WebhookUrl = "https://example.com";""")]
    [InlineData("""var c = new DryApi.V2.DryApiClient(text);""")]
    [InlineData("""var job = await v2.Embeddings.SubmitAsync({|REQUEST|});""")]
    [InlineData("""await v2.Embeddings.SubmitAsync(new DryApi.V2.EmbeddingsRequest { Input = text, Model = text, WebhookUrl = "https://example.com" });""")]
    [InlineData("""while (flag) { var c = new DryApi.V2.DryApiClient(client.RequestAdapter); }""")]
    [InlineData("""var r = await v2.Embeddings.PostAsync({|REQUEST|});""")]
    public Task RightUse_OfAnotherClient_IsLeftAlone(string statements) => VerifyAsync(statements);

    /// <summary>A library of the user's own that is built on the SDK is no client.</summary>
    [Fact]
    public async Task Use_OfALibraryThatUsesTheClients_IsLeftAlone()
    {
        var library = Compiling.Compile(Compiling.WithSuccessor, OutputKind.DynamicallyLinkedLibrary, ("Library.cs", """
            namespace Library;

            public class Pictures : DryApi.V2.DryApiClient
            {
                public Pictures(string key) : base(key) { }
                public Task<DryApi.DryApiJob> SubmitAsync([DryApi.Validation.HttpsUrl] string url) => throw new NotSupportedException();
                public Task<DryApi.FileContent> ReadAsync(DryApi.Http.RetryOptions options) => throw new NotSupportedException();
            }
            """)).WithAssemblyName("Library");

        await Verify.SourceAsync(Compiling.WithSuccessor.AddReferences(library.ToMetadataReference()), Verify.Method("""
            using var pictures = new Library.Pictures("12|AbCdEf");
            var read = pictures.ReadAsync(null!).Result;
            await pictures.SubmitAsync(text);
            """));
    }

    private static Task VerifyAsync(string statements) =>
        Verify.SourceAsync(Compiling.WithSuccessor, Verify.Method("DryApi.V2.DryApiClient v2 = null!; " + statements.Replace("{|REQUEST|}", Request, StringComparison.Ordinal)));
}
