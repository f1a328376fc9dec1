using DryApi.Contracts;
using DryApi.OpenApi.Documents;

namespace DryApi.OpenApi.Reading;

/// <summary>Reads the contract of an OpenAPI document.</summary>
public sealed class OpenApiContractReader
{
    private static readonly string[] Methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"];

    private readonly DocumentNode _document;
    private readonly WorkBudget _budget;
    private readonly References _references;
    private readonly SchemaReader _schemas;
    private readonly string _prefix;

    /// <summary>The path items that are being read: by a callback, one can lead back to itself.</summary>
    private readonly HashSet<DocumentNode> _open = [];

    private OpenApiContractReader(DocumentNode document, WorkBudget budget)
    {
        _document = document;
        _budget = budget;
        _references = new References(document);
        _schemas = new SchemaReader(document, _references, budget);
        _prefix = document.GetString("x-path-prefix") ?? SharedPrefix(document);
    }

    /// <summary>The contract of a document that was checked.</summary>
    /// <exception cref="WorkLimitException">Its schemas lead to one another too often, or too deep.</exception>
    public static Contract Read(DocumentNode document) => Read(document, NewBudget());

    /// <inheritdoc cref="Read(DocumentNode)"/>
    internal static Contract Read(DocumentNode document, WorkBudget budget) => new OpenApiContractReader(document, budget).Read();

    /// <summary>What reading a document may cost.</summary>
    internal static WorkBudget NewBudget(long limit = WorkBudget.Default) => new("reading this document", limit);

    private Contract Read()
    {
        var contract = new Contract
        {
            Title = _document["info"]?.GetString("title") ?? "",
            Version = _document["info"]?.GetString("version") ?? "",
            PathPrefix = _prefix,
            Origin = _document,
        };
        contract.Servers.AddRange(ReadServers(_document["servers"]));
        var components = _document["components"];
        foreach (var scheme in Sorted(components?["securitySchemes"]))
        {
            contract.SecuritySchemes.Add(ReadSecurityScheme(scheme.Name, Resolve(scheme)));
        }

        _schemas.ReadComponents();
        foreach (var path in SortedPatterns(_document["paths"]))
        {
            ReadPath(OperationKind.Operation, path.Name, path.Name, path, contract.Operations);
        }

        foreach (var webhook in Sorted(_document["webhooks"]))
        {
            ReadPath(OperationKind.Webhook, webhook.Name, webhook.Name, webhook, contract.Operations);
        }

        foreach (var response in Sorted(components?["responses"]))
        {
            contract.Responses.Add(ReadResponse(response.Name, Resolve(response), CSharpName.Pascal(response.Name) + "Response"));
        }

        contract.Operations.Sort(static (a, b) =>
            (a.Kind, a.Path, a.Method) == (b.Kind, b.Path, b.Method) ? 0
            : a.Kind != b.Kind ? a.Kind.CompareTo(b.Kind)
            : string.CompareOrdinal(a.Path, b.Path) is not 0 and var order ? order
            : string.CompareOrdinal(a.Method, b.Method));
        contract.Schemas.AddRange(_schemas.Schemas);
        RelianceReader.Read(_document["x-relies-on"], contract, _budget);
        return contract;
    }

    /// <summary>The folders that all paths share: what a builder need not repeat.</summary>
    private static string SharedPrefix(DocumentNode document)
    {
        string[]? shared = null;
        var start = "";
        foreach (var path in SortedPatterns(document["paths"]))
        {
            if (shared is not null && path.Name.StartsWith(start, StringComparison.Ordinal) && path.Name.Length > start.Length && path.Name[^1] != '/')
            {
                // Nearly all are in the folders that those before them share.
                continue;
            }

            // The root itself is in no folder.
            var folders = CSharpName.Segments(path.Name);
            shared ??= folders;
            var same = 0;
            while (same < shared.Length && same < folders.Length - 1 && shared[same] == folders[same] && !shared[same].Contains('{'))
            {
                same++;
            }

            shared = shared[..same];
            start = string.Concat(shared.Select(folder => "/" + folder)) + "/";
        }

        return start.TrimEnd('/');
    }

