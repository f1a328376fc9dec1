namespace DryApi.Contracts;

/// <summary>
/// The C# that follows from a contract: classes, enumerations, unions and builders, with names and types.
/// Only what operations use, and the schemas marked <c>surface</c>, take part.
/// </summary>
public sealed class CSharpSurface
{
    /// <summary>More segments than any URL of a service has.</summary>
    private const int MostSegments = 100;

    /// <summary>The media types of bodies in the order of preference.</summary>
    private static readonly string[] MediaTypes = ["application/json", "multipart/form-data"];

    /// <summary>What a class of the SDK has besides its properties.</summary>
    private static readonly HashSet<string> Taken = new(StringComparer.Ordinal)
    {
        "Validate", "Serialize", "GetFieldDeserializers", "CreateFromDiscriminatorValue", "AddTo", "Parse", "AdditionalProperties",
        "Equals", "GetHashCode", "GetType", "ToString", "MemberwiseClone", "Finalize", "ReferenceEquals",
    };

    private readonly Contract _contract;
    private readonly Dictionary<string, SurfaceModel> _models = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SurfaceEnum> _enums = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SurfaceUnion> _unions = new(StringComparer.Ordinal);

    /// <summary>What each C# name stands for, so that one name never stands for two things.</summary>
    private readonly Dictionary<string, string> _owners = new(StringComparer.Ordinal);

    /// <summary>The named schemas that are no classes and are being read, by how deep they stand in one another: one that leads back to itself stays JSON.</summary>
    private readonly Dictionary<string, int> _open = new(StringComparer.Ordinal);

    /// <summary>The types of named schemas that are no classes; those that stand in a circle are found anew for each way into it.</summary>
    private readonly Dictionary<string, CSharpType> _aliases = new(StringComparer.Ordinal);

    /// <summary>The classes whose properties are still to be read, the next one on top: classes may contain one another, to any depth.</summary>
    private readonly Stack<(SurfaceModel Model, ContractSchema Schema)> _unread = new();

    /// <summary>Those that were met since the last step.</summary>
    private readonly List<(SurfaceModel Model, ContractSchema Schema)> _met = [];

    /// <summary>The C# names of each class's properties.</summary>
    private readonly Dictionary<SurfaceModel, HashSet<string>> _members = [];

    /// <summary>The builders, by what they stand below and their path.</summary>
    private readonly Dictionary<(SurfaceBuilder Parent, string Path), SurfaceBuilder> _children = [];

    /// <summary>How far out the schema stands that was met in itself last.</summary>
    private int _outermost = int.MaxValue;

    /// <summary>How many types were asked for.</summary>
    private int _count;

    /// <summary>The line of the contract that is being read, for what is wrong with it.</summary>
    private int _line;

    /// <summary>How the paths below the shared prefix begin.</summary>
    private readonly string _start;

    private CSharpSurface(Contract contract) => (_contract, _start) = (contract, contract.PathPrefix + "/");

    /// <summary>The classes, by name.</summary>
    public IEnumerable<SurfaceModel> Models => _models.Values.OrderBy(m => m.Name, StringComparer.Ordinal);

    /// <summary>The enumerations, by name.</summary>
    public IEnumerable<SurfaceEnum> Enums => _enums.Values.OrderBy(e => e.Name, StringComparer.Ordinal);

    /// <summary>The unions, by name.</summary>
    public IEnumerable<SurfaceUnion> Unions => _unions.Values.OrderBy(u => u.Name, StringComparer.Ordinal);

    /// <summary>The client: the builder of the shared prefix.</summary>
    public SurfaceBuilder Root { get; private set; } = new() { Name = "", Path = "" };

    /// <summary>All builders below the root, each before those below it.</summary>
    public IEnumerable<SurfaceBuilder> Builders => Descendants(Root);

    /// <summary>The C# of a contract.</summary>
    /// <exception cref="SurfaceException">Two things would have one name, or something has none.</exception>
    public static CSharpSurface Of(Contract contract)
    {
        var surface = new CSharpSurface(contract);
        var operations = contract.Operations
            .Where(o => o.Kind == OperationKind.Operation)
            .Select(surface.ReadOperation)
            .ToList();
        foreach (var schema in contract.Schemas.Where(s => s.Type.Has("surface")))
        {
            surface.Mark(surface.WholeTypeOf(new SchemaExpression(SchemaKind.Reference, reference: schema.Name), schema.Name), sent: false);
        }

        surface.Root = surface.ReadBuilders(operations);
        return surface;
    }

