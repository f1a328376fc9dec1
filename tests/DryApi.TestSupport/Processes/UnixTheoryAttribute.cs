using System.Runtime.CompilerServices;

namespace DryApi.TestSupport.Processes;

/// <summary>A test, with data, of what only Unix has.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class UnixTheoryAttribute : TheoryAttribute
{
    public UnixTheoryAttribute([CallerFilePath] string? sourceFilePath = null, [CallerLineNumber] int sourceLineNumber = -1)
        : base(sourceFilePath, sourceLineNumber) => Skip = OperatingSystem.IsWindows() ? "Windows has no such thing." : null;
}