    private static ContractSecurityScheme ReadSecurityScheme(string name, DocumentNode scheme)
    {
        var facts = scheme.Properties
            .Where(p => p.Name is not ("type" or "description") && !p.Name.StartsWith("x-", StringComparison.Ordinal))
            .OrderBy(p => p.Name, StringComparer.Ordinal)
            .Select(p => new Constraint(p.Name, CanonicalJson.Write(p)) { Origin = p });
        return new ContractSecurityScheme(name, scheme.GetString("type") ?? "any", facts.ToList()) { Origin = scheme };
    }

    private void ReadPath(OperationKind kind, string path, string place, DocumentNode item, List<ContractOperation> operations)
    {
        place = SharedPlace(item) ?? place;
        var items = ItemsOf(item);
        item = items[0];
        var isFirst = _open.Add(item);
        _budget.Enter(item);
        foreach (var (method, operation) in OperationsOf(items))
        {
            _budget.Spend(50, operation);
            _budget.SpendText(path.Length + place.Length, operation);
            var name = CSharpName.OfPath(place.StartsWith(_prefix + "/", StringComparison.Ordinal) ? place[_prefix.Length..] : place);
            operations.Add(ReadOperation(kind, method, path, name, operation, items));

            // The callbacks of a callback that is its own were read with it.
            foreach (var callback in isFirst ? Sorted(operation["callbacks"]) : [])
            {
                foreach (var expression in Resolve(callback).Properties.Where(e => !e.Name.StartsWith("x-", StringComparison.Ordinal)))
                {
                    var title = $"{method} {path} {callback.Name} {expression.Name}";
                    ReadPath(OperationKind.Callback, title, SharedPlace(callback) ?? (place + "/" + callback.Name), expression, operations);
                }
            }
        }

        _budget.Leave();
        if (isFirst)
        {
            _open.Remove(item);
        }
    }

    /// <summary>The path items that make up one: what its references lead to in the end, then what stands beside each, the outermost last.</summary>
    private List<DocumentNode> ItemsOf(DocumentNode item)
    {
        if (item["$ref"] is null)
        {
            _budget.Spend(1, item);
            return [item];
        }

        var items = new List<DocumentNode>();
        var passed = new HashSet<DocumentNode>();
        for (var next = item; next is not null && passed.Add(next); next = next.GetString("$ref") is { } reference ? JsonPointer.FindReferenced(_document, reference) : null)
        {
            _budget.Spend(1, next);
            if (next.Properties.Count > 1 || next["$ref"] is null)
            {
                items.Insert(0, next);
            }
        }

        return items.Count == 0 ? [Resolve(item)] : items;
    }

    /// <summary>The operations of a path, each with its method as it is sent.</summary>
    private static IEnumerable<(string Method, DocumentNode Operation)> OperationsOf(List<DocumentNode> items)
    {
        var operations = new Dictionary<string, DocumentNode>(StringComparer.Ordinal);
        foreach (var item in items)
        {
            foreach (var method in Methods)
            {
                if (item[method] is { IsObject: true } operation)
                {
                    operations[method.ToUpperInvariant()] = operation;
                }
            }

            foreach (var additional in item["additionalOperations"]?.Properties ?? [])
            {
                operations[additional.Name] = additional;
            }
        }

        return operations.Select(o => (o.Key, o.Value));
    }

    /// <summary>Where a path item or callback stands that several refer to: what is in it is named after that, whoever refers to it.</summary>
    private static string? SharedPlace(DocumentNode node)
    {
        if (node.GetString("$ref") is not { } reference || !JsonPointer.TryParseReference(reference, out var pointer))
        {
            return null;
        }

        return pointer.Split('/') switch
        {
            [_, "paths", var path] => JsonPointer.Unescape(path),
            [_, "components", _, var name] => "/" + JsonPointer.Unescape(name),
            _ => null,
        };
    }

