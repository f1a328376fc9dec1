using System.Reflection;

namespace DryApi.Analyzers.Tests.Models;

/// <summary>An object of a model of a real assembly, as it is and as it is written in C#.</summary>
/// <param name="Model">The model.</param>
/// <param name="Subject">The property or rule that it is about.</param>
/// <param name="Expected">The diagnostic; null when all is allowed.</param>
/// <param name="Given">What its initializer gives.</param>
internal sealed record ModelCase(Type Model, string Subject, string? Expected, IReadOnlyDictionary<PropertyInfo, Sample> Given)
{
    public string Name => $"{Model.FullName} {Subject}: {Expected ?? "valid"}";

    public string Statement => $"_ = new {Model.FullName} {{ {string.Join(", ", Given.Select(each => $"{each.Key.Name} = {each.Value.Text}"))} }};";

    /// <summary>What the SDK itself says about the object.</summary>
    public IDictionary<string, string[]> Validate()
    {
        var model = Activator.CreateInstance(Model)!;
        foreach (var (property, sample) in Given)
        {
            property.SetValue(model, sample.Value);
        }

        return (IDictionary<string, string[]>)Model.GetMethod("Validate", [])!.Invoke(model, [])!;
    }
}
