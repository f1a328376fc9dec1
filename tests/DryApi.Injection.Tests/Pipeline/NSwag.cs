using System.Reflection;
using System.Runtime.Loader;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace DryApi.Injection.Tests.Pipeline;

/// <summary>The build's own NSwag inside this process, with the options of the build step.</summary>
internal static class NSwag
{
    private static readonly string Root = Metadata("RepositoryRoot");
    private static readonly MethodInfo Main = Load(Metadata("NSwagFolder"));
    private static readonly Lock OneAtATime = new();

    public static void WriteClient(string document, string code) => Run("openapi2csclient", Options("DryApi.OpenApi.targets", "_NSwagOptions"), "$(OpenApiNormalizedDocument)", document, "$(OpenApiClient).new", code);

    public static void WriteControllers(string document, string code) =>
        Run("openapi2cscontroller", Options("DryApi.Controllers.targets", "_NSwagControllerOptions"), "$(OpenApiControllersDocument)", document, "$(OpenApiControllers).new", code);

    private static void Run(string command, string options, string documentProperty, string document, string codeProperty, string code)
    {
        options = options
            .Replace(documentProperty, document, StringComparison.Ordinal)
            .Replace(codeProperty, code, StringComparison.Ordinal)
            .Replace("$(OpenApiNamespace)", "Bakery", StringComparison.Ordinal)
            .Replace("$(OpenApiBuildDirectory)", Path.Combine(Root, "build") + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            .Replace("\"", "", StringComparison.Ordinal);
        lock (OneAtATime)
        {
            var console = Console.Out;
            using var said = new StringWriter();
            Console.SetOut(said);
            try
            {
                var exitCode = Main.Invoke(null, [Regex.Split(command + " " + options.Trim(), @"\s+")]);
                (exitCode is null or 0 && File.Exists(code)).ShouldBeTrue($"NSwag ended with {exitCode}: {said}");
            }
            finally
            {
                Console.SetOut(console);
            }
        }
    }

    private static string Options(string targets, string property) => XDocument.Load(Path.Combine(Root, "build", targets)).Descendants(property).Single().Value;

    private static MethodInfo Load(string folder)
    {
        var context = new AssemblyLoadContext("NSwag");
        context.Resolving += (_, name) => Path.Combine(folder, name.Name + ".dll") is var file && File.Exists(file) ? context.LoadFromAssemblyPath(file) : null;
        return context.LoadFromAssemblyPath(Path.Combine(folder, "dotnet-nswag.dll")).EntryPoint!;
    }

    private static string Metadata(string key) => typeof(NSwag).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(each => each.Key == key).Value!;
}