    /// <summary>The name of a shared component that a node refers to; null when it refers to none of that kind.</summary>
    private static string? SharedName(DocumentNode node, string folder) =>
        node.GetString("$ref") is { } reference && JsonPointer.UnescapeFragment(reference) is var pointer
        && pointer.StartsWith(folder, StringComparison.Ordinal) && pointer.IndexOf('/', folder.Length) < 0
            ? JsonPointer.Unescape(pointer[folder.Length..])
            : null;

    private ContractOperation ReadOperation(OperationKind kind, string method, string path, string place, DocumentNode operation, List<DocumentNode> items)
    {
        var body = operation["requestBody"] is { } requestBody ? Resolve(requestBody) : null;
        var bodyName = operation["requestBody"] is { } reference && SharedName(reference, "#/components/requestBodies/") is { } shared
            ? NameOfBody(CSharpName.Pascal(shared))
            : place + CSharpName.OfMethod(method, "POST") + "Request";
        var facts = new List<Constraint>();
        if (operation["deprecated"] is { IsTrue: true })
        {
            facts.Add(new Constraint("deprecated", "true") { Origin = operation["deprecated"] });
        }

        foreach (var (keyword, fact) in (ReadOnlySpan<(string, string)>)[("x-csharp-name", "csharpName"), ("x-job", "job"), ("x-job-status", "jobStatus"), ("x-stability-level", "stability"), ("x-sunset", "sunset")])
        {
            if (operation[keyword] is { } value)
            {
                facts.Add(new Constraint(fact, CanonicalJson.Write(value)) { Origin = value });
            }
        }

        if ((operation["servers"] ?? Find(items, "servers")) is { } servers)
        {
            facts.Add(new Constraint("servers", "[" + string.Join(",", ReadServers(servers).Select(JsonText.Quote)) + "]") { Origin = servers });
        }

        if (body is not null)
        {
            facts.AddRange(ReadEncodings(body["content"], bodyName));
        }

        return new ContractOperation
        {
            Kind = kind,
            Method = method,
            Path = path,
            Id = operation.GetString("operationId"),
            Tags = (operation["tags"]?.Items ?? []).Select(t => t.Text).Order(StringComparer.Ordinal).ToList(),
            Security = ReadSecurity(operation["security"] ?? _document["security"]),
            SecurityOrigin = operation["security"] ?? _document["security"],
            Facts = facts,
            Parameters = ReadParameters(operation, items, place + CSharpName.OfMethod(method, "GET")),
            BodyOrigin = operation["requestBody"],
            IsBodyRequired = body?["required"] is { IsTrue: true },
            Bodies = body is null ? [] : ReadBodies(body, bodyName),
            Responses = SortedPatterns(operation["responses"])
                .Select(r => ReadResponseOf(r, place + CSharpName.OfMethod(method, "POST")))
                .ToList(),
            Summary = operation.GetString("summary") ?? Find(items, "summary")?.Text,
            Description = operation.GetString("description") ?? Find(items, "description")?.Text,
            Origin = operation,
        };
    }

    private static DocumentNode? Find(List<DocumentNode> items, string key) => items.FindLast(item => item[key] is not null)?[key];

    /// <summary>
    /// The URLs that servers stand for, the one that is called first of each: variables by their defaults, then each other value that one of
    /// them may have.
    /// </summary>
    private List<string> ReadServers(DocumentNode? servers)
    {
        var urls = new List<string>();
        foreach (var server in servers?.Items ?? [])
        {
            var template = server.GetString("url") ?? "";
            var variables = (server["variables"]?.Properties ?? []).Where(v => template.Contains("{" + v.Name + "}", StringComparison.Ordinal)).ToList();
            urls.Add(Fill(template, variables));
            foreach (var variable in variables)
            {
                foreach (var value in (variable["enum"]?.Items ?? []).Where(value => value.Text != variable.GetString("default")))
                {
                    urls.Add(Fill(template.Replace("{" + variable.Name + "}", value.Text, StringComparison.Ordinal), variables));
                }
            }
        }

        return urls;
    }

