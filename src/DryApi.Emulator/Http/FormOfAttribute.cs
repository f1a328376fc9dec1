namespace DryApi.Emulator.Http;

/// <summary>
/// Says which generated class is the form of an action. NSwag hands the fields of a form to the action one by one, all of
/// them optional; the class still knows which are required.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class FormOfAttribute(Type type) : Attribute
{
    public Type Type { get; } = type;
}
