using System.Text;

namespace DryApi.OpenApi.Normalization;

/// <summary>
/// What the generated code declares, in order: the templates write the index of a declaration before it, and the generator finds here what was declared,
/// and from which line of the contract. So no text of a document is ever read as a mark.
/// </summary>
internal sealed class DeclarationList
{
    private readonly StringBuilder _lines = new();
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

    /// <summary>Writes the list, a line a declaration.</summary>
    public void WriteTo(Stream output) => output.Write(Encoding.UTF8.GetBytes(_lines.ToString()));
}
