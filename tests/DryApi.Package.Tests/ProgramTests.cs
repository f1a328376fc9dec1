using DryApi.Package.Tests.Users;

namespace DryApi.Package.Tests;

/// <summary>A console program that makes an image.</summary>
public sealed class ProgramTests(Workshop workshop)
{
    [Theory]
    [InlineData("net8.0")]
    [InlineData("net10.0")]
    public async Task Build_OnAFramework_RunsAndMakesAnImage(string framework)
    {
        var name = "Program" + framework.Replace(".", "", StringComparison.Ordinal);
        workshop.Write(name, Workshop.Program, $"<TargetFramework>{framework}</TargetFramework>", "DryApi.Generated");

        await workshop.DotnetAsync(name, "build");

        await workshop.ShouldMakeAnImageAsync(name, $"bin/Debug/{framework}");
        workshop.ShouldBeOurs("DryApi.Generated");
    }
}