    private string Fill(string url, List<DocumentNode> variables)
    {
        foreach (var variable in variables)
        {
            _budget.Spend(1, variable);
            _budget.SpendText(url.Length, variable);
            url = variable.GetString("default") is { } usual ? url.Replace("{" + variable.Name + "}", usual, StringComparison.Ordinal) : url;
        }

        return url;
    }

    /// <summary>How the parts of a form are written, where that is not the usual way: a fact of each, by media type, part and what is said of it.</summary>
    private IEnumerable<Constraint> ReadEncodings(DocumentNode? contents, string name)
    {
        foreach (var content in Sorted(contents))
        {
            foreach (var part in Sorted(Resolve(content)["encoding"]))
            {
                _budget.Spend(10, part);
                foreach (var (what, value, origin) in ReadEncoding(part, name + CSharpName.Pascal(part.Name)))
                {
                    yield return new Constraint(EncodingFact.NameOf(content.Name, part.Name, what), value) { Origin = origin };
                }
            }
        }
    }

    private IEnumerable<(string What, string Value, DocumentNode Origin)> ReadEncoding(DocumentNode encoding, string name)
    {
        foreach (var what in (string[])["allowReserved", "contentType", "explode", "style"])
        {
            var isUsual = encoding[what] is not { } value || what switch
            {
                "allowReserved" => !value.IsTrue,
                "style" => value.Text == "form",
                "explode" => value.IsTrue == (encoding.GetString("style") is null or "form"),
                _ => false,
            };
            if (!isUsual)
            {
                yield return (what, CanonicalJson.Write(encoding[what]!), encoding[what]!);
            }
        }

        foreach (var header in Sorted(encoding["headers"]))
        {
            var type = ReadHeader(header.Name, Resolve(header), name).Type;
            yield return (EncodingFact.Header + header.Name, JsonText.Quote((type.Has("required") ? EncodingFact.Required : "") + type.Without("required")), header);
        }
    }

    private static string NameOfBody(string component) => component.EndsWith("Request", StringComparison.Ordinal) ? component : component + "Request";

    /// <summary>The body's contents; a body that names none may be anything.</summary>
    private List<ContractContent> ReadBodies(DocumentNode body, string name) => body["content"] is { Properties.Count: > 0 } contents
        ? ReadContents(contents, name)
        : [new ContractContent("*/*", new SchemaExpression(SchemaKind.Any, origin: body)) { Origin = body }];

    private static List<string> ReadSecurity(DocumentNode? security)
    {
        var alternatives = (security?.Items ?? []).Select(alternative => SecurityText.Write(alternative.Properties
            .OrderBy(p => p.Name, StringComparer.Ordinal)
            .Select(p => KeyValuePair.Create(p.Name, p.Items.Count == 0 ? null : CanonicalJson.Write(p)))));
        return alternatives.Order(StringComparer.Ordinal).ToList();
    }

    private List<ContractParameter> ReadParameters(DocumentNode operation, List<DocumentNode> items, string place)
    {
        // A parameter of the operation takes the place of the path's one.
        var parameters = new Dictionary<string, ContractParameter>(StringComparer.Ordinal);
        foreach (var item in items)
        {
            ReadParameters(item, place, parameters);
        }

        ReadParameters(operation, place, parameters);
        var sorted = new List<ContractParameter>(parameters.Count);
        foreach (var key in SortedNames.Of(parameters))
        {
            sorted.Add(parameters[key]);
        }

        return sorted;
    }

    private void ReadParameters(DocumentNode owner, string place, Dictionary<string, ContractParameter> parameters)
    {
        foreach (var node in owner["parameters"]?.Items ?? DocumentNodes.Empty)
        {
            _budget.Spend(10, node);
            var parameter = Resolve(node);
            if (parameter.GetString("name") is { } name && parameter.GetString("in") is { } location)
            {
                parameters[location + " " + name] = ReadParameter(name, location, parameter, SharedName(node, "#/components/parameters/") is { } shared ? CSharpName.Pascal(shared) : place);
            }
        }
    }

