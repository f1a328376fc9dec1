namespace DryApi.OpenApi.Documents;

/// <summary>A key of an object of the specification.</summary>
/// <param name="Name">The key.</param>
/// <param name="Form">What form its value has.</param>
/// <param name="Inner">The kind of the objects in it.</param>
/// <param name="Use">What becomes of it.</param>
/// <param name="Since">The first version that has it.</param>
/// <param name="Until">The last one.</param>
internal sealed record OpenApiKey(string Name, KeyForm Form, ObjectKind Inner, KeyUse Use, OpenApiVersion Since, OpenApiVersion Until)
{
    /// <summary>Whether it is read in a document of a version: what 3.2 brought means nothing before, what earlier ones have is read in all.</summary>
    public bool IsKnownIn(OpenApiVersion version) => Since != OpenApiVersion.V32 || version == OpenApiVersion.V32;
}
