using DryApi.OpenApi.Documents;
using DryApi.OpenApi.Tests.Documents;

namespace DryApi.OpenApi.Tests.Drift.Mutilation;

/// <summary>Damages a tree: what comes out is JSON, and mostly no longer a sensible document.</summary>
internal sealed class TreeMutilator(Random random)
{
    private static readonly string[] Odd =
    [
        "null", "[]", "{}", "\"\"", "0", "-1", "1e400", "-1e-400", "99999999999999999999999999999999", "true", "false", "[null]", "[[]]", "{\"\":null}",
        "\"\\u0000\"", "\"#/\"", "\"#\"", "\"string\"", "\"object\"", "[\"string\",\"null\"]", "{\"$ref\":\"#/nowhere\"}", "{\"$ref\":5}", "{\"type\":\"object\"}",
        "[{\"type\":\"object\"},{\"allOf\":[]}]", "\"(((\"", "\"2026-02-30\"", "{\"type\":[]}", "{\"enum\":[]}", "{\"oneOf\":[]}", "{\"not\":{\"not\":{}}}", "{\"const\":null}",
    ];

    private static readonly string[] Names = ["", "$ref", "type", "allOf", "oneOf", "items", "properties", "required", "enum", "a\u0000b", "{id}", "a\nb", "\u202E", "nullable", "x-"];

    /// <summary>Damages the tree in one way, and says in which.</summary>
    public string Apply(DocumentNode root)
    {
        switch (random.Next(7))
        {
            case 0:
                Times(1 + random.Next(8), () => Remove(Pick(root)));
                return "parts removed";
            case 1:
                Times(1 + random.Next(4), () => Replace(Pick(root), Tree.Json(Odd[random.Next(Odd.Length)], "odd.json")));
                return "odd values";
            case 2:
                Times(1 + random.Next(3), () => Replace(Pick(root), DocumentCopier.Copy(Pick(root))));
                return "parts in wrong places";
            case 3:
                Times(1 + random.Next(3), () => Rename(Pick(root)));
                return "odd names";
            case 4:
                Times(1 + random.Next(4), () => Refer(Pick(root), Pick(root).Pointer));
                return "references to anywhere";
            case 5:
                var place = Pick(root);
                Refer(place, place.Parent is { Parent: not null } ? place.Parent.Pointer : place.Pointer);
                return "a reference to what it stands in";
            default:
                var name = Pick(root).Parent is { Properties: [var first, ..] } ? first.Name : "type";
                Nodes(root).Where(node => node[name] is not null).ToList().ForEach(node => Replace(node[name]!, DocumentNode.Null(node.Position)));
                return $"every {name} null";
        }
    }

    /// <summary>A place in the tree, the root left out.</summary>
    private DocumentNode Pick(DocumentNode root)
    {
        var nodes = Nodes(root).Skip(1).ToList();
        return nodes.Count == 0 ? root : nodes[random.Next(nodes.Count)];
    }

    private static IEnumerable<DocumentNode> Nodes(DocumentNode root)
    {
        var open = new Stack<DocumentNode>([root]);
        while (open.TryPop(out var node))
        {
            yield return node;
            foreach (var child in node.Properties.Concat(node.Items).Reverse())
            {
                open.Push(child);
            }
        }
    }

    private static void Remove(DocumentNode node) => node.Parent?.Remove(new HashSet<DocumentNode> { node });

    private static void Replace(DocumentNode node, DocumentNode value)
    {
        if (node.Parent is not { } parent)
        {
            return;
        }

        if (parent.IsArray)
        {
            parent.Remove(new HashSet<DocumentNode> { node });
            parent.Add(value);
        }
        else
        {
            parent.Set(node.Name, node.Place, value);
        }
    }

    private void Rename(DocumentNode node)
    {
        if (node.Parent is { IsObject: true } parent)
        {
            parent.Remove(new HashSet<DocumentNode> { node });
            parent.TryAdd(Names[random.Next(Names.Length)], node.Position, node);
        }
    }

    private static void Refer(DocumentNode node, string pointer)
    {
        var reference = DocumentNode.Object(node.Position);
        reference.TryAdd("$ref", node.Position, DocumentNode.String(node.Position, "#" + pointer));
        Replace(node, reference);
    }

    private static void Times(int count, Action action)
    {
        for (var i = 0; i < count; i++)
        {
            action();
        }
    }
}
