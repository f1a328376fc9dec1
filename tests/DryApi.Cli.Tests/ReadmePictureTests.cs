using System.Text.RegularExpressions;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats.Png;

namespace DryApi.Cli.Tests;

/// <summary>The pictures of the command line in the READMEs. <c>build/cli-pictures.sh</c> makes them anew.</summary>
public sealed partial class ReadmePictureTests
{
    private const string Folder = "src/DryApi.Cli/";
    private const int MaxBytes = 150_000;
    private const int MinWidth = 800;

    [Theory]
    [InlineData("README.md", "terminal.png", "gallery.png", "agent.png")]
    [InlineData("src/DryApi.Cli/README.md", "terminal.png")]
    public async Task Readme_ShowsPicturesThatAreThere(string readme, params string[] expected)
    {
        var links = Links().Matches(await File.ReadAllTextAsync(RepositoryFiles.PathOf(readme), TestContext.Current.CancellationToken)).Where(link => link.Groups["path"].Value.StartsWith(Folder, StringComparison.Ordinal)).ToList();

        links.Select(link => link.Groups["path"].Value).ShouldBe(expected.Select(name => Folder + name), ignoreOrder: true);
        links.ShouldAllBe(link => link.Groups["text"].Length > 40, "somebody may not see it");
        foreach (var path in links.Select(link => RepositoryFiles.PathOf(link.Groups["path"].Value)))
        {
            var (info, format) = await Image.IdentifyWithFormatAsync(path, TestContext.Current.CancellationToken);
            format.ShouldBeOfType<PngFormat>();
            info.Width.ShouldBeGreaterThan(MinWidth);
            new FileInfo(path).Length.ShouldBeLessThan(MaxBytes);
        }
    }

    [GeneratedRegex(@"!\[(?<text>[^\]]*)\]\(https://raw\.githubusercontent\.com/dryapi/DryApi\.Generated/main/(?<path>[^)]+)\)")]
    private static partial Regex Links();
}
