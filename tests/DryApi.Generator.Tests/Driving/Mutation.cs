namespace DryApi.Generator.Tests.Driving;

/// <summary>Small damage to a text, as a bad merge or a hasty edit does.</summary>
internal static class Mutation
{
    private static readonly string[] Pieces =
        ["", " ", "  ", "\n", "\"", "\\", "\\u", "\\uD83D", "<", ">", ",", ", ", "[", "]", "{", "}", ":", ": ", "=", "|", "schema ", "response ", "operation ", "any", "oneOf<", "map<", "array", "true", "\u2028", "\u540D", "0", "-1", "1e9"];

    public static string Of(string text, Random random)
    {
        for (var edits = random.Next(1, 4); edits > 0; edits--)
        {
            var at = random.Next(text.Length);
            var length = Math.Min(random.Next(4) == 0 ? random.Next(30) : random.Next(2), text.Length - at);
            text = text[..at] + Pieces[random.Next(Pieces.Length)] + text[(at + length)..];
            text = text.Length == 0 ? "x" : text;
        }

        return text;
    }
}
