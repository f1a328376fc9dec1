using System.Text.RegularExpressions;
using DryApi.Package.Tests.Users;

namespace DryApi.Package.Tests;

/// <summary>Projects that have the emulator beside the SDK: a web application, and tests of what a program does with the SDK, with replaced clients, options of configuration, models in a web application of their own, and the samples of the page on testing.</summary>
public sealed class EmulatorTests(Workshop workshop)
{
    [Fact]
    public async Task Build_OnAWebApplication_RespondsWithAnImage()
    {
        workshop.Write("Web", "tests/DryApi.Package.Tests/Users/Web", "<TargetFramework>net10.0</TargetFramework>", "DryApi.Extensions.DependencyInjection", "DryApi.AspNetCore", "DryApi.Emulator");
        var image = workshop.PathOf("Web.png");

        await workshop.DotnetAsync("Web", "build");
        await workshop.StartAsync("dotnet", workshop.PathOf("Web/bin/Debug/net10.0/Web.dll"), image);

        Png.SizeOf(image).ShouldBe((256, 256));
        workshop.ShouldBeOurs("DryApi.Emulator");
        workshop.ShouldBeOurs("DryApi.Extensions.DependencyInjection");
        workshop.ShouldBeOurs("DryApi.AspNetCore");
    }

    [Fact]
    public async Task Test_OnATestProject_Passes()
    {
        // As in this repository: not every feed has what the test packages ask for in that very version.
        const string properties = "<TargetFramework>net10.0</TargetFramework><NoWarn>$(NoWarn);NU1603;NU1608</NoWarn>";
        workshop.Write("Tested", "tests/DryApi.Package.Tests/Users/Tested", properties,
            "DryApi.Generated", "DryApi.AspNetCore", "DryApi.Emulator", "Microsoft.AspNetCore.TestHost [10.0.14]", "Microsoft.NET.Test.Sdk [18.11.0]", "xunit.v3 [3.2.2]", "xunit.runner.visualstudio [3.1.5]", "NSubstitute [6.1.0]");
        var samples = TriedSamples.In("src/DryApi.Generated/TESTING.md");
        samples.Count.ShouldBe(6);
        foreach (var (name, code) in samples)
        {
            await File.WriteAllTextAsync(workshop.PathOf($"Tested/{name}.cs"), code, TestContext.Current.CancellationToken);
        }

        var said = await workshop.DotnetAsync("Tested", "test");

        var tests = Directory.GetFiles(workshop.PathOf("Tested"), "*.cs").Sum(file => Regex.Count(File.ReadAllText(file), @"\[Fact\]"));
        tests.ShouldBe(10 + 9);
        said.ShouldMatch($@"Passed! +- Failed: +0, Passed: +{tests}, ");
    }
}
