using System.Text;
using DryApi.Generator;
using DryApi.Injection.Tests.Pipeline;
using DryApi.OpenApi.Commands;
using DryApi.OpenApi.Pulling;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace DryApi.Constructs.Tests.Pipeline;

/// <summary>The way from a document to an assembly, as the build goes it, in this process: the tool, NSwag with its templates, the generator, the compiler.</summary>
internal static class ClientBuild
{
    private const string HandWritten =
        """
        using DryApi.Http;
        using Microsoft.Kiota.Abstractions;

        namespace Bakery;

        /// <summary>A client.</summary>
        public partial class ApiClient : IDisposable
        {
            private readonly ApiTransport _transport;

            /// <summary>Initializes a new instance with options.</summary>
            /// <param name="options">The options.</param>
            public ApiClient(ApiClientOptions options) => _transport = new ApiTransport(options);

            internal static ApiService Service { get; } = new("Bakery", typeof(ApiClient).Assembly, ApiContract.DefaultServer);

            /// <summary>Gets what sends the calls.</summary>
            public IRequestAdapter RequestAdapter => _transport;

            /// <summary>Closes the connections.</summary>
            public void Dispose() => _transport.Dispose();
        }

        /// <inheritdoc />
        public sealed class ApiClientOptions() : ClientOptions(ApiClient.Service);
        """;

