using DryApi.Package.Tests.Users;

namespace DryApi.Package.Tests;

/// <summary>The program that makes an image, as native code. That needs a C compiler and zlib, which <c>.ci/run</c> installs where they are missing.</summary>
public sealed class NativeProgramTests(Workshop workshop)
{
    [Fact]
    public async Task Publish_OnNativeCode_WarnsOfNothingAndMakesAnImage()
    {
        const string properties = """
            <TargetFramework>net8.0</TargetFramework>
            <PublishAot>true</PublishAot>
            <TrimmerSingleWarn>false</TrimmerSingleWarn>
            <InvariantGlobalization>true</InvariantGlobalization>
            """;
        workshop.Write("Native", Workshop.Program, properties, "DryApi.Generated");

        await workshop.DotnetAsync("Native", "publish", "-r", Workshop.Runtime, "-o", "published");

        Directory.GetFiles(workshop.PathOf("Native/published"), "*.dll").ShouldBeEmpty("it is no native program");
        await workshop.ShouldMakeAnImageAsync("Native", "published");
    }
}
