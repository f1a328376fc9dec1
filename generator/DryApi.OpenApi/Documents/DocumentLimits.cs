using DryApi.Contracts;

namespace DryApi.OpenApi.Documents;

/// <summary>
/// What an input may be at most: a document, an overlay, the text of a contract. A typical document has 300 KB, 10,000 values, and is
/// nested 20 deep. Whoever needs more allows it with an option of the command line.
/// </summary>
public sealed record DocumentLimits
{
    /// <summary>The limits where nobody names others.</summary>
    public static DocumentLimits Default { get; } = new();

    /// <summary>The size of a file or of a response, decompressed, in megabytes of 1,048,576 bytes.</summary>
    public int MaxSize { get; init; } = 50;

    /// <summary>Objects and arrays in one another.</summary>
    public int MaxDepth { get; init; } = 1_500;

    /// <summary>Values in a document, those that an overlay adds and those that YAML aliases stand for among them; lines of a contract.</summary>
    public int MaxNodes { get; init; } = 1_000_000;

    /// <summary>Properties of one object.</summary>
    public int MaxProperties { get; init; } = 100_000;

    /// <summary>UTF-16 units of a name.</summary>
    public int MaxNameLength { get; init; } = 1_000;

    /// <summary>Characters of a number.</summary>
    public int MaxNumberLength { get; init; } = 1_000;

    /// <summary>Values that the aliases of a YAML document stand for, all together.</summary>
    public int MaxAliasedNodes { get; init; } = 100_000;

    /// <summary>Values that the targets of an overlay's actions look at, all together.</summary>
    public int MaxOverlaySteps { get; init; } = 20_000_000;

    /// <summary>Files that the references of a document lead to, all together. Their size and their values count as the document's.</summary>
    public int MaxFiles { get; init; } = 10_000;

    /// <summary>Values that are visited to read a document, and to compare two.</summary>
    public int MaxWork { get; init; } = (int)WorkBudget.Default;

    internal long MaxBytes => MaxSize * 1024L * 1024L;

    internal InputException TooLarge(string file) =>
        new($"{file}: it is larger than {MaxSize} MB; is it really an OpenAPI document? If so, allow more with {DocumentLimit.Size.Option}") { IsLimit = true };

    internal InputException TooLargeTogether(SourcePosition position) =>
        Exceeded(position, $"with what this refers to, the document is larger than {MaxSize} MB", "split the document", DocumentLimit.Size);

    internal InputException TooManyFiles(SourcePosition position) =>
        Exceeded(position, $"the document refers to more than {MaxFiles} other files", "put some together", DocumentLimit.Files);

    internal InputException TooDeep(SourcePosition position) =>
        Exceeded(position, $"objects and arrays are nested more than {MaxDepth} deep here", "flatten the document", DocumentLimit.Depth);

    internal InputException TooManyNodes(SourcePosition position) =>
        Exceeded(position, $"the document has more than {MaxNodes} values with this one", "split the document", DocumentLimit.Nodes);

    internal InputException TooManyLines(SourcePosition position) =>
        Exceeded(position, $"the contract has more than {MaxNodes} lines", "split it", DocumentLimit.Nodes);

    internal InputException TooManyProperties(SourcePosition position) =>
        Exceeded(position, $"this object has more than {MaxProperties} properties", "split the document", DocumentLimit.Properties);

    internal InputException TooLongName(SourcePosition position, string start) =>
        Exceeded(position, $"the name {InputException.Quote(start)} has more than {MaxNameLength} characters", "shorten it", DocumentLimit.NameLength);

    internal InputException TooLongNumber(SourcePosition position, string start) =>
        Exceeded(position, $"the number {InputException.Quote(start)} has more than {MaxNumberLength} characters", "round it", DocumentLimit.NumberLength);

    internal InputException TooManyAliasedNodes(SourcePosition position) =>
        Exceeded(position, $"the aliases up to here stand for more than {MaxAliasedNodes} values", "write the document without aliases of aliases", DocumentLimit.AliasedNodes);

    internal InputException TooManyOverlaySteps(SourcePosition position) =>
        Exceeded(position, $"the targets up to this action look at more than {MaxOverlaySteps} values", "name a narrower target", DocumentLimit.OverlaySteps);

    private static InputException Exceeded(SourcePosition position, string what, string remedy, DocumentLimit limit) =>
        new($"{position}: {what}; {remedy}, or allow more with {limit.Option}") { IsLimit = true };
}
