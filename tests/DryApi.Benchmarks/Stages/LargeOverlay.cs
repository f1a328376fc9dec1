using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace DryApi.Benchmarks.Stages;

/// <summary>Makes the overlay of a <see cref="LargeDocument"/>: what it says of one path or schema is said of each copy.</summary>
internal static partial class LargeOverlay
{
    private const string TypeName = "x-csharp-type";

    public static void Write(string source, string target, int copies)
    {
        var overlay = JsonNode.Parse(File.ReadAllText(source))!.AsObject();
        var actions = overlay["actions"]!.AsArray();
        overlay["actions"] = new JsonArray([.. actions.SelectMany(action => Repeat(action!.AsObject(), copies))]);
        File.WriteAllText(target, overlay.ToJsonString(new() { WriteIndented = true }));
    }

    private static IEnumerable<JsonNode> Repeat(JsonObject action, int copies)
    {
        var target = action["target"]!.GetValue<string>();
        var names = LargeDocument.Names(copies).Select(copy => (Copy: copy, Target: Component().Replace(Path().Replace(target, copy.Length == 0 ? "$0" : $"['$1/{copy}']"), $"$1{copy}"))).ToList();
        if (names[^1].Target == target)
        {
            yield return action.DeepClone();
            yield break;
        }

        foreach (var (copy, renamed) in names)
        {
            var repeated = action.DeepClone().AsObject();
            repeated["target"] = renamed;
            RenameTypes(repeated, copy);
            yield return repeated;
        }
    }

    // The copies are types of their own.
    private static void RenameTypes(JsonNode? node, string copy)
    {
        if (node is JsonArray items)
        {
            items.ToList().ForEach(item => RenameTypes(item, copy));
        }
        else if (node is JsonObject members)
        {
            foreach (var (name, value) in members.ToList())
            {
                if (name == TypeName && value is JsonValue)
                {
                    members[name] = value.GetValue<string>() + copy;
                }

                RenameTypes(value, copy);
            }
        }
    }

    [GeneratedRegex(@"\['(/[^']*)'\]")]
    private static partial Regex Path();

    [GeneratedRegex(@"(?<=^\$\.components\.schemas\.)(\w+)")]
    private static partial Regex Component();
}
