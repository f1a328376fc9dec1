using System.Text;
using DryApi.OpenApi.Documents;
using DryApi.OpenApi.Reading;

namespace DryApi.OpenApi.Drift;

/// <summary>
/// Finds the texts that two documents say differently: descriptions, summaries, titles, examples, reasons of deprecations, links to
/// documentation. Both trees are walked side by side, once; what only one of them has (a new operation, a removed property) is no text
/// that changed.
/// </summary>
internal sealed class TextComparer
{
    private static readonly HashSet<string> Texts = new(StringComparer.Ordinal) { "description", "summary", "title", "example", "termsOfService" };

    /// <summary>Values that are data, and objects whose names are neither keywords nor texts.</summary>
    private static readonly HashSet<string> Opaque = new(StringComparer.Ordinal)
    {
        "default", "enum", "const", "security", "mapping", "discriminator", "required", "dependentRequired", "$vocabulary",
    };

    private static readonly Dictionary<string, TextKind> Kinds = new(StringComparer.Ordinal)
    {
        ["paths"] = TextKind.Paths,
        ["callbacks"] = TextKind.Callbacks,
        ["examples"] = TextKind.Examples,
        ["externalDocs"] = TextKind.Texts,
        ["contact"] = TextKind.Texts,
        ["license"] = TextKind.Texts,
        ["scopes"] = TextKind.Texts,
        ["properties"] = TextKind.Names,
        ["patternProperties"] = TextKind.Names,
        ["dependentSchemas"] = TextKind.Names,
        ["$defs"] = TextKind.Names,
        ["definitions"] = TextKind.Names,
        ["schemas"] = TextKind.Names,
        ["responses"] = TextKind.Names,
        ["parameters"] = TextKind.Names,
        ["requestBodies"] = TextKind.Names,
        ["headers"] = TextKind.Names,
        ["securitySchemes"] = TextKind.Names,
        ["flows"] = TextKind.Names,
        ["links"] = TextKind.Names,
        ["pathItems"] = TextKind.Paths,
        ["webhooks"] = TextKind.Names,
        ["content"] = TextKind.Names,
        ["encoding"] = TextKind.Names,
        ["variables"] = TextKind.Names,
    };

    private readonly List<TextChange> _changes = [];
    private readonly List<string> _basePath = [];
    private readonly List<string> _headPath = [];

    private TextComparer()
    {
    }

    /// <summary>The texts that differ, in the order of the new document.</summary>
    public static IReadOnlyList<TextChange> Compare(DocumentNode @base, DocumentNode head)
    {
        var comparer = new TextComparer();
        comparer.CompareValues(@base, head, TextKind.Keywords);
        return comparer._changes;
    }

    // Recursion is safe: the depth of a document is limited.
    private void CompareValues(DocumentNode @base, DocumentNode head, TextKind kind)
    {
        if (@base.IsObject && head.IsObject)
        {
            CompareObjects(@base, head, kind);
        }
        else if (@base.IsArray && head.IsArray)
        {
            CompareItems(@base.Items, head.Items);
        }
    }

    private void CompareObjects(DocumentNode @base, DocumentNode head, TextKind kind)
    {
        var renamed = kind == TextKind.Paths ? RenamedPaths(@base, head) : null;
        foreach (var property in head.Properties)
        {
            if (@base.TryGet(property.Name, out var old) || renamed?.TryGetValue(property.Name, out old) == true)
            {
                Compare(old, property, kind);
            }
            else if (IsText(property, kind))
            {
                Add(null, property);
            }
        }

        foreach (var property in @base.Properties)
        {
            if (!head.TryGet(property.Name, out _) && IsText(property, kind))
            {
                Add(property, null);
            }
        }
    }

    private void Compare(DocumentNode old, DocumentNode @new, TextKind kind)
    {
        if (IsText(old, kind) && IsText(@new, kind))
        {
            if (kind == TextKind.Examples && old.IsObject && @new.IsObject)
            {
                Descend(old, @new, TextKind.Example);
            }
            else if (!DocumentEquality.AreEqual(old, @new))
            {
                Add(old, @new);
            }
        }
        else if (kind is TextKind.Texts)
        {
            // An object in there is nothing that OpenAPI knows.
        }
        else if (kind == TextKind.Callbacks)
        {
            Descend(old, @new, TextKind.Paths);
        }
        else if (kind is not (TextKind.Keywords or TextKind.Example))
        {
            Descend(old, @new, TextKind.Keywords);
        }
        else if (!Opaque.Contains(@new.Name) && !@new.Name.StartsWith("x-", StringComparison.Ordinal))
        {
            Descend(old, @new, Kinds.GetValueOrDefault(@new.Name, TextKind.Keywords));
        }
    }

    private void Descend(DocumentNode old, DocumentNode @new, TextKind kind) => Descend(old.Name, @new.Name, old, @new, kind);

