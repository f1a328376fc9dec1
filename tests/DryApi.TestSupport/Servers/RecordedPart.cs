namespace DryApi.TestSupport.Servers;

/// <summary>A part of a form as it arrived.</summary>
public sealed record RecordedPart(string Name, string? FileName, string? ContentType, byte[] Bytes)
{
    public void ShouldBe((string FileName, string ContentType) file, byte[] bytes)
    {
        (FileName, ContentType).ShouldBe(file);
        Bytes.AsSpan().SequenceEqual(bytes).ShouldBeTrue($"{Bytes.Length} bytes arrived, {bytes.Length} were sent");
    }
}
