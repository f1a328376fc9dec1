using DryApi.Contracts;

namespace DryApi.Generator.Inputs;

/// <summary>
/// What the code that NSwag wrote declares: the templates write a line <c>//= index type</c> before each declaration, so that the generator need not
/// read C#, and what stands behind an index is told by a list in a file of its own. Nothing else of the code is read as a mark.
/// </summary>
internal sealed class Declarations
{
    private const string Mark = "//= ";

    private const string TextMark = "text ";

    private readonly Dictionary<string, Declaration> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);

    private Declarations()
    {
    }

    /// <summary>The namespace of the code.</summary>
    public string Namespace { get; private set; } = "";

    /// <summary>The class of the client.</summary>
    public string Client { get; private set; } = "";

    /// <summary>The class that the client derives from; empty where the client has a half by hand.</summary>
    public string ClientBase { get; private set; } = "";

    /// <summary>The class of the client's options; empty where the client has a half by hand.</summary>
    public string ClientOptions { get; private set; } = "";

    /// <summary>The class that says which contract the code was made from.</summary>
    public string ContractClass { get; private set; } = "";

    /// <summary>The class that has the operations as data.</summary>
    public string OperationsClass { get; private set; } = "";

    /// <summary>Whether operations that submit a job have a method that returns its handle.</summary>
    public bool HasJobHandle { get; private set; }

    /// <summary>The last segment of the paths that say what a call costs; empty where there are none.</summary>
    public string PriceSegment { get; private set; } = "";

    public IEnumerable<Declaration> All => _byName.Values;

    /// <summary>Reads what the code declares.</summary>
    /// <param name="list">The list of declarations, a line each.</param>
    /// <param name="code">The code, with its marks.</param>
    /// <exception cref="DeclarationException">The code names an index that the list does not have: they were not made together.</exception>
    public static Declarations Read(string list, string code)
    {
        var declarations = new Declarations();
        var rows = list.Split('\n');
        declarations.Client = NameIn(rows, "client");
        declarations.ClientBase = NameIn(rows, "base");
        declarations.ClientOptions = NameIn(rows, "options");
        declarations.ContractClass = NameIn(rows, "contract");
        declarations.OperationsClass = NameIn(rows, "operations");
        declarations.HasJobHandle = NameIn(rows, "handle").Length > 0;
        declarations.PriceSegment = NameIn(rows, "price");
        foreach (var row in rows.Where(row => row.StartsWith(TextMark, StringComparison.Ordinal)))
        {
            var bar = row.IndexOf(" | ", StringComparison.Ordinal);
            declarations._texts[row.Substring(TextMark.Length, bar - TextMark.Length)] = JsonText.Unquote(row.Substring(bar + 3).TrimEnd('\r'));
        }

        var line = 0;
        for (var start = 0; start < code.Length;)
        {
            var end = code.IndexOf('\n', start);
            end = end < 0 ? code.Length : end;
            line++;
            var at = start;
            while (at < end && code[at] == ' ')
            {
                at++;
            }

            if (string.CompareOrdinal(code, at, Mark, 0, Mark.Length) == 0)
            {
                var mark = code.Substring(at + Mark.Length, end - at - Mark.Length).TrimEnd('\r');
                declarations.Add(mark, rows, line, at - start);
            }

            start = end + 1;
        }

        return declarations;
    }

    public Declaration? Find(string kind, string name) => _byName.TryGetValue(kind + " " + name, out var declaration) ? declaration : null;

    /// <summary>What the document says of a declaration, or null.</summary>
    public string? Text(string kind, string name) => _texts.TryGetValue(kind + " " + name, out var text) ? text : null;

    /// <summary>Whether there is one of that kind and name.</summary>
    public bool Has(string kindAndName) => _byName.ContainsKey(kindAndName);

    /// <summary>The name in a row that no mark leads to.</summary>
    private static string NameIn(string[] rows, string kind)
    {
        var row = Array.FindLast(rows, row => row.StartsWith(kind + " ", StringComparison.Ordinal));
        return row is null ? "" : row.Substring(kind.Length + 1).Split(' ')[0];
    }

    private void Add(string mark, string[] rows, int line, int column)
    {
        var space = mark.IndexOf(' ');
        var (word, rest) = space < 0 ? (mark, "") : (mark.Substring(0, space), mark.Substring(space + 1));
        switch (word)
        {
            case "namespace":
                Namespace = rest;
                break;
            default:
                Add(word, rest, rows, line, column);
                break;
        }
    }

    private void Add(string index, string type, string[] rows, int line, int column)
    {
        if (!int.TryParse(index, out var row) || row < 0 || row >= rows.Length || rows[row].IndexOf(" | ", StringComparison.Ordinal) is not (> 0 and var bar))
        {
            throw new DeclarationException($"it names the declaration {index}, which the list does not have", line, column);
        }

        var declared = rows[row].Substring(0, bar);
        var space = declared.IndexOf(' ');
        _byName[declared] = new Declaration(declared.Substring(0, space), declared.Substring(space + 1), type, rows[row].Substring(bar + 3).TrimEnd('\r'), line, column);
    }
}