    /// <summary>The class of that C# name, or null.</summary>
    public SurfaceModel? FindModel(string name) => _models.TryGetValue(name, out var model) ? model : null;

    /// <summary>The union of that C# name, or null.</summary>
    public SurfaceUnion? FindUnion(string name) => _unions.TryGetValue(name, out var union) ? union : null;

    /// <summary>The enumeration of that C# name, or null.</summary>
    public SurfaceEnum? FindEnum(string name) => _enums.TryGetValue(name, out var @enum) ? @enum : null;

    /// <summary>The constraints of a value: where its type is a named schema that is no object, that schema's.</summary>
    public SchemaExpression Resolve(SchemaExpression expression)
    {
        var resolved = expression;
        for (var depth = 0; depth < 100 && resolved.Kind == SchemaKind.Reference && _contract.FindSchema(resolved.Reference!) is { Properties.Count: 0 } schema; depth++)
        {
            resolved = schema.Type;
        }

        return resolved;
    }

    /// <summary>The answer that a caller takes as success: the lowest status of the two hundreds.</summary>
    public static ContractResponse? Success(Contract contract, ContractOperation operation)
    {
        var response = operation.Responses.Find(r => r.Name.Length > 0 && r.Name[0] == '2');
        return response?.Reference is { } name ? contract.FindResponse(name) : response;
    }

    private SurfaceOperation ReadOperation(ContractOperation operation)
    {
        _line = operation.Line;
        var body = Preferred(operation.Bodies);
        var isForm = body?.MediaType == "multipart/form-data";
        var bodyType = body is null ? null : WholeTypeOf(body.Type, IsNamedByPlace(body.Type) ? PlaceOf(operation) + CSharpName.OfMethod(operation.Method, "POST") + "Request" : "");
        if (bodyType is not null)
        {
            Mark(bodyType, sent: true);
            MarkForm(bodyType, isForm);
        }

        var result = Success(_contract, operation) is { } success ? Preferred(success.Contents) : null;
        var resultType = result is null ? null : WholeTypeOf(result.Type, IsNamedByPlace(result.Type) ? PlaceOf(operation) + CSharpName.OfMethod(operation.Method, "POST") + "Response" : "");
        if (resultType is not null)
        {
            Mark(resultType, sent: false);
        }

        return new SurfaceOperation
        {
            Contract = operation,
            Name = CSharpName.Pascal(operation.Method.ToLowerInvariant()),
            Body = bodyType,
            BodyExpression = body?.Type,
            MediaType = body?.MediaType,
            Result = resultType,
            ResultExpression = result?.Type,
            ResultMediaType = result?.MediaType,
            Query = ReadQuery(operation),
            Job = operation.Fact("job") is { } job ? JsonText.Unquote(job) : null,
        };
    }

    /// <summary>How the names of the types of an operation begin that have none of their own.</summary>
    private string PlaceOf(ContractOperation operation) => CSharpName.OfPath(WithoutPrefix(operation.Path));

    private static ContractContent? Preferred(List<ContractContent> contents) => contents.Count < 2
        ? contents.FirstOrDefault()
        : MediaTypes.Select(wanted => contents.Find(c => c.MediaType == wanted)).FirstOrDefault(c => c is not null) ?? contents[0];

    private SurfaceModel? ReadQuery(ContractOperation operation)
    {
        var parameters = operation.Parameters.Where(p => p.Location == "query").ToList();
        if (parameters.Count == 0)
        {
            return null;
        }

        var name = PlaceOf(operation) + CSharpName.OfMethod(operation.Method, "GET") + "Query";
        Claim(name, "the query of " + operation, operation.Line);
        var model = new SurfaceModel
        {
            Name = name,
            Expression = new SchemaExpression(SchemaKind.Object),
            Source = "query of " + operation,
            Line = operation.Line,
            Description = null,
            IsSent = true,
            IsQuery = true,
        };
        _models.Add(name, model);
        foreach (var parameter in parameters.SelectMany(parameter => PartsOf(parameter, parameters)))
        {
            AddProperty(model, parameter.Name, parameter.Type, parameter, parameter.Description, parameter.Line);
        }

        ReadProperties();
        foreach (var property in model.Properties)
        {
            Mark(property.Type, sent: true);
        }

        return model;
    }

