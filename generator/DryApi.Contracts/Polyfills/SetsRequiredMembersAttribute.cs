namespace System.Diagnostics.CodeAnalysis;

/// <summary>Lets netstandard2.0 use <c>required</c> members in records.</summary>
[AttributeUsage(AttributeTargets.Constructor, AllowMultiple = false, Inherited = false)]
internal sealed class SetsRequiredMembersAttribute : Attribute;
