using DryApi.Contracts;
using DryApi.OpenApi.Encoders;

namespace DryApi.OpenApi.Migration;

/// <summary>The page that leads those who write C# from one contract to another: a section for each call, and in it a line for each field of which there is something to say.</summary>
internal sealed class MigrationPage(EncodingWriter<Markdown> lines)
{
    /// <summary>What C# writes of types that are imported nearly everywhere.</summary>
    private static readonly string[] Imported = ["System.Collections.Generic.", "System.Text.Json.", "System."];

    /// <summary>The calls whose section has the fields of a class, by the names of both.</summary>
    private readonly Dictionary<(string, string), string> _told = [];

    /// <summary>Writes the page.</summary>
    public static string Write(MigrationGuide guide)
    {
        using var text = new StringWriter { NewLine = "\n" };
        new MigrationPage(new EncodingWriter<Markdown>(text)).WriteAll(guide);
        return text.ToString().TrimEnd('\n') + "\n";
    }

    private void WriteAll(MigrationGuide guide)
    {
        var successors = guide.Steps.Count(step => step.New is not null);
        Line($"# The way to the new version");
        Line();
        Line($"<!-- Made by: dryapi-openapi migration -->");
        Line();
        Line($"What becomes of each call, and of each field of what it takes and returns; what is not named here stays as it is. {successors} of {guide.Steps.Count} operations");
        Line($"have a successor. A line in **bold** is one that code has to follow, or that needs a look: what was accepted can be refused, or what was read is gone.");
        Line();
        WriteGone([.. guide.Steps.Where(step => step.New is null)]);
        foreach (var step in guide.Steps.Where(step => step.New is not null && !step.IsSame))
        {
            WriteStep(step);
        }

        WriteOthers(guide.Types);
        WriteAdded(guide.Added);
    }

    private void WriteGone(IReadOnlyList<MigrationStep> steps)
    {
        if (steps.Count == 0)
        {
            return;
        }

        Heading($"## Without a successor");
        Line($"Nothing takes the place of these: take the calls out, or stay with the old version for them.");
        Line();
        foreach (var step in steps)
        {
            var call = step.Calls.Count == 0 ? (Encoded<Markdown>)$"" : $"{step.Calls[0].Old}: ";
            Line($"- **{call}{step.Old.ToString()}**");
        }

        Line();
    }

    private void WriteStep(MigrationStep step)
    {
        Heading($"## {step.OldAccess ?? step.Old.ToString()}");
        Line($"{step.Old.ToString()} becomes {step.New!.ToString()}.");
        Line();
        foreach (var call in step.Calls)
        {
            Line($"- {call.Old}");
            Line(call.New is null ? (Encoded<Markdown>)$"  - **has no C# any more: call {step.New!.ToString()} by hand with an HttpClient**" : $"  becomes {call.New}");
        }

        foreach (var type in step.Types.Where(type => !type.IsSame))
        {
            WriteType(type, step.OldAccess!);
        }

        foreach (var change in step.Changes)
        {
            Line(change.Fact is null ? (Encoded<Markdown>)$"- **{change.Subject}**: {Encoded<Markdown>.Sentence(change.Rule)}" : $"- {Of(change, withSubject: true)}");
        }

        Line();
    }

    private void WriteOthers(IReadOnlyList<MigratedType> types)
    {
        if (types.All(type => type.IsSame))
        {
            return;
        }

        Heading($"## Classes of no call");
        foreach (var type in types.Where(type => !type.IsSame))
        {
            WriteType(type, null);
        }

        Line();
    }

    private void WriteAdded(IReadOnlyList<(ContractOperation Operation, string? Call)> added)
    {
        if (added.Count == 0)
        {
            return;
        }

        Heading($"## New");
        foreach (var (operation, call) in added)
        {
            Line(call is null ? (Encoded<Markdown>)$"- {operation.ToString()}" : $"- {call}: {operation.ToString()}");
        }

        Line();
    }

