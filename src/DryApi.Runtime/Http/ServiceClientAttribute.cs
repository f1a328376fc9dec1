using System.ComponentModel;

namespace DryApi.Http;

/// <summary>Says which client an assembly has. It is made when the assembly is built; analyzers know by it whose calls and models they judge in the programs that refer to it.</summary>
/// <param name="client">The full name of the client.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class ServiceClientAttribute(string client) : Attribute
{
    /// <summary>Gets the full name of the client.</summary>
    public string Client => client;
}
