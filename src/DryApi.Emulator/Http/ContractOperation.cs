namespace DryApi.Emulator.Http;

/// <summary>An operation of the contract, as the generated controllers have it.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">The path, with a slash at the start.</param>
/// <param name="Controller">The controller that implements it; null when it is not emulated.</param>
internal sealed record ContractOperation(string Method, string Path, Type? Controller)
{
    public override string ToString() => $"{Method} {Path}";
}
