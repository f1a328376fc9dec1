#:property TargetFramework=net10.0
#:property PublishAot=false
#:property EmitCompilerGeneratedFiles=false

// Holds the moves that the tool finds against a table of them; see move-parity.sh.
using System.Diagnostics;
using System.Text.Json;

if (args is not [var tool, var @base, var head, var table])
{
    Console.Error.WriteLine("usage: move-parity TOOL.dll BASE HEAD TABLE");
    return 2;
}

// Each line: the old operation without what all old paths start with, what became of it there, the new one or "-", a note.
var rows = File.ReadLines(table).Skip(1).Where(line => line.Length > 0).Select(line => line.Split('\t')).Select(cells => (Old: cells[0], New: cells[2])).ToList();
if (rows.Count == 0)
{
    Console.WriteLine($"{table} has no row");
    return 1;
}

var found = Moves();
var (paired, wrong) = (0, 0);
foreach (var (old, @new) in rows)
{
    var (method, path) = (old.Split(' ')[0], old.Split(' ')[1]);
    var keys = found.Keys.Where(key => key.StartsWith(method + " ", StringComparison.Ordinal) && key.EndsWith("/client/" + path, StringComparison.Ordinal)).ToList();
    var actual = keys.Count == 0 ? "-" : found[keys[0]];
    keys.ForEach(key => found.Remove(key));
    paired += actual == "-" ? 0 : 1;
    if (actual != @new)
    {
        wrong++;
        Console.WriteLine($"{old}: {@new} is right, found was {actual}");
    }
}

foreach (var (old, @new) in found)
{
    wrong++;
    Console.WriteLine($"{old}: the table does not know it, found was {@new}");
}

Console.WriteLine($"{paired} of {rows.Count} operations paired, {wrong} wrong");
return wrong == 0 ? 0 : 1;

Dictionary<string, string> Moves()
{
    var start = new ProcessStartInfo("dotnet", [tool, "diff", @base, head, "--format", "json"]) { RedirectStandardOutput = true };
    using var process = Process.Start(start)!;
    var output = process.StandardOutput.ReadToEnd();
    process.WaitForExit();
    using var report = JsonDocument.Parse(output);
    return report.RootElement.GetProperty("changes").EnumerateArray()
        .Where(change => change.GetProperty("rule").GetString()!.StartsWith("operation-moved", StringComparison.Ordinal))
        .ToDictionary(change => change.GetProperty("old").GetString()!, change => change.GetProperty("new").GetString()!);
}
