namespace DryApi.Generator;

/// <summary>
/// What the code that NSwag wrote declares, by its lines <c>//= kind name | …</c>. The templates write one before each declaration,
/// so that the generator need not read C#.
/// </summary>
internal sealed class Declarations
{
    private const string Mark = "//= ";

    private readonly Dictionary<string, Declaration> _byName = new(StringComparer.Ordinal);

    private Declarations()
    {
    }

    public string Namespace { get; private set; } = "";

    public string Client { get; private set; } = "";

    public string ContractClass { get; private set; } = "";

    public IEnumerable<Declaration> All => _byName.Values;

    public static Declarations Read(string code)
    {
        var declarations = new Declarations();
        var line = 0;
        for (var start = 0; start < code.Length;)
        {
            var end = code.IndexOf('\n', start);
            end = end < 0 ? code.Length : end;
            line++;
            var mark = code.IndexOf(Mark, start, end - start, StringComparison.Ordinal);
            if (mark >= 0)
            {
                declarations.Add(code.Substring(mark + Mark.Length, end - mark - Mark.Length).TrimEnd('\r'), line, mark - start);
            }

            start = end + 1;
        }

        return declarations;
    }

    public Declaration? Find(string kind, string name) => _byName.TryGetValue(kind + " " + name, out var declaration) ? declaration : null;

    /// <summary>Whether there is one of that kind and name.</summary>
    public bool Has(string kindAndName) => _byName.ContainsKey(kindAndName);

    private void Add(string text, int line, int column)
    {
        var parts = text.Split([" | "], 3, StringSplitOptions.None);
        var space = parts[0].IndexOf(' ');
        var (kind, name) = (parts[0].Substring(0, space), parts[0].Substring(space + 1));
        switch (kind)
        {
            case "namespace":
                Namespace = name;
                break;
            case "client":
                Client = name;
                break;
            case "contract":
                ContractClass = name;
                break;
            default:
                _byName[parts[0]] = new Declaration(kind, name, parts.Length > 2 ? parts[1] : "", parts.Length > 1 ? parts[parts.Length - 1] : "", line, column);
                break;
        }
    }
}