    private ContractParameter ReadParameter(string name, string location, DocumentNode parameter, string place)
    {
        var type = ReadTypeOf(parameter, place, name);
        if (parameter["required"] is { IsTrue: true } || location == "path")
        {
            type = type.With("required", origin: parameter["required"] ?? parameter);
        }

        foreach (var flag in (ReadOnlySpan<string>)["deprecated", "allowEmptyValue", "allowReserved"])
        {
            if (parameter[flag] is { IsTrue: true } value)
            {
                type = type.With(flag, origin: value);
            }
        }

        var usualStyle = location is "query" or "cookie" ? "form" : "simple";
        var style = parameter.GetString("style") ?? usualStyle;
        if (style != usualStyle)
        {
            type = type.With("style", JsonText.Quote(style), parameter["style"]);
        }

        var usualExplode = style == "form";
        if (parameter["explode"] is { } explode && explode.IsTrue != usualExplode)
        {
            type = type.With("explode", explode.IsTrue ? "true" : "false", explode);
        }

        foreach (var keyword in (ReadOnlySpan<string>)["x-csharp-name", "x-csharp-type", "x-sunset", "x-stability-level", "x-extensible-enum"])
        {
            if (parameter[keyword] is { } value)
            {
                type = type.With(Keywords.FindInDocument(keyword)!.Name, CanonicalJson.Write(value), value);
            }
        }

        return new ContractParameter { Location = location, Name = name, Type = type, Description = parameter.GetString("description"), Origin = parameter };
    }

    /// <summary>The type of a parameter or header: its schema, or the schema of its one content.</summary>
    private SchemaExpression ReadTypeOf(DocumentNode owner, string place, string name)
    {
        if (owner["schema"] is { } schema)
        {
            return _schemas.ReadWhole(schema, place, name);
        }

        var content = owner["content"]?.Properties.FirstOrDefault();
        return content is not null && Resolve(content)["schema"] is { } inner
            ? _schemas.ReadWhole(inner, place, name).With("content", JsonText.Quote(content.Name), content)
            : new SchemaExpression(SchemaKind.Any, origin: owner);
    }

    /// <summary>
    /// The contents by media type. The one that callers most likely use gives its inline object the plain name, so that another beside
    /// it renames nothing; others with the same schema share it, and different ones have the media type in their name.
    /// </summary>
    private List<ContractContent> ReadContents(DocumentNode? contents, string name)
    {
        var likeliestFirst = LikeliestFirst(contents);
        var read = new List<ContractContent>(likeliestFirst.Count);
        DocumentNode? first = null;
        SchemaExpression? type = null;
        for (var i = 0; i < likeliestFirst.Count; i++)
        {
            var content = likeliestFirst[i];
            _budget.Spend(10, content);
            var media = Resolve(content);
            if (MediaForm.IsEvents(content.Name))
            {
                read.Add(new ContractContent(content.Name, ReadEventData(media, name)) { Origin = content });
            }
            else if (media["itemSchema"] is { } item)
            {
                read.Add(new ContractContent(content.Name, ReadSequence(media, item, name)) { Origin = content });
            }
            else if (media["schema"] is not { } schema)
            {
                read.Add(new ContractContent(content.Name, new SchemaExpression(SchemaKind.Any, origin: content)) { Origin = content });
            }
            else if (first is null || type is null)
            {
                (first, type) = (schema, _schemas.ReadWhole(schema, name));
                read.Add(new ContractContent(content.Name, type) { Origin = content });
            }
            else
            {
                var own = DocumentEquality.AreEqual(first, schema) ? type : _schemas.ReadWhole(schema, name + CSharpName.Pascal(content.Name[(content.Name.IndexOf('/') + 1)..]));
                read.Add(new ContractContent(content.Name, own) { Origin = content });
            }
        }

        read.Sort(static (a, b) => string.CompareOrdinal(a.MediaType, b.MediaType));
        return read;
    }

