using DryApi.Contracts;

namespace DryApi.Generator.Emission;

/// <summary>Writes the client where a class by hand has what clients have alike, and the project no half of its own.</summary>
internal sealed class ClientEmitter(CSharpSurface surface, Declarations declarations)
{
    /// <summary>Writes the class up to its builders.</summary>
    public void Open(CodeWriter code)
    {
        var (client, options) = (declarations.Client, declarations.ClientOptions);
        code.Line("/// <summary>The client of the service. Its properties follow the service's paths. One client serves a whole program, from any number of threads.</summary>");
        code.Open($"public partial class {client} : {declarations.ClientBase}");
        var members =
            $$"""
            /// <summary>Initializes a new instance with a key.</summary>
            /// <param name="apiKey">The API key of your account.</param>
            /// <exception cref="global::System.ArgumentException">The key is empty or has characters that no header can carry.</exception>
            public {{client}}(string apiKey)
                : this(new {{options}} { ApiKey = apiKey })
            {
            }

            /// <summary>Initializes a new instance with options.</summary>
            /// <param name="options">The key, the address, the HTTP client.</param>
            /// <exception cref="global::System.ArgumentNullException"><paramref name="options"/> is null.</exception>
            /// <exception cref="global::System.ArgumentException">An option cannot be used; the message says which and why.</exception>
            public {{client}}({{options}} options)
                : base(options, Service)
            {
            }

            /// <summary>Initializes a new instance on any Kiota adapter, which brings its own authentication and address.</summary>
            /// <param name="requestAdapter">The adapter; it stays the caller's to dispose.</param>
            /// <exception cref="global::System.ArgumentNullException"><paramref name="requestAdapter"/> is null.</exception>
            public {{client}}(global::Microsoft.Kiota.Abstractions.IRequestAdapter requestAdapter)
                : base(requestAdapter, Service)
            {
            }

            /// <summary>Initializes a new instance that calls nothing, for tests that replace its members.</summary>
            protected {{client}}()
            {
            }

            /// <summary>What every call asks of the service.</summary>
            internal static global::DryApi.Http.ApiService Service { get; } = CreateService(typeof({{client}}).Assembly, {{declarations.ContractClass}}.DefaultServer, {{JobStatusPath()}});

            /// <summary>Initializes a new instance from the environment.</summary>
            /// <inheritdoc cref="{{declarations.ClientBase}}.OptionsFromEnvironment" path="/remarks|/exception"/>
            public static {{client}} FromEnvironment() => new(OptionsFromEnvironment());
            """;
        foreach (var line in members.Split('\n'))
        {
            code.Line(line.TrimEnd('\r'));
        }
    }

    /// <summary>The path that says where a job stands, with the job's id in braces, as a literal.</summary>
    private string JobStatusPath() =>
        surface.Builders.SelectMany(builder => builder.Operations).FirstOrDefault(operation => operation.SaysJobStatus) is { } status ? CSharpLiteral.Quote(status.Path) : "null";
}
