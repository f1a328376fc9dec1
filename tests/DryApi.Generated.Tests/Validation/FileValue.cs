namespace DryApi.Generated.Tests.Validation;

/// <summary>A file as cases speak of it: its name and how long it says it is.</summary>
internal sealed record FileValue(string Name, long Length)
{
    public FileContent ToContent() => FileContent.FromStream(new LengthOnlyStream(Length), Name);
}
