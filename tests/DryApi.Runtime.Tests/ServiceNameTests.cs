using System.Text.RegularExpressions;

namespace DryApi.Runtime.Tests;

/// <summary>The runtime, the templates and the generator serve any document: they do not know what the SDK's service is called, or what its responses look like.</summary>
public sealed partial class ServiceNameTests
{
    private static readonly string[] Folders = ["src/DryApi.Runtime", "src/Shared", "build/nswag/templates", "generator/DryApi.Generator"];

    public static TheoryData<string> Files =>
    [
        .. Folders
            .SelectMany(folder => Directory.EnumerateFiles(RepositoryFiles.PathOf(folder), "*", SearchOption.AllDirectories))
            .Select(file => Path.GetRelativePath(RepositoryFiles.Root, file).Replace('\\', '/'))
            .Where(file => Path.GetExtension(file) is ".cs" or ".liquid" && !file.Split('/').Any(part => part is "bin" or "obj"))
            .Order(StringComparer.Ordinal),
    ];

    [Fact]
    public void Files_OfEachFolder_AreThere() =>
        Folders.ShouldAllBe(folder => Files.Count(file => file.Data.StartsWith(folder + "/", StringComparison.Ordinal)) > 3);

    [Theory]
    [MemberData(nameof(Files))]
    public void File_OnItsText_NamesNothingOfTheService(string file) => Mentions(File.ReadAllText(RepositoryFiles.PathOf(file))).ShouldBeEmpty();

    [Theory]
    [InlineData("catch (DryApiException failure)")]
    [InlineData("new ActivitySource(\"DryApi\")")]
    [InlineData("new ApiService(assembly, \"DryApi\")")]
    [InlineData("/// <summary>The client of dryAPI.</summary>")]
    [InlineData("\"https://api.dryapi.dev\"")]
    [InlineData("//= client DryApiClient")]
    [InlineData("$\"DryApi.Generated/{version}\"")]
    [InlineData("answer => answer.Data?.RequestId")]
    [InlineData("\"data.request_id\"")]
    [InlineData("headers[\"X-RateLimit-Limit\"]")]
    public void Text_ThatNamesTheService_IsFound(string text) => Mentions(text).ShouldNotBeEmpty();

    [Theory]
    [InlineData("namespace DryApi;")]
    [InlineData("using DryApi;\nusing DryApi.Files;")]
    [InlineData("/// <see cref=\"DryApi.Files.FileContent\"/>")]
    [InlineData("new CodeWriter(name, \"DryApi.Http\")")]
    [InlineData("global::DryApi.OperationDescription")]
    [InlineData("new CodeWriter(name, \"DryApi\", \"DryApi.Operations\")")]
    [InlineData("\"https://github.com/dryapi/DryApi.Generated/blob/main/generator/DryApi.Generator/RULES.md#\"")]
    public void Text_ThatNamesNamespacesAlone_IsLeftAlone(string text) => Mentions(text).ShouldBeEmpty();

    private static string[] Mentions(string text) =>
        [.. text.Split('\n').Select(line => Unavoidable().Replace(line, "")).Where(line => Service().IsMatch(line)).Select(line => line.Trim())];

    /// <summary>Namespaces, which are those of the repository, and the address of the repository, where the rules are explained.</summary>
    [GeneratedRegex(@"https://github\.com/dryapi/DryApi\.Generated/\S*|\b(?:namespace|using) DryApi(?=[;.])|\bglobal::DryApi\.(?=[A-Z][A-Za-z]+)|\bDryApi\.(?:Contracts|Errors|Files|Generator|Http|Operations|Serialization|Validation)\b|(?<=, )""DryApi""(?=, ""DryApi\.)")]
    private static partial Regex Unavoidable();

    [GeneratedRegex(@"dryapi|request_id|Data\?\.RequestId|X-RateLimit", RegexOptions.IgnoreCase)]
    private static partial Regex Service();
}
