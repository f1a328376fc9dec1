namespace DryApi.Emulator.Results;

/// <summary>What a transcript says the times of.</summary>
internal enum TranscriptTimes
{
    /// <summary>Of nothing: it is one text.</summary>
    None,

    /// <summary>Of each sentence, on a line of its own.</summary>
    OfSentences,

    /// <summary>Of each word, on a line of its own.</summary>
    OfWords,
}