    /// <summary>An object that is written as parameters of their own is those parameters, unless one of them is there already.</summary>
    private IEnumerable<ContractParameter> PartsOf(ContractParameter parameter, List<ContractParameter> others)
    {
        var parts = ExplodedParameters.PartsOf(parameter, type => FlatSchema.Of(_contract, type)).ToList();
        return parts.Count == 0 || parts.Exists(part => others.Exists(other => other.Name == part.Name)) ? [parameter] : parts;
    }

    /// <summary>The C# type of an expression, with all that it leads to.</summary>
    private CSharpType WholeTypeOf(SchemaExpression expression, string hint)
    {
        var type = TypeOf(expression, hint);
        ReadProperties();
        return type;
    }

    /// <summary>Reads the properties of the classes that were met, one at a time: what one leads to comes before the next.</summary>
    private void ReadProperties()
    {
        PushMet();
        while (_unread.Count > 0)
        {
            var (model, schema) = _unread.Peek();
            if (model.Properties.Count < schema.Properties.Count)
            {
                var property = schema.Properties[model.Properties.Count];
                AddProperty(model, property.Name, property.Type, property, property.Description, property.Line);
            }
            else
            {
                _unread.Pop();
                CheckRules(model);
            }

            PushMet();
        }
    }

    private void PushMet()
    {
        for (var i = _met.Count - 1; i >= 0; i--)
        {
            _unread.Push(_met[i]);
        }

        _met.Clear();
    }

    /// <summary>The C# type of an expression; <paramref name="hint"/> names what has no name of its own.</summary>
    private CSharpType TypeOf(SchemaExpression expression, string hint)
    {
        if (++_count > WorkBudget.Default / 5)
        {
            throw new SurfaceException("the schemas lead to one another in more ways than a C# surface is made of; let fewer of them repeat one another", _line);
        }

        var name = expression["csharpType"] is { } given ? JsonText.Unquote(given) : hint;
        return expression.Kind switch
        {
            SchemaKind.String when expression.IsFile => CSharpType.File,
            SchemaKind.String when expression["enum"] is { } values => EnumOf(name, values, isNamed: expression["csharpType"] is not null),
            SchemaKind.String when expression["format"] == "\"date-time\"" => CSharpType.DateTimeOffset,
            SchemaKind.String => CSharpType.String,
            SchemaKind.Boolean => CSharpType.Boolean,
            SchemaKind.Integer when expression["format"] == "\"int32\"" => CSharpType.Int32,
            SchemaKind.Integer => CSharpType.Int64,
            SchemaKind.Number when expression["format"] == "\"decimal\"" || expression["csharpType"] == "\"decimal\"" => CSharpType.Decimal,
            SchemaKind.Number => CSharpType.Double,
            SchemaKind.Array => TypeOf(expression.Arguments[0], CSharpName.Singular(name)) is { Kind: not TypeKind.List } item ? CSharpType.ListOf(item) : CSharpType.Json,
            SchemaKind.Reference => ReferenceOf(expression),
            SchemaKind.OneOf or SchemaKind.AnyOf => UnionOf(expression, name),
            SchemaKind.AllOf when expression.Arguments[0].Kind == SchemaKind.Reference => TypeOf(expression.Arguments[0], name),
            _ => CSharpType.Json,
        };
    }

    private CSharpType ReferenceOf(SchemaExpression expression)
    {
        var schema = _contract.FindSchema(expression.Reference!)
            ?? throw new SurfaceException($"the contract names the schema '{expression.Reference}' and does not have it", _line);
        var name = schema.Type["csharpType"] is { } given ? JsonText.Unquote(given) : CSharpName.Pascal(schema.Name);
        if (schema.Type.Kind != SchemaKind.Object || schema.Properties.Count == 0)
        {
            return AliasOf(schema, name);
        }

        if (!_models.TryGetValue(name, out var known))
        {
            Claim(name, "schema " + schema.Name, schema.Line);
            var model = new SurfaceModel
            {
                Name = name,
                Expression = schema.Type,
                Source = schema,
                Line = schema.Line,
                Description = schema.Description,
            };
            model.Properties.Capacity = schema.Properties.Count;

            // Before its properties: a schema may contain itself.
            _models.Add(name, model);
            _met.Add((model, schema));
        }
        else if (!ReferenceEquals(known.Source, schema))
        {
            Claim(name, "schema " + schema.Name, schema.Line);
        }

        return new CSharpType(TypeKind.Model, name);
    }

