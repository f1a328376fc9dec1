namespace DryApi.OpenApi.Prose;

/// <summary>The words for units.</summary>
internal static class ProseUnits
{
    /// <summary>The unit that a word in small letters names, or null.</summary>
    public static ProseUnit? Of(string word) => word switch
    {
        "character" or "characters" or "char" or "chars" or "letter" or "letters" or "symbol" or "symbols" => ProseUnit.Characters,
        "item" or "items" or "entry" or "entries" or "element" or "elements" or "image" or "images" or "file" or "files" or "picture" or "pictures"
            or "inputs" or "strings" or "texts" or "messages" or "tags" or "keywords" or "urls" or "documents" or "objects" or "records" => ProseUnit.Items,
        "b" or "byte" or "bytes" or "kb" or "kib" or "mb" or "mib" or "gb" or "gib" or "kilobytes" or "megabyte" or "megabytes" or "gigabyte" or "gigabytes" => ProseUnit.Bytes,
        "second" or "seconds" or "sec" or "secs" or "s" or "minute" or "minutes" or "mins" => ProseUnit.Seconds,
        "token" or "tokens" => ProseUnit.Tokens,
        _ => null,
    };

    /// <summary>How many of the smallest a word stands for: bytes in a megabyte, seconds in a minute.</summary>
    public static decimal FactorOf(string word) => word switch
    {
        "kb" or "kib" or "kilobytes" => 1024,
        "mb" or "mib" or "megabyte" or "megabytes" => 1024 * 1024,
        "gb" or "gib" or "gigabyte" or "gigabytes" => 1024 * 1024 * 1024,
        "minute" or "minutes" or "mins" => 60,
        _ => 1,
    };
}
