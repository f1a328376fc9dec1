using System.ComponentModel;

namespace DryApi.Migration;

/// <summary>
/// Says that the client of an assembly takes the place of another one, and what became of each call, class and field. It is made of the two contracts when the
/// assembly is built; an analyzer reads it in the programs that refer to both.
/// </summary>
/// <param name="predecessor">The full name of the client whose place is taken.</param>
/// <param name="client">The full name of the client that takes it.</param>
/// <param name="map">
/// What became of what, a line each: <c>call Builder.Method Path.Method</c>, without the second part where nothing takes its place; <c>type Old New</c>, the likeliest of
/// several first, and below it <c>moved Old New</c>, <c>gone Old</c>, <c>look Old why</c> and <c>unset Old why</c> for its fields, <c>value Old New</c> for those of an enumeration.
/// </param>
[EditorBrowsable(EditorBrowsableState.Never)]
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class SuccessorOfAttribute(string predecessor, string client, string map) : Attribute
{
    /// <summary>Gets the full name of the client whose place is taken.</summary>
    public string Predecessor => predecessor;

    /// <summary>Gets the full name of the client that takes it.</summary>
    public string Client => client;

    /// <summary>Gets what became of what, a line each.</summary>
    public string Map => map;
}
