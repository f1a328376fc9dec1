namespace DryApi.Contracts;

/// <summary>What an operation is known by when its path is another one: its words, what callers send, and what they receive.</summary>
internal sealed class OperationTraits
{
    /// <summary>As many fields as tell one message from another.</summary>
    private const int MostFields = 64;

    private OperationTraits(ContractOperation operation) => Operation = operation;

    public ContractOperation Operation { get; }

    /// <summary>The words of its path with its parameters, of its id and its body's schema.</summary>
    public HashSet<string> Words { get; } = new(StringComparer.Ordinal);

    /// <summary>The words of the last folder of its path that say what it is about, not only what is done.</summary>
    public HashSet<string> Topic { get; } = new(StringComparer.Ordinal);

    /// <summary>The names of what callers send: parameters, and properties of bodies.</summary>
    public HashSet<string> Sent { get; } = new(StringComparer.Ordinal);

    /// <summary>The names of what callers receive when it succeeds.</summary>
    public HashSet<string> Received { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether its path ends with a parameter: then it is about one thing, not about all of them.</summary>
    public bool IsOfOne { get; private set; }

    /// <summary>What is known of an operation, each trait marked with its kind: a word is no field.</summary>
    public IEnumerable<string> All => Words.Concat(Sent).Concat(Received);

    public static OperationTraits Of(ContractOperation operation, Contract contract, WorkBudget budget)
    {
        var traits = new OperationTraits(operation);
        var folders = operation.Path.Split(['/'], StringSplitOptions.RemoveEmptyEntries);
        var named = Array.FindAll(folders, folder => folder[0] != '{' && !IsVersion(folder));
        traits.IsOfOne = folders.Length > 0 && folders[folders.Length - 1][0] == '{';
        traits.Topic.UnionWith(named.Length == 0 ? [] : NameWords.Of(named[named.Length - 1]).Where(word => !NameWords.IsCommon(word)).Select(Word));
        var names = named.Append(operation.Id ?? "").Concat(operation.Bodies.Select(body => body.Type.Reference ?? "")).Concat(operation.Parameters.FindAll(p => p.Location == "path").Select(p => p.Name));
        traits.Words.UnionWith(names.SelectMany(NameWords.Of).Select(Word));
        traits.Sent.UnionWith(operation.Parameters.FindAll(parameter => parameter.Location != "path").Select(parameter => Sending(parameter.Name)));
        AddFields(operation.Bodies.Select(body => body.Type), contract, traits.Sent, Sending, budget);
        var successes = operation.Responses.Where(response => response.Name.StartsWith("2", StringComparison.Ordinal))
            .Select(response => response.Reference is { } name ? contract.FindResponse(name) ?? response : response);
        AddFields(successes.SelectMany(response => response.Contents).Select(content => content.Type), contract, traits.Received, name => "received " + name, budget);
        return traits;
    }

    private static string Word(string word) => "word " + word;

    private static string Sending(string name) => "sent " + name;

    private static bool IsVersion(string folder) => folder[0] is 'v' or 'V' && folder.Length > 1 && folder.Skip(1).All(c => char.IsDigit(c) || c == '.');

    /// <summary>Adds the names of properties, those at the surface first.</summary>
    private static void AddFields(IEnumerable<SchemaExpression> types, Contract contract, HashSet<string> names, Func<string, string> mark, WorkBudget budget)
    {
        var (open, passed, left) = (new Queue<SchemaExpression>(types), new HashSet<string>(StringComparer.Ordinal), MostFields);
        while (open.Count > 0 && left > 0)
        {
            var type = open.Dequeue();
            foreach (var argument in type.Arguments.Take(MostFields))
            {
                open.Enqueue(argument);
            }

            if (type.Reference is not { } reference || !passed.Add(reference) || contract.FindSchema(reference) is not { } schema)
            {
                continue;
            }

            budget.Spend(1, schema.Origin);
            open.Enqueue(schema.Type);
            foreach (var property in schema.Properties.Take(left))
            {
                // "images[]" of a form is the list that JSON calls "images".
                names.Add(mark(property.Name.EndsWith("[]", StringComparison.Ordinal) ? property.Name.Substring(0, property.Name.Length - 2) : property.Name));
                open.Enqueue(property.Type);
            }

            left -= schema.Properties.Count;
        }
    }
}
