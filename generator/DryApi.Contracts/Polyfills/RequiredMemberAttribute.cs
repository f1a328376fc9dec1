namespace System.Runtime.CompilerServices;

/// <summary>Lets netstandard2.0 use <c>required</c> members.</summary>
[AttributeUsage(AttributeTargets.All, Inherited = false)]
internal sealed class RequiredMemberAttribute : Attribute;
