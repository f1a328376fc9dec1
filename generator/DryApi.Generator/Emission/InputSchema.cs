using DryApi.Contracts;

namespace DryApi.Generator.Emission;

/// <summary>
/// Writes the schema of what an operation takes: JSON Schema 2020-12. Its properties are the parameters of the path, those of the query and the
/// properties of the body; what other classes hold stands once, in <c>$defs</c>.
/// </summary>
internal sealed class InputSchema
{
    private readonly CSharpSurface _surface;
    private readonly Declarations _declarations;
    private readonly List<(string Name, string Schema)> _definitions = [];
    private readonly List<string> _names = [];
    private readonly Queue<SurfaceModel> _open = new();
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);

    private InputSchema(CSharpSurface surface, Declarations declarations) => (_surface, _declarations) = (surface, declarations);

    /// <summary>The schema, as JSON.</summary>
    public string Json { get; private set; } = "";

    /// <summary>The names in C# of its properties, in their order, and of those of each definition.</summary>
    public string Names => string.Join("|", _names);

    /// <summary>The parameters of the path: their names there, as a value, and in C#.</summary>
    public List<(string WireName, string Name)> Path { get; } = [];

    public static InputSchema Of(CSharpSurface surface, Declarations declarations, SurfaceBuilder builder, SurfaceOperation operation)
    {
        var schema = new InputSchema(surface, declarations);
        schema.Write(builder.Name + "." + operation.Name, operation);
        return schema;
    }

    private void Write(string name, SurfaceOperation operation)
    {
        var root = new JsonObjectText().AddText("title", _declarations.Text("summary", name)).AddText("description", _declarations.Text("operation", name)).Add("type", "\"object\"");
        var body = operation.Body is { Kind: TypeKind.Model } ? _surface.FindModel(operation.Body.Name) : null;
        var (properties, required, names) = (new JsonObjectText(), new List<string>(), new List<string>());
        foreach (var parameter in PathParameters.In(operation.Contract.Path))
        {
            // A value has one place: where the body or the query has the name too, or a second parameter, this one says where it goes.
            var isAlone = body?.Find(parameter) is null && operation.Query?.Find(parameter) is null && Path.TrueForAll(other => other.WireName != parameter);
            var wireName = isAlone ? parameter : "path." + parameter + (Path.Exists(other => other.WireName == "path." + parameter) ? Path.Count.ToString() : "");
            var csharp = (isAlone ? "" : "Path") + CSharpName.Of(parameter) + (isAlone || Path.TrueForAll(other => other.Name != "Path" + CSharpName.Of(parameter)) ? "" : Path.Count.ToString());
            properties.Add(wireName, new JsonObjectText().Add("type", "\"string\"").AddText("description", _declarations.Text("path", name + "." + CSharpName.Of(parameter))).Add("minLength", "1").ToString());
            required.Add(JsonText.Quote(wireName));
            names.Add(csharp);
            Path.Add((wireName, csharp));
        }

        foreach (var model in (SurfaceModel?[])[operation.Query, body])
        {
            AddProperties(model, properties, required, names);
        }

        if (operation is { IsBodyWhole: true, Body: { } whole })
        {
            var expression = operation.BodyForm == BodyForm.Json ? operation.BodyExpression! : new SchemaExpression(SchemaKind.String, operation.BodyForm == BodyForm.Bytes ? [new Constraint("format", "\"binary\"")] : []);
            properties.Add("body", Value(whole, expression, isNullable: false, null));
            required.AddRange(operation.IsBodyOptional ? [] : [JsonText.Quote("body")]);
            names.Add("Body");
        }

        _names.Add(string.Join(" ", names));
        root.Add("properties", properties.ToString()).AddList("required", required);
        if (operation is { IsBodyWhole: false, Body.Kind: TypeKind.Union } && _surface.FindUnion(operation.Body!.Name) is { } union)
        {
            var isAlone = names.Count == 0;
            root.Add(KeywordOf(union.Expression), JsonObjectText.List(union.Members.Select(member => Value(member.Type, member.Expression, isNullable: false, null))));
            _ = isAlone ? root : root.Add("unevaluatedProperties", "false");
            WriteDefinitions(isOpen: !isAlone);
        }
        else
        {
            AddRules(root, body?.Expression).Add("additionalProperties", "false");
            WriteDefinitions(isOpen: false);
        }

        if (_definitions.Count > 0)
        {
            var definitions = new JsonObjectText();
            _definitions.ForEach(definition => definitions.Add(definition.Name, definition.Schema));
            root.Add("$defs", definitions.ToString());
        }

        Json = root.ToString();
    }

    private void WriteDefinitions(bool isOpen)
    {
        while (_open.Count > 0)
        {
            var model = _open.Dequeue();
            var (properties, required, names) = (new JsonObjectText(), new List<string>(), new List<string>());
            AddProperties(model, properties, required, names);
            _names.Add(string.Join(" ", names));
            var schema = AddRules(new JsonObjectText().Add("type", "\"object\"").AddText("description", _declarations.Text("model", model.Name)).Add("properties", properties.ToString()).AddList("required", required), model.Expression);
            _definitions.Add((model.Name, (isOpen ? schema : schema.Add("additionalProperties", "false")).ToString()));
        }
    }

    private void AddProperties(SurfaceModel? model, JsonObjectText properties, List<string> required, List<string> names)
    {
        foreach (var property in model?.Properties ?? [])
        {
            properties.Add(property.WireName, Value(property.Type, property.Expression, property.IsNullable, _declarations.Text("property", model!.Name + "." + property.Name)));
            names.Add(property.Name);
            if (property is { IsRequired: true, IsNullable: false })
            {
                required.Add(JsonText.Quote(property.WireName));
            }
        }
    }

    /// <summary>The schema of a value. Null stands for what is not given.</summary>
    private string Value(CSharpType type, SchemaExpression expression, bool isNullable, string? description)
    {
        if (type.Kind == TypeKind.Model)
        {
            if (_known.Add(type.Name))
            {
                _open.Enqueue(_surface.FindModel(type.Name)!);
            }

            var reference = new JsonObjectText().Add("$ref", JsonText.Quote("#/$defs/" + type.Name));
            return (isNullable ? new JsonObjectText().AddText("description", description).AddList("anyOf", [reference.ToString(), "{\"type\":\"null\"}"]) : reference.AddText("description", description)).ToString();
        }

        var facts = _surface.Resolve(expression);
        var schema = new JsonObjectText();
        if (type.Kind == TypeKind.Union)
        {
            var union = _surface.FindUnion(type.Name)!;
            if (union.IsWrapper)
            {
                return Value(union.Members[0].Type, union.Members[0].Expression, isNullable, description);
            }

            IEnumerable<string> members = union.Members.Select(member => Value(member.Type, member.Expression, isNullable: false, null));
            return schema.AddText("description", description).Add(KeywordOf(union.Expression), JsonObjectText.List(isNullable ? members.Append("{\"type\":\"null\"}") : members)).ToString();
        }

        if (TypeName(type, facts) is { } name)
        {
            schema.Add("type", isNullable ? $"[\"{name}\",\"null\"]" : $"\"{name}\"");
        }

        schema.AddText("description", description);
        if (type.Kind == TypeKind.List)
        {
            schema.Add("items", Value(type.Element!, facts.Arguments[0], isNullable: false, null));
        }
        else if (type.Kind == TypeKind.Json && facts.Kind == SchemaKind.Map)
        {
            schema.Add("additionalProperties", Free(facts.Arguments[0]));
        }

        return AddRules(schema, facts, expression, isNullable).ToString();
    }

    /// <summary>What has no class: its type alone, and that of its items.</summary>
    private static string Free(SchemaExpression expression)
    {
        var schema = new JsonObjectText();
        if (TypeName(CSharpType.Json, expression) is { } name && !expression.IsNullable)
        {
            schema.Add("type", $"\"{name}\"");
        }

        return (expression.Kind == SchemaKind.Array ? schema.Add("items", Free(expression.Arguments[0])) : schema).ToString();
    }

    private static string? TypeName(CSharpType type, SchemaExpression expression) => type.Kind switch
    {
        TypeKind.String or TypeKind.OpenEnum or TypeKind.DateTimeOffset or TypeKind.File => "string",
        TypeKind.Boolean => "boolean",
        TypeKind.Int32 or TypeKind.Int64 => "integer",
        TypeKind.Double or TypeKind.Decimal => "number",
        TypeKind.List => "array",
        _ => expression.Kind switch
        {
            SchemaKind.Map or SchemaKind.Object => "object",
            SchemaKind.Array => "array",
            SchemaKind.Boolean or SchemaKind.Integer or SchemaKind.Number or SchemaKind.String => expression.Kind.ToString().ToLowerInvariant(),
            _ => null,
        },
    };

    private static string KeywordOf(SchemaExpression union) => union.Kind == SchemaKind.OneOf ? "oneOf" : "anyOf";

    /// <summary>Adds the keywords of a value: those of its type, and those that stand at its place.</summary>
    private static JsonObjectText AddRules(JsonObjectText schema, SchemaExpression? type, SchemaExpression? place = null, bool isNullable = false)
    {
        var meanings = new List<string>();
        var constraints = type?.Constraints ?? [];
        var others = place is null || ReferenceEquals(place, type) ? [] : place.Constraints.Where(constraint => constraints.All(own => own.Name != constraint.Name));
        foreach (var constraint in constraints.Concat(others))
        {
            if (Keywords.Find(constraint.Name) is not { Role: not KeywordRole.Names, HoldsSchemas: false } keyword || (keyword.Extension is not null && keyword.Role != KeywordRole.Allows))
            {
                continue;
            }

            if (keyword.IsDerived)
            {
                // Of what the reader makes, the list of values alone is said with the same word.
                _ = keyword.Value == KeywordValue.List ? schema.Add(keyword.Name, isNullable ? JsonObjectText.List(JsonText.Items(constraint.Value).Append("null").Distinct()) : constraint.Value) : schema;
                continue;
            }

            schema.Add(keyword.Extension ?? keyword.Name, constraint.Value);
            if (keyword.Meaning?.Invoke(constraint.Value) is { } meaning)
            {
                meanings.Add(isNullable ? $"{{\"anyOf\":[{{\"type\":\"null\"}},{meaning}]}}" : meaning);
            }
        }

        return schema.AddList("allOf", meanings);
    }
}
