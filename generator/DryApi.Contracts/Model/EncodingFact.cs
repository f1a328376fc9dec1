namespace DryApi.Contracts;

/// <summary>
/// How a part of a form is written, as a fact of its operation: its name says the media type of the body, the part, and which fact of it,
/// as <c>encoding ["multipart/form-data","file","contentType"]</c>.
/// </summary>
public static class EncodingFact
{
    /// <summary>How the fact of a header of a part begins; its value is the header's type as text, after <see cref="Required"/> where it has to be there.</summary>
    public const string Header = "header ";

    /// <summary>How the value of a header begins that has to be there.</summary>
    public const string Required = "required ";

    private const string Start = "encoding ";

    /// <summary>The name of a fact of a part.</summary>
    public static string NameOf(string mediaType, string part, string fact) =>
        Start + "[" + JsonText.Quote(mediaType) + "," + JsonText.Quote(part) + "," + JsonText.Quote(fact) + "]";

    /// <summary>Whether a fact of an operation is one of a part.</summary>
    public static bool IsNameOfOne(string name) => name.StartsWith(Start + "[", StringComparison.Ordinal);

    /// <summary>The media type, the part and the fact that a name says; of one that says something else, what it says is the fact.</summary>
    internal static (string MediaType, string Part, string Fact) Read(string name)
    {
        var items = JsonText.Items(name.Substring(Start.Length));
        return items.Count == 3 ? (JsonText.Unquote(items[0]), JsonText.Unquote(items[1]), JsonText.Unquote(items[2])) : ("", "", name);
    }
}
