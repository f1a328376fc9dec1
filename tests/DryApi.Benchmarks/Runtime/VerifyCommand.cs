using DryApi.Benchmarks.Runtime.Checks;

namespace DryApi.Benchmarks.Runtime;

/// <summary>Makes each call once and measures nothing: a check that is cheap enough for every build.</summary>
internal static class VerifyCommand
{
    /// <exception cref="InvalidOperationException">A client sent or read something else than the others; the message says what.</exception>
    public static bool Run()
    {
        Array.ForEach(CallKind.All, SameWork.Check);
        SameWork.CheckValidation();
        Console.WriteLine($"{CallKind.All.Length} calls: all clients send and read the same.");
        return true;
    }
}
