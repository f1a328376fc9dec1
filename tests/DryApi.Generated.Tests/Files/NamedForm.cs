using DryApi.Serialization;

namespace DryApi.Generated.Tests.Files;

/// <summary>A text and a file in a field of any name.</summary>
internal sealed class NamedForm(string name) : IFormWritable
{
    public void WriteTo(FormWriter form)
    {
        form.Write(name, "value");
        form.Write(name, FileContent.FromBytes([1], "a.png"));
    }
}
