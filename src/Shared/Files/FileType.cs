namespace DryApi.Files;

/// <summary>A type of file: its media type, and the endings that names of such files have, without a dot, in small letters.</summary>
internal sealed class FileType(string contentType, params string[] endings)
{
    /// <summary>The media type.</summary>
    public string ContentType { get; } = contentType;

    /// <summary>Whether names of such files have this ending.</summary>
    public bool Has(ReadOnlySpan<char> ending)
    {
        foreach (var own in endings)
        {
            if (ending.Equals(own, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
