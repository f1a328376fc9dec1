using DryApi.OpenApi.Documents;

namespace DryApi.Tests.Mutations;

/// <summary>Edits of the properties of one object.</summary>
internal static class PropertyMutations
{
    public static IEnumerable<Mutation> Of(DocumentNode schema, Ways ways)
    {
        var to = new MutationList(schema.Pointer, ways);
        var required = schema["required"]?.Items.Select(item => item.Text).ToHashSet(StringComparer.Ordinal) ?? [];
        var isClosed = schema["additionalProperties"] is { Kind: NodeKind.Boolean, IsTrue: false };
        foreach (var property in schema["properties"]?.Properties ?? [])
        {
            var name = property.Name;
            if (required.Contains(name))
            {
                to.Loosens($"{name} optional", s => s["required"]!.DropItem(name));
            }
            else
            {
                to.Tightens($"{name} required", s => s.PutItem("required", $"\"{name}\""));
            }

            to.Add($"{name} removed", sentBreaks: isClosed, receivedBreaks: true, s =>
            {
                s["properties"]!.Drop(name);
                s["required"]?.DropItem(name);
            });
            to.Breaks($"{name} renamed and required", s => Rename(s, name));
        }

        if (schema["properties"] is not null)
        {
            to.Add("property added", sentBreaks: false, receivedBreaks: false, s => s["properties"]!.Put("brand_new", "{\"type\":\"string\"}"));
            to.Tightens("required property added", s =>
            {
                s["properties"]!.Put("brand_new", "{\"type\":\"string\"}");
                s.PutItem("required", "\"brand_new\"");
            });
            to.Tightens("required without a description", s => s.PutItem("required", "\"brand_new\""));
        }

        return to.Mutations;
    }

    private static void Rename(DocumentNode schema, string name)
    {
        var value = schema["properties"]![name]!;
        schema["properties"]!.Drop(name);
        schema["required"]?.DropItem(name);
        schema["properties"]!.TryAdd(name + "_renamed", value.Position, value);
        schema.PutItem("required", $"\"{name}_renamed\"");
    }
}
