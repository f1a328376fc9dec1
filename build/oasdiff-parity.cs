#:project ../generator/DryApi.OpenApi/DryApi.OpenApi.csproj
#:property TargetFramework=net10.0
#:property PublishAot=false
#:property EmitCompilerGeneratedFiles=false

// Holds the comparison against the verdicts that oasdiff gave on the same pairs of documents; see oasdiff-parity.sh.
using System.Text;
using System.Text.Json;
using DryApi.Contracts;
using DryApi.OpenApi.Documents;
using DryApi.OpenApi.Reading;

if (args is not [var casesFile, var deviationsFile])
{
    Console.Error.WriteLine("usage: oasdiff-parity CASES.jsonl DEVIATIONS.txt");
    return 2;
}

var allowed = File.ReadLines(deviationsFile)
    .Where(line => line.Length > 0 && line[0] != '#')
    .Select(line => line.Split('\t'))
    .ToDictionary(parts => parts[0], parts => (Rule: parts[1], Reason: parts[2]), StringComparer.Ordinal);
var options = new ComparisonOptions { Today = new DateTime(2026, 1, 1) };
var (count, wrong) = (0, 0);
foreach (var line in File.ReadLines(casesFile))
{
    using var entry = JsonDocument.Parse(line);
    var (name, level) = (Text("case"), Text("level"));
    var number = name.Split('-')[0];
    count++;
    try
    {
        var changes = ContractComparer.Compare(Read("base"), Read("head"), options);
        var breaking = changes.Where(change => change.Severity == Severity.Breaking).ToList();
        var isDefensible = entry.RootElement.GetProperty("csharp_surface_risk").GetBoolean();
        var problem = level switch
        {
            "ERR" when breaking.Count == 0 => "has nothing breaking, and must",
            "INFO" or "NONE" when breaking.Count > 0 && !isDefensible => "is called breaking, and must not",
            _ => null,
        };
        if (allowed.Remove(number, out var deviation))
        {
            problem = problem is null ? $"no longer deviates ({deviation.Rule}): take it out of {deviationsFile}" : null;
        }

        if (problem is not null)
        {
            Report($"{name} ({level}) {problem}", changes.Select(change => change.ToString()));
        }
    }
    catch (InputException exception)
    {
        Report($"{name} ({level}) cannot be read", [exception.Message]);
    }

    string Text(string property) => entry.RootElement.GetProperty(property).GetString()!;

    Contract Read(string property)
    {
        var text = Encoding.UTF8.GetBytes(entry.RootElement.GetProperty(property).GetRawText());
        return OpenApiContractReader.Read(OpenApiDocument.From(DocumentReader.Read(text, property + ".json")).Root);
    }
}

foreach (var (number, deviation) in allowed)
{
    Report($"{number} is no case ({deviation.Rule}): take it out of {deviationsFile}", []);
}

if (count == 0)
{
    Report($"{casesFile} has no case", []);
}

Console.WriteLine($"{count} pairs compared, {wrong} wrong");
return wrong == 0 ? 0 : 1;

void Report(string problem, IEnumerable<string> details)
{
    wrong++;
    Console.WriteLine(problem);
    foreach (var detail in details)
    {
        Console.WriteLine("    " + detail);
    }
}
