using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace DryApi.Analyzers.Sdk;

/// <summary>The SDK as a compilation sees it, looked up once: the clients that its assemblies say they have. Models are known by their attributes alone.</summary>
internal sealed class SdkTypes
{
    private readonly ConcurrentDictionary<INamedTypeSymbol, bool> _openEnums = new(SymbolEqualityComparer.Default);
    private readonly INamedTypeSymbol[] _clients;
    private readonly HashSet<IAssemblySymbol> _assemblies;
    private readonly INamedTypeSymbol? _task;
    private readonly INamedTypeSymbol? _taskOf;

    private SdkTypes(Compilation compilation, List<INamedTypeSymbol> clients, IAssemblySymbol shared, IAssemblySymbol runtime)
    {
        _clients = [.. clients];
        _assemblies = new(clients.Select(static client => client.ContainingAssembly).Concat([shared, runtime]), SymbolEqualityComparer.Default);
        ClientOptions = shared.GetTypeByMetadataName("DryApi.DryApiClientOptions");
        FileContent = shared.GetTypeByMetadataName("DryApi.FileContent");
        Job = shared.GetTypeByMetadataName("DryApi.DryApiJob");
        Validatable = runtime.GetTypeByMetadataName("DryApi.Validation.IValidatableModel");
        List = compilation.GetTypeByMetadataName("System.Collections.Generic.List`1");
        _task = compilation.GetTypeByMetadataName("System.Threading.Tasks.Task");
        _taskOf = compilation.GetTypeByMetadataName("System.Threading.Tasks.Task`1");
    }

    public INamedTypeSymbol? ClientOptions { get; }

    public INamedTypeSymbol? FileContent { get; }

    public INamedTypeSymbol? Job { get; }

    /// <summary>What the SDK's models implement, out of sight.</summary>
    public INamedTypeSymbol? Validatable { get; }

    public INamedTypeSymbol? List { get; }

    /// <summary>The SDK that a compilation uses; null when it uses none.</summary>
    public static SdkTypes? Of(Compilation compilation)
    {
        // By the names of the assemblies: to ask for a type makes the compiler look into each assembly that there is.
        List<INamedTypeSymbol> clients = [];
        IAssemblySymbol? shared = null, runtime = null;
        foreach (var assembly in compilation.SourceModule.ReferencedAssemblySymbols)
        {
            if (assembly.Name == SdkAssemblies.Runtime)
            {
                runtime = assembly;
            }
            else if (SdkAssemblies.IsForRuntime(assembly))
            {
                shared = assembly.Name == SdkAssemblies.Shared ? assembly : shared;
                clients.AddRange(assembly.GetAttributes()
                    .Where(static attribute => SdkAssemblies.IsOfRuntime(attribute, "ServiceClientAttribute"))
                    .Select(attribute => attribute.ConstructorArguments is [{ Value: string name }] ? assembly.GetTypeByMetadataName(name) : null)
                    .OfType<INamedTypeSymbol>());
            }
        }

        return clients.Count == 0 || shared is null || runtime is null ? null : new SdkTypes(compilation, clients, shared, runtime);
    }

    /// <summary>Whether it is one of the clients.</summary>
    public bool IsClient(ITypeSymbol? type) => Array.Exists(_clients, client => SymbolEqualityComparer.Default.Equals(client, type));

    /// <summary>Whether it is of the SDK or of the runtime that comes with it.</summary>
    public bool IsOfSdk(ISymbol symbol) => symbol.ContainingAssembly is { } assembly && _assemblies.Contains(assembly);

    /// <summary>Whether the method is one of the SDK's that give a task.</summary>
    public bool IsCall(IMethodSymbol method) => IsOfSdk(method)
        && (SymbolEqualityComparer.Default.Equals(method.ReturnType, _task) || SymbolEqualityComparer.Default.Equals(method.ReturnType.OriginalDefinition, _taskOf));

    /// <summary>Whether the method submits a job.</summary>
    public bool IsSubmission(IMethodSymbol method) => IsCall(method)
        && method.ReturnType is INamedTypeSymbol { TypeArguments: [var result] } && SymbolEqualityComparer.Default.Equals(result, Job);

    /// <summary>Whether a type is an enumeration that is open to texts: a structure of the SDK that a text converts to.</summary>
    public bool IsOpenEnum(INamedTypeSymbol type) => type.IsValueType && IsOfSdk(type)
        && _openEnums.GetOrAdd(type, static type => type.GetMembers(WellKnownMemberNames.ImplicitConversionName)
            .Any(static member => member is IMethodSymbol { Parameters: [{ Type.SpecialType: SpecialType.System_String }] }));
}