    /// <summary>The type of a named schema that is no class.</summary>
    private CSharpType AliasOf(ContractSchema schema, string name)
    {
        if (_aliases.TryGetValue(schema.Name, out var known))
        {
            return known;
        }

        if (_open.TryGetValue(schema.Name, out var depth))
        {
            _outermost = Math.Min(_outermost, depth);
            return CSharpType.Json;
        }

        depth = _open.Count;
        if (depth == WorkBudget.MaxDepth)
        {
            throw new SurfaceException($"{schema.Name} stands in schemas that are no classes, more than {WorkBudget.MaxDepth} in one another; flatten them", schema.Line);
        }

        var outer = _outermost;
        _outermost = int.MaxValue;
        _open.Add(schema.Name, depth);
        var type = TypeOf(schema.Type, name);
        _open.Remove(schema.Name);
        if (_outermost >= depth)
        {
            // All that was cut short inside is cut short the same way every time.
            _aliases[schema.Name] = type;
            _outermost = int.MaxValue;
        }

        _outermost = Math.Min(_outermost, outer);
        return type;
    }

    private void AddProperty(SurfaceModel model, string wireName, SchemaExpression expression, object source, string? description, int line)
    {
        var name = expression["csharpName"] is { } given ? JsonText.Unquote(given) : CSharpName.Pascal(wireName);
        if (!CSharpName.IsIdentifier(name))
        {
            throw new SurfaceException($"'{wireName}' of {model.Name} would be called '{name}' in C#, which is no name; give it an x-csharp-name in the overlay", line);
        }

        // A member cannot have the name of its class, nor of what every class has.
        name = name == model.Name || Taken.Contains(name) ? name + "Value" : name;
        if (!_members.TryGetValue(model, out var members))
        {
            _members[model] = members = new HashSet<string>(StringComparer.Ordinal);
        }

        if (!members.Add(name))
        {
            throw TwiceNamed(model, name, wireName, line);
        }

        var outer = _line;
        _line = line;
        model.Properties.Add(new SurfaceProperty
        {
            Name = name,
            WireName = wireName,
            Type = TypeOf(expression, IsNamedByPlace(expression) ? model.Name + name : ""),
            Expression = expression,
            Source = source,
            Description = description,
            Line = line,
        });
        _line = outer;
    }

    private static SurfaceException TwiceNamed(SurfaceModel model, string name, string wireName, int line)
    {
        var other = model.Properties.Find(p => p.Name == name)!;
        return new SurfaceException($"'{other.WireName}' and '{wireName}' of {model.Name} would both be called {name} in C#; give one of them an x-csharp-name in the overlay", line);
    }

    /// <summary>Whether a type, or what it holds, can get its name from its place: most have one of their own.</summary>
    private static bool IsNamedByPlace(SchemaExpression expression) =>
        expression.Kind is SchemaKind.Array or SchemaKind.OneOf or SchemaKind.AnyOf or SchemaKind.AllOf || expression["enum"] is not null;

