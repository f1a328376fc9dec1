namespace DryApi.OpenApi.Documents;

/// <summary>
/// A place in a file. Line and column count from 1; columns count UTF-16 units, as editors and MSBuild do.
/// </summary>
public readonly record struct SourcePosition(string File, int Line, int Column)
{
    /// <summary>The place as MSBuild prints it: <c>file(line,column)</c>.</summary>
    public override string ToString() => $"{File}({Line},{Column})";
}
