namespace DryApi.Contracts;

/// <summary>
/// The C# that follows from a contract: classes, enumerations, unions and builders, with names and types.
/// Only what operations use, and the schemas marked <c>surface</c>, take part.
/// </summary>
public sealed partial class CSharpSurface
{
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
    private readonly TypeNames _names;

    /// <summary>The named schemas that are no classes and are being read, by how deep they stand in one another: one that leads back to itself stays JSON.</summary>
    private readonly Dictionary<string, int> _open = new(StringComparer.Ordinal);

    /// <summary>The types of named schemas that are no classes; those that stand in a circle are found anew for each way into it.</summary>
    private readonly Dictionary<string, CSharpType> _aliases = new(StringComparer.Ordinal);

    /// <summary>The classes whose properties are still to be read, the next one on top: classes may contain one another, to any depth.</summary>
    private readonly Stack<(SurfaceModel Model, ContractSchema Schema)> _unread = new();

    /// <summary>Those that were met since the last step.</summary>
    private readonly List<(SurfaceModel Model, ContractSchema Schema)> _met = [];

    /// <summary>The C# names of each class's properties, in their order.</summary>
    private readonly Dictionary<SurfaceModel, string[]> _members = [];

    /// <summary>The names of the class that is being read.</summary>
    private readonly HashSet<string> _scope = new(StringComparer.Ordinal);

    /// <summary>The names of the schemas that are no classes and are being read.</summary>
    private readonly HashSet<string> _openNames = new(StringComparer.Ordinal);

    /// <summary>Where what has no name of its own stands, to tell it from others.</summary>
    private string Place => _owner is null ? _ownName : _owner.Name + "." + _ownName;

    private SurfaceModel? _owner;
    private string _ownName = "";

    /// <summary>How far out the schema stands that was met in itself last.</summary>
    private int _outermost = int.MaxValue;

    /// <summary>How many types were asked for.</summary>
    private int _count;

    /// <summary>The line of the contract that is being read, for what is wrong with it.</summary>
    private int _line;

    private CSharpSurface(Contract contract, IEnumerable<string> taken)
    {
        (_contract, _names) = (contract, new TypeNames(taken));
        _names.Reserve(contract.Schemas);
    }

    /// <summary>The classes, by name.</summary>
    public IEnumerable<SurfaceModel> Models => _models.Values.OrderBy(m => m.Name, StringComparer.Ordinal);

    /// <summary>The enumerations, by name.</summary>
    public IEnumerable<SurfaceEnum> Enums => _enums.Values.OrderBy(e => e.Name, StringComparer.Ordinal);

    /// <summary>The unions, by name.</summary>
    public IEnumerable<SurfaceUnion> Unions => _unions.Values.OrderBy(u => u.Name, StringComparer.Ordinal);

    /// <summary>The client: the builder of the shared prefix.</summary>
    public SurfaceBuilder Root { get; private set; } = new() { Name = "", Path = "" };

    /// <summary>All builders below the root, each before those below it.</summary>
    public IEnumerable<SurfaceBuilder> Builders => BuilderTree.Descendants(Root);

    /// <summary>The C# of a contract.</summary>
    /// <exception cref="SurfaceException">Two things would have one name, or something has none.</exception>
    public static CSharpSurface Of(Contract contract)
    {
        var surface = new CSharpSurface(contract, contract.Taken);
        surface.Read();
        return surface;
    }

    /// <summary>Which names of the project's types the C# of a contract would have; the others change nothing, and need not be known.</summary>
    /// <param name="contract">The contract.</param>
    /// <param name="names">The names of the types that the project has by hand.</param>
    public static IReadOnlyList<string> TakenBy(Contract contract, IEnumerable<string> names)
    {
        var surface = new CSharpSurface(contract, names);
        try
        {
            surface.Read();
        }
        catch (SurfaceException)
        {
            // Told by whoever wants the C#.
        }

        return [.. surface._names.Met];
    }

    private void Read()
    {
        var operations = _contract.Operations
            .Where(o => o.Kind == OperationKind.Operation)
            .Select(ReadOperation)
            .OfType<SurfaceOperation>()
            .ToList();
        foreach (var schema in _contract.Schemas.Where(s => s.Type.Has("surface")))
        {
            Mark(WholeTypeOf(new SchemaExpression(SchemaKind.Reference, reference: schema.Name), schema.Name), sent: false);
        }

        if (operations.Where(operation => operation.SaysJobStatus).Skip(1).FirstOrDefault() is { } second)
        {
            throw new SurfaceException($"{second.Contract} says x-job-status, and another operation says it before; take one of the marks out of the overlay", second.Contract.Line);
        }

        Settle();
        Root = BuilderTree.Of(_contract.PathPrefix, operations, _names, Find);
    }