    private void Descend(string oldName, string newName, DocumentNode old, DocumentNode @new, TextKind kind)
    {
        _basePath.Add(oldName);
        _headPath.Add(newName);
        CompareValues(old, @new, kind);
        _basePath.RemoveAt(_basePath.Count - 1);
        _headPath.RemoveAt(_headPath.Count - 1);
    }

    /// <summary>Pairs the items of two lists by what they call themselves, the rest by their order.</summary>
    private void CompareItems(IReadOnlyList<DocumentNode> @base, IReadOnlyList<DocumentNode> head)
    {
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        var unnamed = new List<int>();
        for (var i = 0; i < @base.Count; i++)
        {
            if (IdentityOf(@base[i]) is not { } identity || !known.TryAdd(identity, i))
            {
                unnamed.Add(i);
            }
        }

        var rest = new List<int>();
        for (var i = 0; i < head.Count; i++)
        {
            if (IdentityOf(head[i]) is { } identity && known.Remove(identity, out var old))
            {
                CompareItem(old, i);
            }
            else
            {
                rest.Add(i);
            }
        }

        var (first, last) = (0, 0);
        if (unnamed.Count != rest.Count)
        {
            // One was added or removed: those before and after it stay what they are.
            var shorter = Math.Min(unnamed.Count, rest.Count);
            while (first < shorter && DocumentEquality.AreEqual(@base[unnamed[first]], head[rest[first]]))
            {
                first++;
            }

            while (first + last < shorter && DocumentEquality.AreEqual(@base[unnamed[^(last + 1)]], head[rest[^(last + 1)]]))
            {
                last++;
            }
        }

        for (var i = first; i < Math.Min(unnamed.Count, rest.Count) - last; i++)
        {
            CompareItem(unnamed[i], rest[i]);
        }

        void CompareItem(int old, int @new) => Descend(Number(old), Number(@new), @base[old], head[@new], TextKind.Keywords);
    }

    private static string Number(int index) => index.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>A parameter is known by place and name, a reference by what it names, a server by its URL, a tag by its name.</summary>
    private static string? IdentityOf(DocumentNode item) =>
        item.GetString("$ref") is { } reference ? "ref " + reference
        : item.GetString("name") is { } name ? $"{item.GetString("in")} {name}"
        : item.GetString("url") is { } url ? "url " + url
        : null;

    /// <summary>Paths of the new document that the old one has with other names of parameters.</summary>
    private static Dictionary<string, DocumentNode> RenamedPaths(DocumentNode @base, DocumentNode head)
    {
        var gone = new Dictionary<string, DocumentNode>(StringComparer.Ordinal);
        foreach (var property in @base.Properties)
        {
            if (!head.TryGet(property.Name, out _))
            {
                gone.TryAdd(WithoutNames(property.Name), property);
            }
        }

        var renamed = new Dictionary<string, DocumentNode>(StringComparer.Ordinal);
        if (gone.Count > 0)
        {
            foreach (var property in head.Properties)
            {
                if (!@base.TryGet(property.Name, out _) && gone.Remove(WithoutNames(property.Name), out var old))
                {
                    renamed.Add(property.Name, old);
                }
            }
        }

        return renamed;
    }

    private static string WithoutNames(string path)
    {
        var text = new StringBuilder(path.Length);
        var depth = 0;
        foreach (var character in path)
        {
            depth -= character == '}' && depth > 0 ? 1 : 0;
            if (depth == 0)
            {
                text.Append(character);
            }

            depth += character == '{' ? 1 : 0;
        }

        return text.ToString();
    }

    private static bool IsText(DocumentNode property, TextKind kind) => kind switch
    {
        TextKind.Keywords => Texts.Contains(property.Name) || (property.Name == "examples" && property.IsArray) || IsTextExtension(property.Name),
        TextKind.Example => Texts.Contains(property.Name) || property.Name is "value" or "externalValue" or "dataValue" or "serializedValue" || IsTextExtension(property.Name),
        TextKind.Examples => true,
        TextKind.Texts => !property.IsObject && !property.IsArray,
        _ => false,
    };

    /// <summary>Such as <c>x-deprecated-reason</c>, <c>x-enum-descriptions</c>, <c>x-examples</c> and <c>x-displayName</c>.</summary>
    private static bool IsTextExtension(string name) => name.StartsWith("x-", StringComparison.Ordinal) && HasTextWord(name);

    private static bool HasTextWord(string name) => TextWords.Any(word => name.Contains(word, StringComparison.OrdinalIgnoreCase));

    private static readonly string[] TextWords = ["description", "summary", "title", "example", "deprecat", "displayname"];

    private void Add(DocumentNode? old, DocumentNode? @new)
    {
        var (path, property) = @new is null ? (_basePath, old!) : (_headPath, @new);
        var pointer = new StringBuilder();
        foreach (var token in path.Append(property.Name))
        {
            pointer.Append('/').Append(JsonPointer.Escape(token));
        }

        _changes.Add(new TextChange(pointer.ToString(), property.Place, TextOf(old), TextOf(@new)));
    }

    private static string? TextOf(DocumentNode? property) => property is null ? null : property.IsString ? property.Text : CanonicalJson.Write(property);
}
