using System.Reflection;
using System.Runtime.CompilerServices;

namespace DryApi.Contracts.Tests.Mutants;

/// <summary>
/// Stryker tests many mutants in one process and says in a file of four bytes which of them is active. What a type computes once, when it is
/// first used, would then be of whichever mutant was active at that time, and stay so for all that follow. Therefore types are initialized
/// here, before any test and with no mutant active; or, with <c>MutantProcesses=each</c>, each mutant has a process of its own.
/// </summary>
internal static class MutantProcess
{
    private const int None = -1;

    private static readonly Assembly[] Assemblies = [typeof(Contract).Assembly, typeof(OpenApi.Reading.OpenApiContractReader).Assembly, typeof(MutantProcess).Assembly];

    [ModuleInitializer]
    internal static void Start()
    {
        if (Environment.GetEnvironmentVariable("STRYKER_MUTANT_FILE") is not { Length: > 0 } path)
        {
            return;
        }

        var mutant = Exchange(path, null);
        if (Environment.GetEnvironmentVariable("MutantProcesses") == "each")
        {
            new Thread(() => ExitAtAnother(path, mutant)) { IsBackground = true }.Start();
            return;
        }

        Exchange(path, None);
        foreach (var type in Assemblies.SelectMany(assembly => assembly.GetTypes()).Where(type => !type.ContainsGenericParameters))
        {
            RuntimeHelpers.RunClassConstructor(type.TypeHandle);
        }

        Exchange(path, mutant);
    }

    /// <summary>Stryker starts a process again that has ended, and sends it the run that met its end.</summary>
    private static void ExitAtAnother(string path, int mutant)
    {
        while (Exchange(path, null) == mutant)
        {
            Thread.Sleep(1);
        }

        Environment.Exit(0);
    }

    /// <summary>Reads the active mutant, and writes another; the file stays as long as it is, for others have it in memory.</summary>
    private static int Exchange(string path, int? mutant)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        var bytes = new byte[sizeof(int)];
        file.ReadExactly(bytes);
        if (mutant is { } other)
        {
            file.Position = 0;
            file.Write(BitConverter.GetBytes(other));
        }

        return BitConverter.ToInt32(bytes);
    }
}
