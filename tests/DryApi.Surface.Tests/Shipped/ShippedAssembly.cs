using System.Reflection;

namespace DryApi.Surface.Tests.Shipped;

/// <summary>An assembly of a project under src/, for one target framework, as this build has made it.</summary>
/// <param name="Project">The project's name.</param>
/// <param name="Framework">The target framework.</param>
/// <param name="Path">The assembly.</param>
/// <param name="References">What it was compiled against.</param>
internal sealed record ShippedAssembly(string Project, string Framework, string Path, IReadOnlyList<string> References)
{
    /// <summary>All of them, from the list that ShippedAssemblies.targets writes.</summary>
    public static IReadOnlyList<ShippedAssembly> All { get; } = Read(File.ReadAllLines(List));

    /// <summary>The name of the snapshot.</summary>
    public string Name => $"{Project}.{Framework}";

    private static List<ShippedAssembly> Read(IEnumerable<string> lines)
    {
        var entries = lines.Select(line => line.Split('|', 4)).ToLookup(entry => entry[0]);
        var references = entries["reference"].ToLookup(entry => (entry[1], entry[2]), entry => entry[3]);
        return [.. entries["assembly"].Select(entry => new ShippedAssembly(entry[1], entry[2], entry[3], [.. references[(entry[1], entry[2])]]))];
    }

    private static string List =>
        Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "ShippedAssemblies").Value!;
}
