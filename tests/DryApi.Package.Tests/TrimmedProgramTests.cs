using DryApi.Package.Tests.Users;

namespace DryApi.Package.Tests;

/// <summary>The program that makes an image, published with the runtime, and of both only what is used.</summary>
public sealed class TrimmedProgramTests(Workshop workshop)
{
    [Fact]
    public async Task Publish_OnTrimming_WarnsOfNothingAndMakesAnImage()
    {
        const string properties = """
            <TargetFramework>net10.0</TargetFramework>
            <PublishTrimmed>true</PublishTrimmed>
            <TrimmerSingleWarn>false</TrimmerSingleWarn>
            <InvariantGlobalization>true</InvariantGlobalization>
            """;
        workshop.Write("Trimmed", Workshop.Program, properties, "DryApi.Generated");

        await workshop.DotnetAsync("Trimmed", "publish", "-r", Workshop.Runtime, "--self-contained", "-o", "published");

        Directory.Exists(workshop.PathOf("Trimmed/published")).ShouldBeTrue();
        File.Exists(workshop.PathOf("Trimmed/published/System.Private.Xml.dll")).ShouldBeFalse("nothing was trimmed");
        await workshop.ShouldMakeAnImageAsync("Trimmed", "published");
    }
}