    private void WriteType(MigratedType type, string? access)
    {
        var best = type.Best;
        Encoded<Markdown> title = best.New.Name == type.Old.Name ? (Encoded<Markdown>)$"- {type.Old.Name}" : $"- {type.Old.Name} becomes {best.New.Name}";
        if (access is not null && !_told.TryAdd((type.Old.Name, best.New.Name), access))
        {
            var other = _told[(type.Old.Name, best.New.Name)];
            Line(best.HasSameFields ? (Encoded<Markdown>)$"{title}, with the same fields." : $"{title}, with the fields as they are told at {other}.");
            return;
        }

        if (best.HasSameFields)
        {
            Line($"{title}, with the same fields.");
            return;
        }

        Line($"{title}:");
        foreach (var field in best.Fields.Where(field => !field.IsSame))
        {
            // A field that another class has too is no loss: who sets it takes that one.
            var elsewhere = field.New is null ? type.Candidates.Skip(1).Select(other => (Model: other, Field: other.Fields.First(each => each.Old == field.Old))).FirstOrDefault(other => other.Field.New is not null) : default;
            Line(elsewhere.Model is { } model
                ? (Encoded<Markdown>)$"  - {field.Old!.Name}: **is {elsewhere.Field.New!.Name} of {model.New.Name}, which is for calls that set it.**"
                : $"  - {Of(field, type.IsSent)}");
        }

        foreach (var change in best.Changes)
        {
            Line($"  - {Of(change, withSubject: false)}");
        }
    }

    private static Encoded<Markdown> Of(MigratedField field, bool isSent)
    {
        if (field.Old is not { } old)
        {
            return !isSent ? $"{field.New!.Name} ({TypeOf(field.New)}): new."
                : field.New!.IsRequired ? $"{field.New.Name} ({TypeOf(field.New)}): **new and required: set it.**"
                : (Encoded<Markdown>)$"{field.New.Name} ({TypeOf(field.New)}): new.";
        }

        if (field.New is not { } @new)
        {
            return isSent ? $"{old.Name}: **gone: leave it out.**" : (Encoded<Markdown>)$"{old.Name}: **gone: nothing has it any more.**";
        }

        Encoded<Markdown> line = field.Within is { } within ? $"{old.Name}: **is {within.Name + "." + @new.Name} now.**"
            : field.IsRenamed ? $"{old.Name}: **is called {@new.Name} now.**"
            : (Encoded<Markdown>)$"{old.Name}:";
        if (field.HasOtherType)
        {
            line = $"{line} **{TypeOf(old)} becomes {TypeOf(@new)}.**";
        }

        if (old.IsRequired != @new.IsRequired)
        {
            line = (isSent, @new.IsRequired) switch
            {
                (true, true) => $"{line} **required now: set it.**",
                (true, false) => $"{line} no longer required.",
                (false, true) => $"{line} always there now.",
                _ => $"{line} **can be absent now.**",
            };
        }

        foreach (var same in field.Changes.GroupBy(change => (change.Rule, change.Severity, change.Subject, change.Fact, IsAdded: change.Old is null, IsRemoved: change.New is null)))
        {
            var changes = same.ToList();
            line = changes.Count == 1 ? $"{line} {Of(changes[0], withSubject: true)}"
                : same.Key.IsAdded ? $"{line} {Several(changes[0], "+", changes.ConvertAll(change => change.New!))}"
                : same.Key.IsRemoved ? $"{line} {Several(changes[0], "−", changes.ConvertAll(change => change.Old!))}"
                : changes.Aggregate(line, (all, change) => $"{all} {Of(change, withSubject: true)}");
        }

        return line;
    }

    private static Encoded<Markdown> Several(Change first, string sign, List<string> values) =>
        Weighed(first, $"{Place(first, withSubject: true)}{(first.Fact is { } fact ? fact + " " : "") + sign + " " + string.Join(", ", values)}");

    private static Encoded<Markdown> Of(Change change, bool withSubject) => Weighed(change, $"{Place(change, withSubject)}{change.Values}");

    private static Encoded<Markdown> Place(Change change, bool withSubject) => withSubject && change.Subject.Length > 0 ? $"{change.Subject}: " : (Encoded<Markdown>)$"";

    /// <summary>What needs a look says why.</summary>
    private static Encoded<Markdown> Weighed(Change change, Encoded<Markdown> values) =>
        change.Severity > Severity.Info ? $"**{values}.** {Encoded<Markdown>.Sentence(change.Rule)}" : (Encoded<Markdown>)$"{values}.";

    private static string TypeOf(SurfaceProperty property) => Imported.Aggregate(property.Declaration, (type, imported) => type.Replace(imported, "", StringComparison.Ordinal));

    private void Heading(Encoded<Markdown> heading)
    {
        Line(heading);
        Line();
    }

    private void Line(Encoded<Markdown> line) => lines.WriteLine(line);

    private void Line() => lines.WriteLine();
}
