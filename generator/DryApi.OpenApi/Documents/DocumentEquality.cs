namespace DryApi.OpenApi.Documents;

/// <summary>Compares what nodes say: not where they stand, nor in which order properties come.</summary>
internal static class DocumentEquality
{
    // Recursion is safe: the depth of a document is limited.
    public static bool AreEqual(DocumentNode left, DocumentNode right)
    {
        if (left.Kind != right.Kind || left.Text != right.Text || left.Items.Count != right.Items.Count || left.Properties.Count != right.Properties.Count)
        {
            return false;
        }

        for (var i = 0; i < left.Items.Count; i++)
        {
            if (!AreEqual(left.Items[i], right.Items[i]))
            {
                return false;
            }
        }

        foreach (var property in left.Properties)
        {
            if (right[property.Name] is not { } other || !AreEqual(property, other))
            {
                return false;
            }
        }

        return true;
    }
}
