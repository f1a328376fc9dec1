namespace DryApi.Surface.Tests;

/// <summary>The surface of everything that is shipped is the one that was reviewed.</summary>
public sealed class SurfaceTests
{
    private static readonly string Snapshots = RepositoryFiles.PathOf("tests/DryApi.Surface.Tests/__snapshots__");

    public static TheoryData<string> Assemblies => [.. ShippedAssembly.All.Select(assembly => assembly.Name)];

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void Surface_OfShippedAssembly_IsAsReviewed(string name)
    {
        var text = SurfaceText.Of(AssemblyReader.Read(ShippedAssembly.All.Single(assembly => assembly.Name == name)));
        var isNew = !File.Exists(Path.Combine(Snapshots, name + ".snap"));

        Snapshot.Match(text, name);

        // A project or target framework that nobody has reviewed is no success.
        isNew.ShouldBeFalse($"{name} had no snapshot. It was written now: review it and run the tests again.");
    }

    [Fact]
    public void Snapshots_InTheFolder_AreOfShippedAssemblies() =>
        Directory.EnumerateFiles(Snapshots, "*.snap").Select(Path.GetFileNameWithoutExtension).Except(ShippedAssembly.All.Select(assembly => assembly.Name)).ShouldBeEmpty();

    [Fact]
    public void Projects_UnderSrc_AreAllShipped() =>
        Directory.EnumerateFiles(RepositoryFiles.PathOf("src"), "*.csproj", SearchOption.AllDirectories).Select(Path.GetFileNameWithoutExtension)
            .ShouldBe(ShippedAssembly.All.Select(assembly => assembly.Project).Distinct(), ignoreOrder: true);
}