    /// <summary>Rules over several properties can only name properties that are there.</summary>
    private static void CheckRules(SurfaceModel model)
    {
        if ((model.Expression["requiredWhen"] ?? model.Expression["exactlyOneOf"] ?? model.Expression["atLeastOneOf"]) is null)
        {
            return;
        }

        foreach (var rule in JsonText.Items(model.Expression["requiredWhen"] ?? "[]"))
        {
            var members = rule.StartsWith("{", StringComparison.Ordinal) ? JsonText.Members(rule).Select(member => member.Key).ToList() : [];
            if (((string[])["property", "when", "is"]).FirstOrDefault(key => !members.Contains(key)) is { } lacking)
            {
                throw new SurfaceException($"a requiredWhen of {model.Name} has no '{lacking}'; mend the rule in the overlay", model.Line);
            }
        }

        var named = ((string[])["exactlyOneOf", "atLeastOneOf"])
            .SelectMany(rule => JsonText.Items(model.Expression[rule] ?? "[]").SelectMany(JsonText.Items))
            .Concat(JsonText.Items(model.Expression["requiredWhen"] ?? "[]")
                .SelectMany(rule => JsonText.Members(rule).Where(member => member.Key is "property" or "when").Select(member => member.Value)));
        if (named.Select(JsonText.Unquote).FirstOrDefault(name => model.Find(name) is null) is { } missing)
        {
            throw new SurfaceException($"a rule of {model.Name} names the property '{missing}', which it does not have; mend the rule in the overlay", model.Line);
        }
    }

    private CSharpType EnumOf(string name, string values, bool isNamed)
    {
        var items = JsonText.Items(values).Where(v => v != "null").Select(JsonText.Unquote).Distinct(StringComparer.Ordinal).ToList();
        if (_enums.TryGetValue(name, out var known))
        {
            // Several places may share one enumeration by x-csharp-type: it knows what any of them knows.
            items = known.Values.Union(items, StringComparer.Ordinal).ToList();
        }

        // Where a rule finds one name for two places, their values have to be the same: nobody said that they are one thing.
        Claim(name, isNamed ? "an enumeration" : "the enumeration " + values);
        _enums[name] = new SurfaceEnum(name, items);
        return new CSharpType(TypeKind.OpenEnum, name);
    }

    private CSharpType UnionOf(SchemaExpression expression, string name)
    {
        if (_unions.TryGetValue(name, out var known) && known.Expression.ToString() == expression.ToString())
        {
            return new CSharpType(TypeKind.Union, name);
        }

        var members = new List<SurfaceUnionMember>();
        var tokens = new HashSet<TypeKind>();
        foreach (var argument in expression.Arguments)
        {
            var memberName = MemberName(argument);
            var type = TypeOf(argument, name + memberName);
            if (type.Kind == TypeKind.Json || tokens.Contains(TokenOf(type.Kind)))
            {
                // What cannot be told apart by its JSON stays JSON.
                return CSharpType.Json;
            }

            // Classes are told apart by their properties, the rest by how their JSON begins.
            _ = type.Kind == TypeKind.Model || tokens.Add(TokenOf(type.Kind));
            members.Add(new SurfaceUnionMember(type.Kind == TypeKind.Model ? type.Name : memberName, type, argument));
        }

        Claim(name, "union " + expression);
        _unions[name] = new SurfaceUnion { Name = name, Members = members, Expression = expression };
        return new CSharpType(TypeKind.Union, name);
    }

    private static TypeKind TokenOf(TypeKind kind) => kind switch
    {
        TypeKind.OpenEnum or TypeKind.DateTimeOffset or TypeKind.File => TypeKind.String,
        TypeKind.Int32 or TypeKind.Int64 or TypeKind.Decimal => TypeKind.Double,
        _ => kind,
    };

    private static string MemberName(SchemaExpression expression) => expression.Kind switch
    {
        SchemaKind.Array => MemberName(expression.Arguments[0]) + "s",
        SchemaKind.Reference => CSharpName.Pascal(expression.Reference!),
        _ => expression.Kind.ToString(),
    };

    /// <summary>Marks a type and all that it holds as sent or received.</summary>
    private void Mark(CSharpType whole, bool sent)
    {
        var open = new Stack<CSharpType>();
        open.Push(whole);
        while (open.Count > 0)
        {
            var type = open.Pop();
            if (type.Element is not null)
            {
                open.Push(type.Element);
            }
            else if (type.Kind == TypeKind.Union && FindUnion(type.Name) is { } union && !(sent ? union.IsSent : union.IsReceived))
            {
                (union.IsSent, union.IsReceived) = (union.IsSent || sent, union.IsReceived || !sent);
                foreach (var member in union.Members)
                {
                    open.Push(member.Type);
                }
            }
            else if (type.Kind == TypeKind.Model && FindModel(type.Name) is { } model && !(sent ? model.IsSent : model.IsReceived))
            {
                (model.IsSent, model.IsReceived) = (model.IsSent || sent, model.IsReceived || !sent);
                model.Properties.ForEach(property => open.Push(property.Type));
            }
        }
    }

