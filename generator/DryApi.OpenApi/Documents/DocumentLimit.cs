namespace DryApi.OpenApi.Documents;

/// <summary>One of the limits, as the command line offers it.</summary>
/// <param name="Option">The option that sets it.</param>
/// <param name="Description">What is limited, and in which unit.</param>
/// <param name="Most">The most that the option takes: as far as the program can go.</param>
/// <param name="Get">The limit.</param>
/// <param name="With">The same limits but for this one.</param>
internal sealed record DocumentLimit(string Option, string Description, int Most, Func<DocumentLimits, int> Get, Func<DocumentLimits, int, DocumentLimits> With)
{
    // Code that recurses over a document has the stack for this depth, see CommandLine.
    private const int DeepestStack = 10_000;

    // Buffers are counted in int.
    private const int LargestBuffer = 2_000;

    public static readonly DocumentLimit Size = new(
        "--max-size", "The size of an input, in megabytes; of a compressed response, decompressed.", LargestBuffer, l => l.MaxSize, (l, value) => l with { MaxSize = value });

    public static readonly DocumentLimit Depth = new(
        "--max-depth", "Objects and arrays in one another.", DeepestStack, l => l.MaxDepth, (l, value) => l with { MaxDepth = value });

    public static readonly DocumentLimit Nodes = new(
        "--max-nodes", "Values in a document, with what an overlay adds and aliases stand for; lines of a contract.", int.MaxValue, l => l.MaxNodes, (l, value) => l with { MaxNodes = value });

    public static readonly DocumentLimit Properties = new(
        "--max-properties", "Properties of one object.", int.MaxValue, l => l.MaxProperties, (l, value) => l with { MaxProperties = value });

    public static readonly DocumentLimit NameLength = new(
        "--max-name-length", "Characters of a name.", int.MaxValue, l => l.MaxNameLength, (l, value) => l with { MaxNameLength = value });

    public static readonly DocumentLimit NumberLength = new(
        "--max-number-length", "Characters of a number.", 1_000_000, l => l.MaxNumberLength, (l, value) => l with { MaxNumberLength = value });

    public static readonly DocumentLimit AliasedNodes = new(
        "--max-aliased-nodes", "Values that the aliases of a YAML document stand for, all together.", int.MaxValue, l => l.MaxAliasedNodes, (l, value) => l with { MaxAliasedNodes = value });

    public static readonly DocumentLimit OverlaySteps = new(
        "--max-overlay-steps", "Values that the targets of an overlay look at, all together.", int.MaxValue, l => l.MaxOverlaySteps, (l, value) => l with { MaxOverlaySteps = value });

    public static readonly DocumentLimit Files = new(
        "--max-files", "Files that a document refers to, all together; their size and values count as its own.", int.MaxValue, l => l.MaxFiles, (l, value) => l with { MaxFiles = value });

    public static readonly DocumentLimit Work = new(
        "--max-work", "Values that are visited to read a document, and to compare two.", int.MaxValue, l => l.MaxWork, (l, value) => l with { MaxWork = value });

    /// <summary>All of them.</summary>
    public static IReadOnlyList<DocumentLimit> All => [Size, Depth, Nodes, Properties, NameLength, NumberLength, AliasedNodes, OverlaySteps, Files, Work];
}
