namespace DryApi.Emulator.Http;

/// <summary>
/// Says which generated controller a controller stands for that does not derive from it. NSwag hands the fields of a form, and the parameters of a query,
/// to an action one by one: one that derives would stop compiling with each optional field that the service adds.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class EmulatesAttribute(Type contract) : Attribute
{
    public Type Contract { get; } = contract;
}
