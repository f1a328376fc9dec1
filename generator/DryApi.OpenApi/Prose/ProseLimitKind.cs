namespace DryApi.OpenApi.Prose;

/// <summary>What a limit in words is about.</summary>
internal enum ProseLimitKind
{
    MinLength,
    MaxLength,
    MinItems,
    MaxItems,
    MaxFileSize,
    FileTypes,
    Schemes,

    /// <summary>Seconds at least.</summary>
    MinDuration,

    /// <summary>Seconds at most.</summary>
    MaxDuration,
    MaxTokens,
    MaxTotalTokens,
    Minimum,
    Maximum,
    ExclusiveMinimum,
    Enum,
}
