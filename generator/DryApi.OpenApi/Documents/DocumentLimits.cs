namespace DryApi.OpenApi.Documents;

/// <summary>What a document may be at most. A typical one has 300 KB and is nested 20 deep.</summary>
internal static class DocumentLimits
{
    public const int MaxMegabytes = 50;

    public const int MaxBytes = MaxMegabytes * 1024 * 1024;

    /// <summary>Objects and arrays in one another; code that recurses over a document stays far from the stack's end.</summary>
    public const int MaxDepth = 1_500;

    /// <summary>Values that the aliases of a YAML document may stand for, all together.</summary>
    public const int MaxAliasedNodes = 100_000;

    public static InputException TooDeep(SourcePosition position) =>
        InputException.At(position, $"objects and arrays are nested more than {MaxDepth} deep here", "flatten the document");

    public static InputException TooLarge(string file) =>
        InputException.In(file, $"it is larger than {MaxMegabytes} MB", "is it really an OpenAPI document?");
}
