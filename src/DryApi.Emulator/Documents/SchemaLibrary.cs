using System.Runtime.CompilerServices;

namespace DryApi.Emulator.Documents;

/// <summary>The library that judges by schemas.</summary>
internal static class SchemaLibrary
{
    /// <summary>Has it know its dialects and meta-schemas. It does so itself when it is loaded, but not in a native program, where that would be at every start: <c>src/DryApi.Cli/ModuleInitializers.xml</c>.</summary>
    [UnsafeAccessor(UnsafeAccessorKind.StaticMethod, Name = "Initialize")]
    public static extern void Initialize([UnsafeAccessorType("Json.Schema.__ModuleInitialization, JsonSchema.Net")] object? of = null);
}
