using DryApi.Contracts;
using DryApi.OpenApi.Documents;

namespace DryApi.OpenApi.Prose;

/// <summary>Walks everything that callers send: parameters, bodies, and what is in them at any depth.</summary>
internal sealed class ProsePlaces
{
    /// <summary>How many schemas are passed for the price of a value.</summary>
    private const int SchemasOfAValue = 16;

    private readonly Contract _contract;
    private readonly ProseLimits _texts;
    private readonly WorkBudget _budget = new("finding the operations whose descriptions state limits");
    private readonly List<ProsePlace> _places = [];
    private readonly Dictionary<string, SchemaUse> _uses = new(StringComparer.Ordinal);
    private readonly Queue<ContractSchema> _open = new();

    /// <summary>The operation that is being walked.</summary>
    private string _operation = "";

    /// <summary>The named schema that is being walked; null in the operation itself.</summary>
    private SchemaUse? _holder;

    private ProsePlaces(Contract contract, ProseLimits texts) => (_contract, _texts) = (contract, texts);

    /// <summary>The places whose descriptions state limits.</summary>
    public static IReadOnlyList<ProsePlace> Of(Contract contract, ProseLimits texts)
    {
        var walk = new ProsePlaces(contract, texts);
        foreach (var operation in contract.Operations.Where(o => o.Kind == OperationKind.Operation))
        {
            walk.Add(operation);
        }

        return walk._places;
    }

    private void Add(ContractOperation operation)
    {
        (_operation, _holder) = (operation.ToString(), null);
        var sender = new Lazy<IReadOnlyList<string>>([_operation]);
        foreach (var parameter in operation.Parameters)
        {
            var node = parameter.Origin as DocumentNode;
            var schema = node?["schema"] ?? (node?["content"]?.Properties is [var content, ..] ? content["schema"] : null);
            Add(new PlaceName(parameter.Location, " ", ExpressionText.WriteName(parameter.Name)), parameter.Name, parameter.Description ?? schema?.GetString("description"), parameter.Description is null ? schema : node, schema, parameter.Type, sender);
        }

        foreach (var body in operation.Bodies)
        {
            var schema = (body.Origin as DocumentNode)?["schema"];
            // A schema with a name is a place of its own.
            var description = body.Type.Kind == SchemaKind.Reference ? null : schema?.GetString("description");
            Add(new PlaceName("body"), null, description, schema, schema, body.Type, sender);
        }

        Walk();
    }

    /// <summary>Adds the named schemas that were met, each once, whichever operation led there first.</summary>
    private void Walk()
    {
        while (_open.TryDequeue(out var schema))
        {
            _holder = _uses[schema.Name];
            var use = _holder;
            var senders = new Lazy<IReadOnlyList<string>>(() => SendersOf(use));
            var node = schema.Origin as DocumentNode;
            Add(new PlaceName(schema.Name), schema.Name, schema.Description, node, node, schema.Type, senders);
            foreach (var property in schema.Properties)
            {
                AddProperty(schema, property, ExpressionText.WriteName(property.Name), senders);
            }

            foreach (var pattern in schema.PatternProperties)
            {
                AddProperty(schema, pattern, $"/{pattern.Name}/", senders);
            }

            AddInside(new PlaceName(schema.Name, ".*"), schema.AdditionalProperties, node?["additionalProperties"], senders);
        }
    }

    /// <summary>The operations that lead to a schema.</summary>
    private IReadOnlyList<string> SendersOf(SchemaUse schema)
    {
        var operations = new SortedSet<string>(StringComparer.Ordinal);
        var seen = new HashSet<SchemaUse> { schema };
        var open = new Stack<SchemaUse>(seen);
        while (open.TryPop(out var next))
        {
            _budget.Spend(seen.Count % SchemasOfAValue == 0 ? 1 : 0, null);
            operations.UnionWith(next.Operations);
            foreach (var holder in next.Holders)
            {
                if (seen.Add(holder))
                {
                    open.Push(holder);
                }
            }
        }

        return [.. operations];
    }

    private void AddProperty(ContractSchema schema, ContractProperty property, string name, Lazy<IReadOnlyList<string>> senders)
    {
        if (property.Type.Has("readOnly"))
        {
            return;
        }

        var node = property.Origin as DocumentNode;
        Add(new PlaceName(schema.Name, ".", name), property.Name, property.Description, node, node, property.Type, senders);
    }

    /// <summary>Adds a place, and what is inside of it.</summary>
    private void Add(PlaceName place, string? name, string? description, DocumentNode? describing, DocumentNode? schema, SchemaExpression type, Lazy<IReadOnlyList<string>> senders)
    {
        if (description is not null && _texts.Read(description, name) is { Count: > 0 } limits)
        {
            _places.Add(new ProsePlace
            {
                Text = place.ToString(),
                Name = name,
                Description = description,
                Limits = limits,
                Origin = describing?["description"] ?? describing,
                Type = type,
                Schema = schema,
                Senders = senders,
            });
        }

        Meet(type);
        switch (type.Kind)
        {
            case SchemaKind.Array:
                AddInside(new PlaceName(place.ToString(), "[]"), type.Arguments[0], schema?["items"], senders);
                break;
            case SchemaKind.Map:
                AddInside(new PlaceName(place.ToString(), ".*"), type.Arguments[0], schema?["additionalProperties"], senders);
                break;
            case SchemaKind.OneOf or SchemaKind.AnyOf or SchemaKind.AllOf:
                foreach (var member in type.Arguments)
                {
                    var node = SchemaNodes.Of(member);
                    AddInside(place, member, ReferenceEquals(node, schema) ? null : node, senders);
                }

                break;
        }
    }

    /// <summary>Adds a schema without a name inside of another: an item, a member of a union.</summary>
    private void AddInside(PlaceName place, SchemaExpression? type, DocumentNode? schema, Lazy<IReadOnlyList<string>> senders)
    {
        if (type is not null)
        {
            Add(place, null, schema?.GetString("description"), schema, schema, type, senders);
        }
    }

    private void Meet(SchemaExpression type)
    {
        if (type.Kind == SchemaKind.Reference && _contract.FindSchema(type.Reference!) is { } schema)
        {
            if (!_uses.TryGetValue(schema.Name, out var use))
            {
                _uses[schema.Name] = use = new SchemaUse();
                _open.Enqueue(schema);
            }

            _ = _holder is null ? use.Operations.Add(_operation) : use.Holders.Add(_holder);
        }

        foreach (var argument in type.Arguments)
        {
            Meet(argument);
        }
    }

    /// <summary>How the contract names a place; put together when it is asked for, since most places state nothing.</summary>
    private readonly record struct PlaceName(string Owner, string Sign = "", string Name = "")
    {
        public override string ToString() => Owner + Sign + Name;
    }

    /// <summary>What holds a named schema.</summary>
    private sealed class SchemaUse
    {
        public HashSet<string> Operations { get; } = new(StringComparer.Ordinal);

        public HashSet<SchemaUse> Holders { get; } = [];
    }
}
