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

    private static Task<ProgramRun> RunAsync(params string[] args) =>
        Shell.RunAsync("dotnet", AppContext.BaseDirectory, [Path.Combine(AppContext.BaseDirectory, "dryapi-openapi.dll"), .. args]);
}
