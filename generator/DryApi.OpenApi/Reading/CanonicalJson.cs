using System.Text;
using DryApi.Contracts;
using DryApi.OpenApi.Documents;

namespace DryApi.OpenApi.Reading;

/// <summary>A value of a document as one line that is the same however the document wrote it: no spaces, sorted names, plain numbers.</summary>
internal static class CanonicalJson
{
    public static string Write(DocumentNode node)
    {
        if (node.IsString)
        {
            return JsonText.Quote(node.Text);
        }

        if (!node.IsObject && !node.IsArray)
        {
            return node.Kind == NodeKind.Number ? JsonText.Number(node.Text) : node.Text;
        }

        var text = new StringBuilder();
        Write(node, text);
        return text.ToString();
    }

    private static void Write(DocumentNode node, StringBuilder text)
    {
        switch (node.Kind)
        {
            case NodeKind.Object:
                text.Append('{');
                foreach (var property in node.Properties.OrderBy(p => p.Name, StringComparer.Ordinal))
                {
                    text.Append(text[^1] == '{' ? "" : ",").Append(JsonText.Quote(property.Name)).Append(':');
                    Write(property, text);
                }

                text.Append('}');
                break;
            case NodeKind.Array:
                text.Append('[');
                for (var i = 0; i < node.Items.Count; i++)
                {
                    text.Append(i == 0 ? "" : ",");
                    Write(node.Items[i], text);
                }

                text.Append(']');
                break;
            default:
                text.Append(Write(node));
                break;
        }
    }
}
