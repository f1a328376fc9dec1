using System.Globalization;

namespace DryApi.OpenApi.Bundling;

/// <summary>
/// The names of components that come from other files: as they are called there, and longer by their file and folder where several would have
/// one name, whatever the order in which they are met.
/// </summary>
internal static class BundleNames
{
    /// <summary>How many words a name may have.</summary>
    public const int MostWords = 6;

    /// <summary>Names for targets of one folder of the components.</summary>
    /// <param name="targets">The targets.</param>
    /// <param name="isTaken">Whether the document itself has something of a name.</param>
    public static IEnumerable<(string Name, BundledTarget Target)> Of(IReadOnlyList<BundledTarget> targets, Func<string, bool> isTaken)
    {
        var open = targets;
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var words = 1; words <= MostWords && open.Count > 0; words++)
        {
            var next = new List<BundledTarget>();
            foreach (var group in open.GroupBy(target => Name(target, words), StringComparer.Ordinal))
            {
                if (group.Count() == 1 && !isTaken(group.Key) && names.Add(group.Key))
                {
                    yield return (group.Key, group.First());
                }
                else
                {
                    next.AddRange(group);
                }
            }

            open = next;
        }

        // What has the same words up to the last is told apart by its whole place.
        foreach (var target in open.OrderBy(target => target.File.Name, StringComparer.Ordinal).ThenBy(target => target.Node.Place.Line).ThenBy(target => target.Node.Place.Column))
        {
            var name = Name(target, MostWords);
            var number = 2;
            while (isTaken(name) || !names.Add(name))
            {
                name = string.Create(CultureInfo.InvariantCulture, $"{Name(target, MostWords)}.{number++}");
            }

            yield return (name, target);
        }
    }

    private static string Name(BundledTarget target, int words) => string.Join('.', target.Words.TakeLast(words));
}
