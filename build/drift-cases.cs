#:property TargetFramework=net10.0
#:property PublishAot=false
#:property EmitCompilerGeneratedFiles=false

// Holds the tool's verdicts against those of a folder of cases; see drift-cases.sh.
using System.Diagnostics;
using System.Text.Json;

if (args is not [var tool, var deviationsFile, var folder, .. var only])
{
    Console.Error.WriteLine("usage: drift-cases TOOL.dll DEVIATIONS.txt FOLDER [CASE...]");
    return 2;
}

// The cases that are not right yet, each with its reason; one that has become right has to be taken out.
var deviations = File.ReadLines(deviationsFile).Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split('\t')[0]).ToHashSet(StringComparer.Ordinal);

var names = Directory.EnumerateDirectories(folder).Select(path => Path.GetFileName(path))
    .Where(name => only.Length == 0 || only.Any(part => name.StartsWith(part, StringComparison.Ordinal)))
    .Order(StringComparer.Ordinal).ToList();
var (wrong, known) = (0, 0);
foreach (var (name, problem, details) in names.AsParallel().AsOrdered().Select(Judge))
{
    var isKnown = deviations.Contains(name.Split('-')[0]);
    wrong += problem is null == isKnown ? 1 : 0;
    known += isKnown ? 1 : 0;
    if (problem is null == isKnown || only.Length > 0)
    {
        Console.WriteLine($"{name} {problem ?? (isKnown ? $"is right: take it out of {deviationsFile}" : "is right")}\n    {details}");
    }
}

if (names.Count == 0)
{
    Console.WriteLine($"{folder} has no such case");
    return 1;
}

Console.WriteLine($"{names.Count} pairs compared, {wrong} wrong, {known} known to be wrong");
return wrong == 0 ? 0 : 1;

(string Name, string? Problem, string Details) Judge(string name)
{
    var path = Path.Combine(folder, name);
    using var expected = JsonDocument.Parse(File.ReadAllText(Path.Combine(path, "expect.json")));
    var why = expected.RootElement.GetProperty("why").GetString();
    var (exitCode, output, error) = Run(FileOf(path, "base"), FileOf(path, "head"));
    if (exitCode == 2)
    {
        return (name, "cannot be read", why + "\n    " + error.Trim());
    }

    using var report = JsonDocument.Parse(output);
    var isBreaking = report.RootElement.GetProperty("summary").GetProperty("breaking").GetInt32() > 0;
    var changes = report.RootElement.GetProperty("changes").EnumerateArray()
        .Select(change => string.Join(" ", new[] { "severity", "rule", "pointer", "message" }.Select(part => change.GetProperty(part).GetString()))).ToList();
    var asked = expected.RootElement.TryGetProperty("changes", out var number) ? number.ToString() : "";
    var problem = expected.RootElement.GetProperty("breaking") switch
    {
        { ValueKind: JsonValueKind.True } when !isBreaking => "has nothing breaking, and must",
        { ValueKind: JsonValueKind.False } when isBreaking => "is called breaking, and must not",
        _ when asked == "0" && changes.Count > 0 => "has changes, and must not",
        _ when asked == "some" && changes.Count == 0 => "says nothing, and must",
        _ => null,
    };
    return (name, problem, string.Join("\n    ", [why, .. changes, .. error.Split('\n', StringSplitOptions.RemoveEmptyEntries)]));
}

static string FileOf(string path, string side) =>
    new[] { "json", "yaml" }.Select(extension => Path.Combine(path, side + "." + extension)).First(File.Exists);

(int ExitCode, string Output, string Error) Run(string @base, string head)
{
    var start = new ProcessStartInfo("dotnet", [tool, "diff", @base, head, "--format", "json"]) { RedirectStandardOutput = true, RedirectStandardError = true };
    using var process = Process.Start(start)!;
    var error = process.StandardError.ReadToEndAsync();
    var output = process.StandardOutput.ReadToEnd();
    process.WaitForExit();
    return (process.ExitCode, output, error.Result);
}