    private void MarkForm(CSharpType type, bool isForm)
    {
        if (!isForm)
        {
            return;
        }

        if (FindModel(type.Name) is { } model)
        {
            model.IsForm = true;
        }
        else if (FindUnion(type.Name) is { IsForm: false } union)
        {
            union.IsForm = true;
            foreach (var member in union.Members)
            {
                MarkForm(member.Type, true);
            }
        }
    }

    private SurfaceBuilder ReadBuilders(List<SurfaceOperation> operations)
    {
        var root = new SurfaceBuilder { Name = "", Path = _contract.PathPrefix };
        foreach (var operation in operations)
        {
            var builder = root;
            var hasPrefix = HasPrefix(operation.Contract.Path);
            var path = hasPrefix ? _contract.PathPrefix : "";
            var segments = CSharpName.Segments(WithoutPrefix(operation.Contract.Path));
            if (segments.Length > MostSegments)
            {
                throw new SurfaceException($"a path has {segments.Length} segments, and builders stand in one another up to {MostSegments}; shorten it", operation.Contract.Line);
            }

            foreach (var segment in segments)
            {
                path += "/" + segment;
                builder = Child(builder, segment, path, operation.Contract.Line);
            }

            // Paths that differ in a slash at their end lead to one builder.
            if (builder.Operations.Find(other => other.Name == operation.Name) is { } other)
            {
                throw new SurfaceException($"'{other.Contract}' and '{operation.Contract}' would both be the call {operation.Name} of {(builder == root ? "the client" : builder.Name)} in C#; remove one of them in the overlay", operation.Contract.Line);
            }

            builder.Operations.Add(operation);
        }

        return root;
    }

    private SurfaceBuilder Child(SurfaceBuilder parent, string segment, string path, int line)
    {
        if (_children.TryGetValue((parent, path), out var known))
        {
            return known;
        }

        var (start, end) = (segment.IndexOf('{'), segment.LastIndexOf('}'));
        var parameter = start >= 0 && end > start ? segment.Substring(start + 1, end - start - 1) : null;
        if (start >= 0 && CSharpName.Pascal(parameter?.IndexOfAny(['{', '}']) < 0 ? parameter! : "").Length == 0)
        {
            throw new SurfaceException($"the segment '{segment}' of {path} has several parameters, or one without a letter or digit; an indexer takes one", line);
        }

        var member = start >= 0 ? null : CSharpName.OfSegment(segment);
        if (member?.Length == 0)
        {
            throw new SurfaceException($"the segment '{segment}' of {path} has no letter or digit to make a C# name of", line);
        }

        var name = CSharpName.OfPath(WithoutPrefix(path)) + "RequestBuilder";
        Claim(name, path, line);
        var child = new SurfaceBuilder { Name = name, Member = member, Parameter = parameter, Path = path };
        parent.Children.Add(child);
        _children.Add((parent, path), child);
        return child;
    }

    private bool HasPrefix(string path) => path.StartsWith(_start, StringComparison.Ordinal);

    private string WithoutPrefix(string path) => HasPrefix(path) ? path.Substring(_contract.PathPrefix.Length) : path;

    private void Claim(string name, string owner, int line = 0)
    {
        line = line > 0 ? line : _line;
        if (!CSharpName.IsIdentifier(name))
        {
            throw new SurfaceException($"'{owner}' would be called '{name}' in C#, which is no name; give it an x-csharp-type in the overlay", line);
        }

        if (_owners.TryGetValue(name, out var other) && other != owner)
        {
            throw new SurfaceException($"'{other}' and '{owner}' would both be called {name} in C#; give one of them an x-csharp-type in the overlay", line);
        }

        _owners[name] = owner;
    }

    private static IEnumerable<SurfaceBuilder> Descendants(SurfaceBuilder root)
    {
        var open = new Stack<SurfaceBuilder>(root.Children.AsEnumerable().Reverse());
        while (open.Count > 0)
        {
            var builder = open.Pop();
            yield return builder;
            for (var i = builder.Children.Count - 1; i >= 0; i--)
            {
                open.Push(builder.Children[i]);
            }
        }
    }
}
