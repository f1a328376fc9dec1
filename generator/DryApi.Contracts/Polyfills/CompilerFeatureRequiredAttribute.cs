namespace System.Runtime.CompilerServices;

/// <summary>Goes with <see cref="RequiredMemberAttribute"/>.</summary>
[AttributeUsage(AttributeTargets.All, AllowMultiple = true, Inherited = false)]
internal sealed class CompilerFeatureRequiredAttribute(string featureName) : Attribute
{
    public string FeatureName { get; } = featureName;
}
