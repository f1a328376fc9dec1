using System.Reflection;
using System.Runtime.Loader;

namespace DryApi.Constructs.Tests.Pipeline;

/// <summary>What came of a document.</summary>
/// <param name="Said">What the tool and the generator said, a line each.</param>
/// <param name="Raw">What the compiler said, which nobody should ever see.</param>
/// <param name="Image">The assembly; null where there is none.</param>
/// <param name="Files">The C# that was made, and the contract, by name.</param>
internal sealed record ClientBuildResult(IReadOnlyList<string> Said, IReadOnlyList<string> Raw, byte[]? Image, IReadOnlyDictionary<string, string> Files)
{
    /// <summary>The assembly, for code that has only its names; null where there is none.</summary>
    public Assembly? Load() => Image is null ? null : new AssemblyLoadContext(name: null, isCollectible: true).LoadFromStream(new MemoryStream(Image));
}