    /// <summary>The name of a schema's type, where it has one of its own.</summary>
    public string NameOf(ContractSchema schema) => _names.Of(schema);

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

    /// <summary>How the names of the types of an operation begin that have none of their own.</summary>
    private string PlaceOf(ContractOperation operation) => CSharpName.OfPath(BuilderTree.WithoutPrefix(operation.Path, _contract.PathPrefix));

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

        var given = expression["csharpType"];
        var name = given is not null ? JsonText.Unquote(given) : hint;
        if (expression.Has("csharpExternal") && (given is null || expression["enum"] is null))
        {
            throw new SurfaceException($"{Place} says x-csharp-external and is no enumeration with an x-csharp-type; take it out of the overlay", _line);
        }

        return expression.Kind switch
        {
            SchemaKind.String when expression.IsFile => CSharpType.File,
            SchemaKind.String when expression["enum"] is { } values => EnumOf(name, values, isNamed: expression["csharpType"] is not null, isExternal: expression.Has("csharpExternal")),
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
        var name = NameOf(schema);
        if (schema.Type.Kind != SchemaKind.Object || schema.Properties.Count == 0)
        {
            return AliasOf(schema, name);
        }

        if (!_models.TryGetValue(name, out var known))
        {
            Meet(schema, name);
        }
        else if (!ReferenceEquals(known.Source, schema))
        {
            Claim(name, "schema " + schema.Name, schema.Line);
        }

        return new CSharpType(TypeKind.Model, name);
    }

    /// <summary>The class of a schema, whose properties are read later.</summary>
    private void Meet(ContractSchema schema, string name)
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
        NameMembers(model, schema.Properties.Count, i => (schema.Properties[i].Name, schema.Properties[i].Name, schema.Properties[i].Type));
        _met.Add((model, schema));
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
        _openNames.Add(name);
        var type = TypeOf(schema.Type, name);
        _openNames.Remove(name);
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

