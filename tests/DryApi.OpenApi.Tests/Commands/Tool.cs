using DryApi.OpenApi.Commands;
using DryApi.OpenApi.Pulling;

namespace DryApi.OpenApi.Tests.Commands;

/// <summary>Runs the tool inside the test process, as its entry point does.</summary>
internal static class Tool
{
    public static Task<ProgramRun> RunAsync(params string[] args) => RunAsync(new HttpDocumentClient(TimeProvider.System), args);

    public static async Task<ProgramRun> RunAsync(HttpDocumentClient client, params string[] args)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var exitCode = await new CommandLine(output, error, client, TimeProvider.System).RunAsync(args, TestContext.Current.CancellationToken);
        return new ProgramRun(exitCode, output.ToString(), error.ToString());
    }
}
