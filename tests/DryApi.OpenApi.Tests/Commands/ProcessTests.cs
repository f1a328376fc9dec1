using System.Diagnostics;
using DryApi.OpenApi.Tests.Documents;

namespace DryApi.OpenApi.Tests.Commands;

/// <summary>The tool as the build runs it: exit codes and streams of a real process.</summary>
public sealed class ProcessTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Unusable_input_exits_with_2_and_one_line()
    {
        var run = await RunAsync("contract", _folder["none.json"]);

        run.ShouldBeUnusable().ShouldBe($"{_folder["none.json"]}: there is no such file; check the path");
    }

    [Fact]
    public async Task Output_is_UTF8_with_LF_and_without_a_byte_order_mark()
    {
        var document = _folder.Write("a.json", """{"openapi":"3.0.3","info":{"title":"Läden","version":"1"},"paths":{}}""");

        var run = await RunAsync("contract", document);

        run.ShouldSucceed();
        run.Output.ShouldContain("Läden");
        run.Output.ShouldNotContain("\r");
        run.Output.ShouldNotStartWith("\uFEFF");
        run.Output.ShouldEndWith("\n");
    }

    private static async Task<ToolRun> RunAsync(params string[] args)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "dryapi-openapi.dll"), .. args])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = System.Text.Encoding.UTF8,
            StandardErrorEncoding = System.Text.Encoding.UTF8,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new ToolRun(process.ExitCode, await output, (await error).ReplaceLineEndings("\n"));
    }
}