    private const string GlobalUsings =
        "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq;"
        + "global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;";

    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.CSharp14, DocumentationMode.Diagnose, preprocessorSymbols: ["NET", "NET10_0", "NET8_0_OR_GREATER", "NET9_0_OR_GREATER", "NET10_0_OR_GREATER"]);

    private static readonly CSharpCompilationOptions Options = new(
        OutputKind.DynamicallyLinkedLibrary,
        nullableContextOptions: NullableContextOptions.Enable,
        warningLevel: 9999,
        // Libraries were built against older versions of the framework; the SDK's targets leave these two out as well.
        specificDiagnosticOptions: [new("CS1701", ReportDiagnostic.Suppress), new("CS1702", ReportDiagnostic.Suppress)]);

    private static readonly MetadataReference[] References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is "DryApi.Runtime.dll" or "Polly.Core.dll" || Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal)
                || Path.GetFileName(path).StartsWith("Microsoft.Win32.", StringComparison.Ordinal) || Path.GetFileName(path).StartsWith("Microsoft.Kiota.", StringComparison.Ordinal)
                || Path.GetFileName(path) is "netstandard.dll" or "mscorlib.dll")
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>Builds the client of a document.</summary>
    /// <param name="document">The document's text.</param>
    /// <param name="namespace">The namespace of the code; <c>DryApi</c> is that of the runtime too.</param>
    public static Task<ClientBuildResult> OfAsync(string document, string @namespace = "Bakery") => OfAsync(document, new ClientProject(
        "Bakery" + Guid.NewGuid().ToString("N"), @namespace, null, [], [("ApiClient.cs", HandWritten.Replace("namespace Bakery", "namespace " + @namespace, StringComparison.Ordinal))]));

    /// <summary>Builds the client of a document beside what its project has by hand.</summary>
    public static async Task<ClientBuildResult> OfAsync(string document, ClientProject project)
    {
        using var folder = new TemporaryFolder();
        var (source, contract, normalized, declarations, code) = (folder["a.json"], folder["contract.txt"], folder["a.normalized.json"], folder["Client.declarations.txt"], folder["Client.nswag.g.cs"]);
        await File.WriteAllTextAsync(source, document);
        var said = new List<string>();
        string[] overlay = project.Overlay is { } path ? ["--overlay", path] : [];
        string[] types = ["--types", string.Join(',', project.Sources.Select(file => Path.GetFileNameWithoutExtension(file.Name))), .. project.Client is { } client ? (string[])["--client", client] : []];
        if (!await RunAsync(said, ["contract", source, .. overlay, .. types, "--output", contract]) || !await RunAsync(said, ["normalize", source, .. overlay, .. types, .. project.Names, "--output", normalized, "--declarations", declarations]))
        {
            return new ClientBuildResult(said, [], null, new Dictionary<string, string>());
        }

        NSwag.WriteClient(normalized, code, project.Namespace);
        var texts = new[] { contract, code, declarations }.Select(path => (AdditionalText)new TextFile(path, File.ReadAllText(path, Encoding.UTF8)));
        var nswag = await File.ReadAllTextAsync(code);
        var before = CSharpCompilation.Create(
            project.AssemblyName,
            [Parse(nswag, "Client.nswag.g.cs"), .. project.Sources.Select(file => Parse(file.Text, file.Name)), Parse(GlobalUsings, "GlobalUsings.g.cs")],
            References,
            Options);
        var driver = CSharpGeneratorDriver.Create([new ContractGenerator().AsSourceGenerator()], texts, ParseOptions).RunGeneratorsAndUpdateCompilation(before, out var compilation, out _);
        var result = driver.GetRunResult().Results.Single();
        result.Exception.ShouldBeNull();
        said.AddRange(result.Diagnostics.Select(diagnostic => diagnostic.ToString()));
        var files = result.GeneratedSources.ToDictionary(file => file.HintName, file => file.SourceText.ToString());
        files.Add("Client.nswag.g.cs", nswag);
        files.Add("contract.txt", await File.ReadAllTextAsync(contract));
        using var image = new MemoryStream();
        var emitted = compilation.Emit(image);
        // What the generator reports as an error ends the build before the compiler's own errors are looked at; they count all the same.
        var raw = emitted.Diagnostics.Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning && diagnostic.Id.StartsWith("CS", StringComparison.Ordinal)).Select(diagnostic => diagnostic.ToString()).ToList();
        return new ClientBuildResult(said, raw, emitted.Success ? image.ToArray() : null, files);
    }

    /// <summary>The names that a file of a client sees without more usings than those of every file: types of the runtime, of these namespaces and of those that every client uses, and namespaces.</summary>
    public static IReadOnlySet<string> NamesInSight()
    {
        var compilation = CSharpCompilation.Create("DryApi.Generated", [Parse(GlobalUsings, "GlobalUsings.g.cs")], References, Options);
        var names = new HashSet<string>(StringComparer.Ordinal) { "System", "Microsoft" };
        var runtime = compilation.References.Select(compilation.GetAssemblyOrModuleSymbol).OfType<IAssemblySymbol>().Single(assembly => assembly.Name == "DryApi.Runtime");
        var pending = new Stack<INamespaceSymbol>([runtime.GlobalNamespace]);
        while (pending.TryPop(out var space))
        {
            names.Add(space.Name);
            Add(space);
            foreach (var inner in space.GetNamespaceMembers())
            {
                pending.Push(inner);
            }
        }

        foreach (var name in GlobalUsings.Split("global using ", StringSplitOptions.RemoveEmptyEntries).Select(each => each.Trim().TrimEnd(';')).Concat(["System.Text", "System.Text.Json", "System.Text.Json.Serialization", "Microsoft.Kiota.Abstractions", "Microsoft.Kiota.Abstractions.Serialization"]))
        {
            Add(name.Split('.').Aggregate(compilation.GlobalNamespace, (space, part) => space.GetNamespaceMembers().Single(inner => inner.Name == part)));
        }

        names.Remove("");
        return names;

        void Add(INamespaceSymbol space) => names.UnionWith(space.GetTypeMembers()
            .Where(type => type.CanBeReferencedByName && (type.DeclaredAccessibility == Accessibility.Public || SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, runtime)))
            .Select(type => type.Name));
    }

    private static SyntaxTree Parse(string text, string path) => CSharpSyntaxTree.ParseText(text, ParseOptions, path, Encoding.UTF8);

    private static async Task<bool> RunAsync(List<string> said, params string[] args)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var exitCode = await new CommandLine(output, error, new HttpDocumentClient(TimeProvider.System), TimeProvider.System).RunAsync(args, CancellationToken.None);
        foreach (var line in error.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => !said.Contains(line)))
        {
            said.Add(line);
        }

        return exitCode == 0;
    }

    private sealed class TextFile(string path, string text) : AdditionalText
    {
        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text, Encoding.UTF8);
    }
}
