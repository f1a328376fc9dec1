using DryApi.Contracts;
using DryApi.OpenApi.Documents;

namespace DryApi.OpenApi.Prose;

/// <summary>Walks everything that callers send: parameters, bodies, and what is in them at any depth.</summary>
internal sealed class ProsePlaces
{
    private readonly Contract _contract;
    private readonly List<ProsePlace> _places = [];
    private readonly Dictionary<string, SortedSet<string>> _operations = new(StringComparer.Ordinal);
    private readonly Queue<ContractSchema> _open = new();

    private ProsePlaces(Contract contract) => _contract = contract;

    /// <summary>The places that have a description.</summary>
    public static IReadOnlyList<ProsePlace> Of(Contract contract)
    {
        var walk = new ProsePlaces(contract);
        foreach (var operation in contract.Operations.Where(o => o.Kind == OperationKind.Operation))
        {
            walk.Add(operation);
        }

        return walk._places;
    }

    private void Add(ContractOperation operation)
    {
        var name = operation.ToString();
        var parameters = new SortedSet<string>(StringComparer.Ordinal) { name };
        foreach (var parameter in operation.Parameters)
        {
            var node = parameter.Origin as DocumentNode;
            var text = $"{parameter.Location} {ExpressionText.WriteName(parameter.Name)}";
            var schema = node?["schema"] ?? (node?["content"]?.Properties is [var content, ..] ? content.Value["schema"] : null);
            Add(text, parameter.Name, parameter.Description ?? schema?.GetString("description"), parameter.Description is null ? schema : node, schema, parameter.Type, parameters);
        }

        foreach (var body in operation.Bodies)
        {
            var schema = (body.Origin as DocumentNode)?["schema"];
            // A schema with a name is a place of its own.
            var description = body.Type.Kind == SchemaKind.Reference ? null : schema?.GetString("description");
            Add("body", null, description, schema, schema, body.Type, parameters);
        }

        Walk(name);
    }

    /// <summary>Adds the named schemas that were met, or one more operation to those that are known.</summary>
    private void Walk(string operation)
    {
        var seen = new HashSet<ContractSchema>(ReferenceEqualityComparer.Instance);
        while (_open.TryDequeue(out var schema))
        {
            if (!seen.Add(schema))
            {
                continue;
            }

            var isKnown = _operations.TryGetValue(schema.Name, out var operations);
            operations ??= _operations[schema.Name] = new SortedSet<string>(StringComparer.Ordinal);
            operations.Add(operation);
            if (isKnown)
            {
                Meet(schema);
                continue;
            }

            var node = schema.Origin as DocumentNode;
            Add(schema.Name, schema.Name, schema.Description, node, node, schema.Type, operations);
            foreach (var property in schema.Properties)
            {
                AddProperty(schema, property, ExpressionText.WriteName(property.Name), operations);
            }

            schema.PatternProperties.ForEach(p => AddProperty(schema, p, $"/{p.Name}/", operations));
            AddInside(schema.Name + ".*", schema.AdditionalProperties, node?["additionalProperties"], operations);
        }
    }

    private void AddProperty(ContractSchema schema, ContractProperty property, string name, SortedSet<string> operations)
    {
        if (property.Type.Has("readOnly"))
        {
            return;
        }

        var node = property.Origin as DocumentNode;
        Add($"{schema.Name}.{name}", property.Name, property.Description, node, node, property.Type, operations);
    }

    /// <summary>Adds a place, and what is inside of it.</summary>
    private void Add(string text, string? name, string? description, DocumentNode? describing, DocumentNode? schema, SchemaExpression type, SortedSet<string> operations)
    {
        if (description is not null)
        {
            _places.Add(new ProsePlace
            {
                Text = text,
                Name = name,
                Description = description,
                Origin = describing?["description"] ?? describing,
                Type = type,
                Schema = schema,
                Operations = operations,
            });
        }

        Meet(type);
        switch (type.Kind)
        {
            case SchemaKind.Array:
                AddInside(text + "[]", type.Arguments[0], schema?["items"], operations);
                break;
            case SchemaKind.Map:
                AddInside(text + ".*", type.Arguments[0], schema?["additionalProperties"], operations);
                break;
            case SchemaKind.OneOf or SchemaKind.AnyOf or SchemaKind.AllOf:
                foreach (var member in type.Arguments)
                {
                    var node = SchemaNodes.Of(member);
                    AddInside(text, member, ReferenceEquals(node, schema) ? null : node, operations);
                }

                break;
        }
    }

    /// <summary>Adds a schema without a name inside of another: an item, a member of a union.</summary>
    private void AddInside(string text, SchemaExpression? type, DocumentNode? schema, SortedSet<string> operations)
    {
        if (type is not null)
        {
            Add(text, null, schema?.GetString("description"), schema, schema, type, operations);
        }
    }

    private void Meet(ContractSchema schema)
    {
        Meet(schema.Type);
        schema.Properties.ForEach(p => Meet(p.Type));
        schema.PatternProperties.ForEach(p => Meet(p.Type));
        if (schema.AdditionalProperties is not null)
        {
            Meet(schema.AdditionalProperties);
        }
    }

    private void Meet(SchemaExpression type)
    {
        if (type.Kind == SchemaKind.Reference && _contract.FindSchema(type.Reference!) is { } schema)
        {
            _open.Enqueue(schema);
        }

        foreach (var argument in type.Arguments)
        {
            Meet(argument);
        }
    }
}
