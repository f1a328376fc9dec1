using System.Reflection;
using System.Runtime.CompilerServices;

namespace DryApi.Contracts.Tests.Mutants;

/// <summary>
/// Stryker tests many mutants in one process and says in a file of four bytes which of them is active. What a type computes once, when it is
/// first used, would then be of whichever mutant was active at that time, and stay so for all that follow. Therefore types are initialized
/// here, before any test and with no mutant active; or, with <c>MutantProcesses=each</c>, each mutant has a process of its own.
/// <para>
/// The changed code would read that file, mapped into memory, at each of its changes, which takes longer than the code itself. It is told
/// here instead: before each test, and as soon as another mutant is in the file.
/// </para>
/// </summary>
internal static class MutantProcess
{
    private const int None = -1;

    private static readonly Assembly[] Assemblies = [typeof(Contract).Assembly, typeof(OpenApi.Reading.OpenApiContractReader).Assembly, typeof(MutantProcess).Assembly];

    private static readonly string? Path = Environment.GetEnvironmentVariable("STRYKER_MUTANT_FILE") is { Length: > 0 } path ? path : null;

    private static readonly FieldInfo? Active = Field("ActiveMutant");

    [ModuleInitializer]
    internal static void Start()
    {
        if (Path is null || Active is null)
        {
            return;
        }

        // No file to ask: what the field says is active.
        Field("_cachedMutantFilePath")!.SetValue(null, "");
        Field("_mutantFilePathCached")!.SetValue(null, true);
        var each = Environment.GetEnvironmentVariable("MutantProcesses") == "each";
        if (!each)
        {
            Active.SetValue(null, None);
            foreach (var type in Assemblies.SelectMany(assembly => assembly.GetTypes()).Where(type => !type.ContainsGenericParameters))
            {
                RuntimeHelpers.RunClassConstructor(type.TypeHandle);
            }
        }

        Activate();
        var first = (int)Active.GetValue(null)!;
        new Thread(() => Follow(each ? first : null)) { IsBackground = true }.Start();
    }

    /// <summary>Makes the mutant active that the file says.</summary>
    internal static void Activate()
    {
        if (Path is not null)
        {
            Active?.SetValue(null, Read(Path));
        }
    }

    private static void Follow(int? only)
    {
        while (true)
        {
            Thread.Sleep(1);
            Activate();

            // Stryker starts a process again that has ended, and sends it the run that met its end.
            if (only is not null && (int)Active!.GetValue(null)! != only)
            {
                Environment.Exit(0);
            }
        }
    }

    private static int Read(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        Span<byte> bytes = stackalloc byte[sizeof(int)];
        file.ReadExactly(bytes);
        return BitConverter.ToInt32(bytes);
    }

    private static FieldInfo? Field(string name) =>
        typeof(Contract).Assembly.GetTypes().SingleOrDefault(type => type.Name == "MutantControl")?.GetField(name, BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic);
}
