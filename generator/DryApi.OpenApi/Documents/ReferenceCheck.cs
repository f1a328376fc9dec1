namespace DryApi.OpenApi.Documents;

/// <summary>
/// Checks that every <c>$ref</c> of a document is local, names something, and arrives at more than references.
/// </summary>
internal sealed class ReferenceCheck
{
    private readonly DocumentNode _root;
    private readonly Stack<ReferencePlace> _pending = new();
    private readonly HashSet<DocumentNode> _arriving = [];

    private ReferenceCheck(DocumentNode root) => _root = root;

    public static void Run(DocumentNode root) => new ReferenceCheck(root).Run();

    private void Run()
    {
        _pending.Push(new ReferencePlace(_root, ReferenceRole.Keywords));
        while (_pending.TryPop(out var next))
        {
            if (ReferenceRoles.HasReference(next.Role) && next.Node["$ref"] is { } reference)
            {
                Check(next.Node, reference);
            }

            PushChildren(next.Node, next.Role);
        }
    }

    // Last first, so that they are popped in the order of the document.
    private void PushChildren(DocumentNode node, ReferenceRole role)
    {
        for (var i = node.Items.Count - 1; i >= 0; i--)
        {
            Push(node.Items[i], role);
        }

        for (var i = node.Properties.Count - 1; i >= 0; i--)
        {
            var property = node.Properties[i];
            if (property.Value.IsObject || property.Value.IsArray)
            {
                Push(property.Value, ReferenceRoles.OfProperty(role, property.Name, property.Value));
            }
        }
    }

    private void Push(DocumentNode node, ReferenceRole role)
    {
        if (role != ReferenceRole.Data && (node.IsObject || node.IsArray))
        {
            _pending.Push(new ReferencePlace(node, role));
        }
    }

    private void Check(DocumentNode holder, DocumentNode reference)
    {
        var path = new HashSet<DocumentNode>();
        for (var current = holder; current["$ref"] is { } next && !_arriving.Contains(current); current = Target(next))
        {
            if (!path.Add(current))
            {
                throw InputException.At(reference.Position, $"the $ref {InputException.Quote(reference.Text)} leads only to itself", "let it name something else than a reference");
            }
        }

        _arriving.UnionWith(path);
    }

    private DocumentNode Target(DocumentNode reference)
    {
        if (!reference.IsString)
        {
            throw InputException.At(reference.Position, $"a $ref is {OpenApiDocument.NameOf(reference.Kind)} here", "a string such as \"#/components/schemas/Name\" was expected");
        }

        if (!JsonPointer.TryParseReference(reference.Text, out var pointer))
        {
            throw InputException.At(reference.Position, $"the $ref {InputException.Quote(reference.Text)} leaves the document or names an anchor", "only references such as \"#/components/schemas/Name\" are supported, bundle the document first");
        }

        return JsonPointer.Find(_root, pointer)
            ?? throw InputException.At(reference.Position, $"the $ref {InputException.Quote(reference.Text)} names nothing in this document", "correct the pointer or add what it names");
    }
}
