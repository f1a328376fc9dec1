using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace DryApi.Analyzers.Sdk;

/// <summary>The SDK as a compilation sees it, looked up once. Models are known by their attributes alone.</summary>
internal sealed class SdkTypes
{
    private readonly ConcurrentDictionary<INamedTypeSymbol, bool> _openEnums = new(SymbolEqualityComparer.Default);
    private readonly IAssemblySymbol? _runtime;
    private readonly INamedTypeSymbol? _task;
    private readonly INamedTypeSymbol? _taskOf;

    private SdkTypes(Compilation compilation, INamedTypeSymbol client, IAssemblySymbol? runtime)
    {
        Client = client;
        Assembly = client.ContainingAssembly;
        _runtime = runtime;
        ClientOptions = Assembly.GetTypeByMetadataName("DryApi.DryApiClientOptions");
        FileContent = Assembly.GetTypeByMetadataName("DryApi.FileContent");
        Job = Assembly.GetTypeByMetadataName("DryApi.DryApiJob");
        Validatable = runtime?.GetTypeByMetadataName("DryApi.Validation.IValidatableModel");
        List = compilation.GetTypeByMetadataName("System.Collections.Generic.List`1");
        _task = compilation.GetTypeByMetadataName("System.Threading.Tasks.Task");
        _taskOf = compilation.GetTypeByMetadataName("System.Threading.Tasks.Task`1");
    }

    /// <summary>The client, which every version of the SDK has.</summary>
    public INamedTypeSymbol Client { get; }

    public IAssemblySymbol Assembly { get; }

    public INamedTypeSymbol? ClientOptions { get; }

    public INamedTypeSymbol? FileContent { get; }

    public INamedTypeSymbol? Job { get; }

    /// <summary>What the SDK's models implement, out of sight.</summary>
    public INamedTypeSymbol? Validatable { get; }

    public INamedTypeSymbol? List { get; }

    /// <summary>The SDK that a compilation uses; null when it uses none.</summary>
    public static SdkTypes? Of(Compilation compilation)
    {
        // By the name of the assembly: to ask for a type makes the compiler look into each assembly that there is.
        INamedTypeSymbol? client = null;
        IAssemblySymbol? runtime = null;
        foreach (var assembly in compilation.SourceModule.ReferencedAssemblySymbols)
        {
            if (assembly.Name == "DryApi.Generated")
            {
                client = assembly.GetTypeByMetadataName("DryApi.DryApiClient");
            }
            else if (assembly.Name == "DryApi.Runtime")
            {
                runtime = assembly;
            }
        }

        return client is null ? null : new SdkTypes(compilation, client, runtime);
    }

    /// <summary>Whether it is of the SDK or of the runtime that comes with it.</summary>
    public bool IsOfSdk(ISymbol symbol) => symbol.ContainingAssembly is { } assembly
        && (SymbolEqualityComparer.Default.Equals(assembly, Assembly) || SymbolEqualityComparer.Default.Equals(assembly, _runtime));

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