    /// <summary>The data of one server-sent event: what stands in it is named after the event, so that another body beside it renames nothing.</summary>
    private SchemaExpression ReadEventData(DocumentNode media, string name)
    {
        name = (name.EndsWith("Response", StringComparison.Ordinal) ? name[..^"Response".Length] : name) + "Event";
        var types = new EventData(Resolve).Of(media).ConvertAll(schema => _schemas.ReadWhole(schema.Schema, schema.Event is { Length: > 0 } kind ? name + CSharpName.Pascal(kind) : name));
        return types switch
        {
            [] => new SchemaExpression(SchemaKind.Any, origin: media),
            [var only] => only,
            _ => new SchemaExpression(SchemaKind.OneOf, arguments: [.. types.GroupBy(type => type.ToString(), StringComparer.Ordinal).Select(group => group.First()).OrderBy(type => type.ToString(), StringComparer.Ordinal)], origin: media),
        };
    }

    /// <summary>A body that is read item by item: it is the list of them, and where a schema is said of the whole, that too.</summary>
    private SchemaExpression ReadSequence(DocumentNode media, DocumentNode item, string name)
    {
        var sequence = new SchemaExpression(SchemaKind.Array, arguments: [_schemas.ReadWhole(item, name + "Item")], origin: item);
        return media["schema"] is { } whole ? new SchemaExpression(SchemaKind.AllOf, arguments: [_schemas.ReadWhole(whole, name), sequence], origin: item) : sequence;
    }

    private static IReadOnlyList<DocumentNode> LikeliestFirst(DocumentNode? contents)
    {
        if (contents?.Properties is not { Count: > 1 })
        {
            return contents?.Properties ?? DocumentNodes.Empty;
        }

        var sorted = Sorted(contents).ToList();
        foreach (var likely in (ReadOnlySpan<string>)["multipart/form-data", "application/json"])
        {
            if (sorted.Find(c => c.Name == likely) is { } content)
            {
                sorted.Remove(content);
                sorted.Insert(0, content);
            }
        }

        return sorted;
    }

    private ContractResponse ReadResponseOf(DocumentNode property, string place)
    {
        _budget.Spend(10, property);
        if (SharedName(property, "#/components/responses/") is { } shared)
        {
            return new ContractResponse { Name = property.Name, Reference = shared, Origin = property };
        }

        var name = place + (property.Name == "200" ? "" : CSharpName.Pascal(property.Name).TrimStart('_')) + "Response";
        return ReadResponse(property.Name, Resolve(property), name);
    }

    private ContractResponse ReadResponse(string status, DocumentNode response, string name) => new()
    {
        Name = status,
        Contents = ReadContents(response["content"], name),
        Headers = Sorted(response["headers"]).Select(h => ReadHeader(h.Name, Resolve(h), name)).ToList(),
        Description = response.GetString("description"),
        Origin = response,
    };

    private ContractProperty ReadHeader(string name, DocumentNode header, string place)
    {
        _budget.Spend(10, header);
        var type = ReadTypeOf(header, place, name);
        foreach (var flag in (ReadOnlySpan<string>)["required", "deprecated", "explode"])
        {
            type = header[flag] is { IsTrue: true } value ? type.With(flag, origin: value) : type;
        }

        return new ContractProperty
        {
            Name = name,
            Type = type,
            Description = header.GetString("description"),
            Origin = header,
        };
    }

    private DocumentNode Resolve(DocumentNode node) => _references.Resolve(node);

    /// <summary>The entries of a map: the author chose all their names, those that begin with <c>x-</c> too.</summary>
    private static IEnumerable<DocumentNode> Sorted(DocumentNode? map) => map?.Properties switch
    {
        null or { Count: 0 } => [],
        { Count: 1 } one => one,
        var many => many.OrderBy(p => p.Name, StringComparer.Ordinal),
    };

    /// <summary>The paths, statuses or expressions of an object, which may carry extensions.</summary>
    private static IEnumerable<DocumentNode> SortedPatterns(DocumentNode? node) => Sorted(node).Where(p => !p.Name.StartsWith("x-", StringComparison.Ordinal));
}
