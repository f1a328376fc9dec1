using DryApi.OpenApi.Documents;

namespace DryApi.Tests.Mutations;

/// <summary>Edits of a tree, by pointer: the same ones can be made on every copy of a document.</summary>
internal static class Edit
{
    public static DocumentNode At(this DocumentNode root, string pointer) =>
        JsonPointer.Find(root, pointer) ?? throw new InvalidOperationException($"{pointer} is not there.");

    /// <summary>Sets a property to a value that is written as JSON.</summary>
    public static void Put(this DocumentNode node, string name, string json)
    {
        var value = Tree.Json(json, "edit.json");
        if (node[name] is { } old)
        {
            node.Remove(new HashSet<DocumentNode> { old });
        }

        node.TryAdd(name, value.Position, value);
    }

    public static void Drop(this DocumentNode node, string name)
    {
        if (node[name] is { } value)
        {
            node.Remove(new HashSet<DocumentNode> { value });
        }
    }

    public static void DropItem(this DocumentNode array, string text) =>
        array.Remove(array.Items.Where(item => item.Text == text).ToHashSet());

    /// <summary>Adds an item that is written as JSON to a list, which is made when it is not there.</summary>
    public static void PutItem(this DocumentNode node, string list, string json)
    {
        if (node[list] is null)
        {
            node.Put(list, "[]");
        }

        node[list]!.Add(Tree.Json(json, "edit.json"));
    }

    /// <summary>Takes everything out of an object and puts the properties of another one in.</summary>
    public static void Become(this DocumentNode node, string json)
    {
        node.Remove(node.Properties.ToHashSet());
        foreach (var property in Tree.Json(json, "edit.json").Properties)
        {
            node.TryAdd(property.Name, property.Place, property);
        }
    }
}
