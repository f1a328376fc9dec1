using System.Reflection;
using System.Runtime.Loader;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace DryApi.Injection.Tests.Pipeline;

/// <summary>The build's own NSwag inside this process, with the options of the build step.</summary>
internal static partial class NSwag
{
    private static readonly MethodInfo Main = Load(typeof(NSwag).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(each => each.Key == "NSwagFolder").Value!);
    private static readonly Lock OneAtATime = new();

    public static void WriteClient(string document, string code, string @namespace = "Bakery") => Run("openapi2csclient", Options("_NSwagClientOptions"), document, code, @namespace);

    private static void Run(string command, string options, string document, string code, string @namespace)
    {
        options = Variable().Replace(options, match => match.Groups[1].Value switch
        {
            "DOCUMENT" => document,
            "CODE" => code,
            "NAMESPACE" => @namespace,
            "TEMPLATES" => RepositoryFiles.PathOf("build/nswag/templates"),
            var name => throw new InvalidOperationException($"The build step gives NSwag a variable {name}, which is not known here."),
        });
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

    private static string Options(string property) => XDocument.Load(RepositoryFiles.PathOf("build/DryApi.OpenApi.targets")).Descendants(property).Single().Value;

    [GeneratedRegex(@"""\$\(Var\)([A-Z]+)\$\(EndVar\)""")]
    private static partial Regex Variable();

    private static MethodInfo Load(string folder)
    {
        var context = new AssemblyLoadContext("NSwag");
        context.Resolving += (_, name) => Path.Combine(folder, name.Name + ".dll") is var file && File.Exists(file) ? context.LoadFromAssemblyPath(file) : null;
        return context.LoadFromAssemblyPath(Path.Combine(folder, "dotnet-nswag.dll")).EntryPoint!;
    }
}
