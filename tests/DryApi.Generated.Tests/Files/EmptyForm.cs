using DryApi.Serialization;

namespace DryApi.Generated.Tests.Files;

/// <summary>A form of which nothing is set.</summary>
internal sealed class EmptyForm : IFormWritable
{
    public void WriteTo(FormWriter form)
    {
    }
}
