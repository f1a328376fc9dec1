namespace DryApi.Contracts;

/// <summary>A text that is no contract: says the line and what is wrong with it.</summary>
public sealed class ContractFormatException(int line, string message) : Exception($"line {line}: {message}")
{
    /// <summary>The line, counted from 1.</summary>
    public int Line { get; } = line;

    /// <summary>What is wrong, without the line.</summary>
    public string Problem { get; } = message;

    /// <summary>A part of the text for a message: as far as it says where to look.</summary>
    internal static string Cut(string text)
    {
        const int longest = 120;
        return text.Length <= longest ? text : text.Substring(0, char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest) + "…";
    }
}
