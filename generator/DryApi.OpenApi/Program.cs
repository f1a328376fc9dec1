using System.Text;
using DryApi.OpenApi.Commands;
using DryApi.OpenApi.Pulling;

namespace DryApi.OpenApi;

internal static class Program
{
    public static int Main(string[] args)
    {
        // UTF-8 whatever the console's code page is: builds and other programs read this.
        var encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        using var output = new StreamWriter(Console.OpenStandardOutput(), encoding) { NewLine = "\n" };
        using var error = new StreamWriter(Console.OpenStandardError(), encoding) { AutoFlush = true };
        var hasColor = !Console.IsOutputRedirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
        return new CommandLine(output, error, new HttpDocumentClient(TimeProvider.System), TimeProvider.System, hasColor).RunAsync(args).GetAwaiter().GetResult();
    }
}
