using System.Text;
using DryApi.Contracts;

namespace DryApi.OpenApi.Normalization;

/// <summary>
/// What the generated code declares, in order: the templates write the index of a declaration before it, and the generator finds here what was declared,
/// and from which line of the contract. So no text of a document is ever read as a mark.
/// </summary>
internal sealed class DeclarationList
{
    private readonly StringBuilder _lines = new();
    private readonly StringBuilder _texts = new();
    private int _count;

    /// <summary>Adds a declaration.</summary>
    /// <param name="kind">Its kind, a word.</param>
    /// <param name="name">Its name in C#, behind that of its class.</param>
    /// <param name="contractLine">The line of the contract that it is made from; a line has no line end in it.</param>
    /// <returns>Its index.</returns>
    public int Add(string kind, string name, string contractLine = "")
    {
        _lines.Append(kind).Append(' ').Append(name).Append(" | ").Append(contractLine).Append('\n');
        return _count++;
    }

    /// <summary>Adds what the document says of a declaration, which is no part of the contract.</summary>
    /// <param name="kind">What of it is said, a word.</param>
    /// <param name="name">Its name in C#, behind that of its class.</param>
    /// <param name="text">What is said; null or empty adds nothing.</param>
    public void AddText(string kind, string name, string? text)
    {
        if (!string.IsNullOrEmpty(text))
        {
            _texts.Append("text ").Append(kind).Append(' ').Append(name).Append(" | ").Append(JsonText.Quote(text)).Append('\n');
        }
    }

    /// <summary>Writes the list, a line a declaration, and after it the texts, a line each.</summary>
    public void WriteTo(Stream output) => output.Write(Encoding.UTF8.GetBytes(_lines.Append(_texts).ToString()));
}
