using Microsoft.CodeAnalysis;

namespace DryApi.Analyzers.Sdk;

/// <summary>The assemblies of the SDK, and what they say of themselves.</summary>
internal static class SdkAssemblies
{
    /// <summary>What every client needs.</summary>
    public const string Runtime = "DryApi.Runtime";

    /// <summary>What the clients of all versions have alike: jobs, options, files.</summary>
    public const string Shared = "DryApi.Generated";

    /// <summary>Whether an assembly is made for the runtime. No other one is asked for its attributes, which costs time.</summary>
    public static bool IsForRuntime(IAssemblySymbol assembly) => assembly.Modules.First().ReferencedAssemblies.Any(static reference => reference.Name == Runtime);

    /// <summary>Whether an attribute is the runtime's of that name.</summary>
    public static bool IsOfRuntime(AttributeData attribute, string name) => attribute.AttributeClass is { ContainingAssembly.Name: Runtime } type && type.Name == name;
}