    /// <summary>Allots the names of all properties of a class at once: none depends on the order of the others.</summary>
    /// <param name="model">The class.</param>
    /// <param name="count">How many it has.</param>
    /// <param name="property">The property of an index: what is told apart from others, its name on the wire and its type.</param>
    private void NameMembers(SurfaceModel model, int count, Func<int, (string Key, string WireName, SchemaExpression Type)> property)
    {
        var names = _members[model] = new string[count];
        _scope.Clear();
        var isSettled = true;
        for (var i = 0; i < count; i++)
        {
            var (_, wireName, type) = property(i);
            var given = type["csharpName"] is { } text ? JsonText.Unquote(text) : null;
            var own = given ?? CSharpName.Of(wireName);
            names[i] = given is null && IsTaken(own) ? own + "Value" : own;
            isSettled &= _scope.Add(names[i]);
        }

        if (isSettled)
        {
            return;
        }

        var items = Enumerable.Range(0, count).Select(property).Select(each => (each.Key, each.WireName, Given: each.Type["csharpName"] is { } given ? JsonText.Unquote(given) : null)).ToList();
        if (items.Where(item => item.Given is not null).GroupBy(item => item.Given, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw new SurfaceException($"'{twice.First().WireName}' and '{twice.Last().WireName}' of {model.Name} would both be called {twice.Key} in C#; give one of them another x-csharp-name in the overlay", model.Line);
        }

        var settled = ScopeNames.Of(items, IsTaken, "Value");
        for (var i = 0; i < count; i++)
        {
            if (names[i] != settled[items[i].Key])
            {
                names[i] = settled[items[i].Key];
                Find(SurfaceFindingKind.Name, $"'{items[i].WireName}' of {model.Name} is called {names[i]}, for another has the name without the digits; give it an x-csharp-name in the overlay if you use it", model.Line);
            }
        }

        // A member cannot have the name of its class, nor of what every class has.
        bool IsTaken(string name) => name == model.Name || Taken.Contains(name);
    }

    private void AddProperty(SurfaceModel model, string wireName, SchemaExpression expression, object source, string? description, int line, string? location = null)
    {
        var name = _members[model][model.Properties.Count];
        if (!CSharpName.IsIdentifier(name))
        {
            throw new SurfaceException($"'{wireName}' of {model.Name} would be called '{name}' in C#, which is no name; give it another x-csharp-name in the overlay", line);
        }

        var outer = (_line, _owner, _ownName);
        (_line, _owner, _ownName) = (line, model, wireName);
        model.Properties.Add(new SurfaceProperty
        {
            Model = model,
            Location = location,
            Name = name,
            WireName = wireName,
            Type = TypeOf(expression, IsNamedByPlace(expression) ? model.Name + name : ""),
            Expression = expression,
            Source = source,
            Description = description,
            Line = line,
        });
        (_line, _owner, _ownName) = outer;
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

    private CSharpType EnumOf(string name, string values, bool isNamed, bool isExternal)
    {
        var items = JsonText.Items(values).Where(v => v != "null").Select(JsonText.Unquote).Distinct(StringComparer.Ordinal).ToList();
        if (isNamed && _enums.TryGetValue(name, out var known))
        {
            // Several places may share one enumeration by x-csharp-type: it knows what any of them knows.
            items = known.Values.Union(items, StringComparer.Ordinal).ToList();
            isExternal |= known.IsExternal;
        }

        // Where a rule finds one name for two places, their values have to be the same: nobody said that they are one thing.
        if (isNamed)
        {
            Claim(name, "an enumeration");
        }
        else
        {
            name = Allot(name, "the enumeration " + values);
        }

        _enums[name] = new SurfaceEnum(name, items) { IsExternal = isExternal };
        return new CSharpType(TypeKind.OpenEnum, name);
    }

    private CSharpType UnionOf(SchemaExpression expression, string name)
    {
        var isNamed = expression["csharpType"] is not null;
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

            if (members.Exists(member => member.Type.Name == type.Name))
            {
                continue;
            }

            // Classes are told apart by their properties, the rest by how their JSON begins.
            _ = type.Kind == TypeKind.Model || tokens.Add(TokenOf(type.Kind));
            members.Add(new SurfaceUnionMember(type.Kind == TypeKind.Model ? type.Name : memberName, type, argument));
        }

        if (isNamed)
        {
            Claim(name, "union " + expression);
        }
        else
        {
            name = Allot(name, "union " + expression);
        }

        var names = ScopeNames.Of(members.Select((member, index) => (index.ToString(), member.Name, (string?)member.Name)), _ => false, "");
        members = [.. members.Select((member, index) => member with { Name = names[index.ToString()] == name || Taken.Contains(names[index.ToString()]) ? names[index.ToString()] + "Value" : names[index.ToString()] })];
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
        SchemaKind.Reference => CSharpName.Of(expression.Reference!),
        _ => expression.Kind.ToString(),
    };

    /// <summary>Marks a type and all that it holds as sent or received.</summary>
    /// <param name="whole">The type.</param>
    /// <param name="sent">Whether it is sent.</param>
    /// <param name="isForm">Whether it is sent as a form; what stands in its fields is JSON.</param>
    private void Mark(CSharpType whole, bool sent, bool isForm = false)
    {
        if (isForm)
        {
            MarkForm(whole);
            return;
        }

        var open = new Stack<CSharpType>();
        open.Push(whole);
        while (open.Count > 0)
        {
            var type = open.Pop();
            if (type.Element is not null)
            {
                open.Push(type.Element);
            }
            else if (type.Kind == TypeKind.Union && FindUnion(type.Name) is { } union && !(sent ? union.IsSent && !union.IsForm : union.IsReceived))
            {
                (union.IsSent, union.IsReceived) = (union.IsSent || sent, union.IsReceived || !sent);
                foreach (var member in union.Members)
                {
                    open.Push(member.Type);
                }
            }
            else if (type.Kind == TypeKind.Model && FindModel(type.Name) is { } model && !(sent ? model.IsJson : model.IsReceived))
            {
                (model.IsSent, model.IsReceived, model.IsJson) = (model.IsSent || sent, model.IsReceived || !sent, model.IsJson || sent);
                model.Properties.ForEach(property => open.Push(property.Type));
            }
        }
    }

    private void MarkForm(CSharpType type)
    {
        if (FindModel(type.Name) is { IsForm: false } model)
        {
            (model.IsForm, model.IsSent) = (true, true);
            model.Properties.ForEach(property => Mark(property.Type, sent: true));
        }
        else if (FindUnion(type.Name) is { IsForm: false } union)
        {
            (union.IsForm, union.IsSent) = (true, true);
            foreach (var member in union.Members)
            {
                MarkForm(member.Type);
            }
        }
    }

    /// <summary>What depends on where the types are used: JSON has no files.</summary>
    private void Settle()
    {
        // What was read of a union that is left as JSON, and that nothing else has, is nobody's.
        _models.Values.Where(model => model is { IsSent: false, IsReceived: false, IsQuery: false }).ToList().ForEach(model => _models.Remove(model.Name));
        _unions.Values.Where(union => union is { IsSent: false, IsReceived: false }).ToList().ForEach(union => _unions.Remove(union.Name));
        foreach (var property in _models.Values.Where(model => !model.IsForm).SelectMany(model => model.Properties))
        {
            property.Type = WithoutFiles(property.Type);
        }

        foreach (var union in _unions.Values.Where(union => union.Members.Any(member => WithoutFiles(member.Type) != member.Type)))
        {
            union.Members = [.. union.Members.Select(member => member with { Type = WithoutFiles(member.Type) })];
        }

        foreach (var model in _models.Values.Where(model => model is { IsForm: true, IsReceived: true } or { IsForm: true, IsJson: true } && model.Properties.Exists(property => HoldsFiles(property.Type))))
        {
            Find(SurfaceFindingKind.Simplified, $"{model.Name} has files, is sent as a form, and is {(model.IsReceived ? "received" : "sent")} as JSON too, which has none: there they stand in AdditionalProperties; use another schema for one of them", model.Line);
        }

        foreach (var model in _models.Values.Where(model => (model.IsReceived || model.IsSent) && model.Expression["discriminator"] is { } discriminator && KindsOf(discriminator).Any(kind => kind.Schema != SchemaOf(model))
            && KindsOf(discriminator).All(kind => kind.Schema != SchemaOf(model))))
        {
            Find(SurfaceFindingKind.Simplified, $"{model.Name} stands for one of {string.Join(", ", KindsOf(model.Expression["discriminator"]!).Select(kind => kind.Schema).Distinct())} and is that class itself: what they have besides stands in AdditionalProperties; name them in a oneOf to have them as types", model.Line);
        }

        static CSharpType WithoutFiles(CSharpType type) => type.Kind == TypeKind.File ? CSharpType.String : type.Element?.Kind == TypeKind.File ? CSharpType.ListOf(CSharpType.String) : type;

        static bool HoldsFiles(CSharpType type) => (type.Element ?? type).Kind == TypeKind.File;

        static string? SchemaOf(SurfaceModel model) => (model.Source as ContractSchema)?.Name;
    }

    /// <summary>The values of a discriminator with the schemas that they stand for.</summary>
    private static IEnumerable<(string Value, string Schema)> KindsOf(string discriminator) =>
        JsonText.Members(discriminator).Where(member => member.Key == "mapping").SelectMany(member => JsonText.Members(member.Value))
            .Select(member => (member.Key, JsonText.Unquote(member.Value) is var target ? target.Substring(target.LastIndexOf('/') + 1) : ""));

    /// <summary>The property that says which of its types a union is, and the values for each of them; null where nothing says it.</summary>
    public (string Property, IReadOnlyList<IReadOnlyList<string>> Values)? DiscriminatorOf(SurfaceUnion union)
    {
        if (union.Expression["discriminator"] is not { } discriminator || JsonText.Members(discriminator).FirstOrDefault(member => member.Key == "propertyName").Value is not { } property)
        {
            return null;
        }

        var kinds = KindsOf(discriminator).ToList();
        return (JsonText.Unquote(property), [.. union.Members.Select(member => (IReadOnlyList<string>)[.. ValuesOf(member.Expression.Reference)])]);

        // Without a mapping, the name of the schema is the value.
        IEnumerable<string> ValuesOf(string? schema) => schema is null ? [] : kinds.Where(kind => kind.Schema == schema).Select(kind => kind.Value).DefaultIfEmpty(schema);
    }

    /// <summary>The name of what has none of its own; what would have one that is taken gets another.</summary>
    private string Allot(string name, string owner) =>
        _names.Allot(CSharpName.IsIdentifier(name) ? name : "Item" + CSharpName.Digits(Place), owner, () => Place + owner[..owner.IndexOf(' ')], _openNames.Contains(name));

    /// <summary>Notes what a name stands for that somebody gave, or that is a schema's.</summary>
    private void Claim(string name, string owner, int line = 0)
    {
        line = line > 0 ? line : _line;
        if (!CSharpName.IsIdentifier(name))
        {
            throw new SurfaceException($"'{owner}' would be called '{name}' in C#, which is no name; give it another x-csharp-type in the overlay", line);
        }

        var other = _names.OwnerOf(name) ?? (_names.SchemaOf(name) is { } schema && !_openNames.Contains(name) ? "schema " + schema : owner);
        if (other != owner)
        {
            throw new SurfaceException($"'{other}' and '{owner}' would both be called {name} in C#; give one of them another x-csharp-type in the overlay", line);
        }

        _names.Claim(name, owner);
    }
}
