using System.Text;
using DryApi.OpenApi.Commands;
using DryApi.OpenApi.Pulling;

namespace DryApi.OpenApi;

internal static class Program
{
    public static async Task<int> Main(string[] args)
    {
        // UTF-8 whatever the console's code page is: builds and other programs read this.
        var encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        var output = new StreamWriter(Console.OpenStandardOutput(), encoding) { NewLine = "\n" };
        var error = new StreamWriter(Console.OpenStandardError(), encoding) { AutoFlush = true };
        await using (output.ConfigureAwait(false))
        await using (error.ConfigureAwait(false))
        {
            var hasColor = !Console.IsOutputRedirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
            return await new CommandLine(output, error, new HttpDocumentClient(TimeProvider.System), TimeProvider.System, hasColor).RunAsync(args).ConfigureAwait(false);
        }
    }
}
