using DryApi.Contracts;
using DryApi.OpenApi.Documents;

namespace DryApi.OpenApi.Reading;

/// <summary>Reads the contract of an OpenAPI 3.0 or 3.1 document.</summary>
public sealed class OpenApiContractReader
{
    private static readonly string[] Methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

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

    /// <summary>The contract of a document whose references were checked.</summary>
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
        contract.Servers.AddRange((_document["servers"]?.Items ?? []).Select(s => s.GetString("url") ?? ""));
        var components = _document["components"];
        foreach (var scheme in Sorted(components?["securitySchemes"]))
        {
            contract.SecuritySchemes.Add(ReadSecurityScheme(scheme.Name, Resolve(scheme.Value)));
        }

        _schemas.ReadComponents();
        foreach (var path in Sorted(_document["paths"]))
        {
            ReadPath(OperationKind.Operation, path.Name, path.Name, path.Value, contract.Operations);
        }

        foreach (var webhook in Sorted(_document["webhooks"]))
        {
            ReadPath(OperationKind.Webhook, webhook.Name, webhook.Name, webhook.Value, contract.Operations);
        }

        foreach (var response in Sorted(components?["responses"]))
        {
            contract.Responses.Add(ReadResponse(response.Name, Resolve(response.Value), CSharpName.Pascal(response.Name) + "Response"));
        }

        contract.Operations.Sort(static (a, b) =>
            (a.Kind, a.Path, a.Method) == (b.Kind, b.Path, b.Method) ? 0
            : a.Kind != b.Kind ? a.Kind.CompareTo(b.Kind)
            : string.CompareOrdinal(a.Path, b.Path) is not 0 and var order ? order
            : string.CompareOrdinal(a.Method, b.Method));
        contract.Schemas.AddRange(_schemas.Schemas);
        return contract;
    }

    /// <summary>The folders that all paths share: what a builder need not repeat.</summary>
    private static string SharedPrefix(DocumentNode document)
    {
        string[]? shared = null;
        foreach (var path in Sorted(document["paths"]))
        {
            // The root itself is in no folder.
            var folders = CSharpName.Segments(path.Name) is [.. var all, _] ? all : [];
            shared ??= folders;
            var same = 0;
            while (same < shared.Length && same < folders.Length && shared[same] == folders[same] && !shared[same].Contains('{'))
            {
                same++;
            }

            shared = shared[..same];
        }

        return shared is { Length: > 0 } ? "/" + string.Join('/', shared) : "";
    }

    private static ContractSecurityScheme ReadSecurityScheme(string name, DocumentNode scheme)
    {
        var facts = scheme.Properties
            .Where(p => p.Name is not ("type" or "description") && !p.Name.StartsWith("x-", StringComparison.Ordinal))
            .OrderBy(p => p.Name, StringComparer.Ordinal)
            .Select(p => new Constraint(p.Name, CanonicalJson.Write(p.Value)) { Origin = p.Value });
        return new ContractSecurityScheme(name, scheme.GetString("type") ?? "any", facts.ToList()) { Origin = scheme };
    }

    private void ReadPath(OperationKind kind, string path, string place, DocumentNode item, List<ContractOperation> operations)
    {
        place = SharedPlace(item) ?? place;
        item = Resolve(item);
        var isFirst = _open.Add(item);
        _budget.Enter(item);
        foreach (var method in Methods)
        {
            if (item[method] is not { } operation)
            {
                continue;
            }

            if (!operation.IsObject)
            {
                throw InputException.At(operation.Position, $"the operation {method.ToUpperInvariant()} {path} is {OpenApiDocument.NameOf(operation.Kind)}", "an object was expected");
            }

            _budget.Spend(50, operation);
            _budget.SpendText(path.Length + place.Length, operation);
            var name = CSharpName.OfPath(place.StartsWith(_prefix + "/", StringComparison.Ordinal) ? place[_prefix.Length..] : place);
            operations.Add(ReadOperation(kind, method.ToUpperInvariant(), path, name, operation, item));

            // The callbacks of a callback that is its own were read with it.
            foreach (var callback in isFirst ? Sorted(operation["callbacks"]) : [])
            {
                foreach (var expression in Resolve(callback.Value).Properties.Where(e => !e.Name.StartsWith("x-", StringComparison.Ordinal)))
                {
                    var title = $"{method.ToUpperInvariant()} {path} {callback.Name} {expression.Name}";
                    ReadPath(OperationKind.Callback, title, SharedPlace(callback.Value) ?? (place + "/" + callback.Name), expression.Value, operations);
                }
            }
        }

        _budget.Leave();
        if (isFirst)
        {
            _open.Remove(item);
        }
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
    private static string? SharedName(DocumentNode node, string kind) =>
        node.GetString("$ref") is { } reference && JsonPointer.TryParseReference(reference, out var pointer)
        && pointer.Split('/') is [_, "components", var folder, var name] && folder == kind
            ? JsonPointer.Unescape(name)
            : null;

    private ContractOperation ReadOperation(OperationKind kind, string method, string path, string place, DocumentNode operation, DocumentNode item)
    {
        var body = operation["requestBody"] is { } requestBody ? Resolve(requestBody) : null;
        var bodyName = operation["requestBody"] is { } reference && SharedName(reference, "requestBodies") is { } shared
            ? NameOfBody(CSharpName.Pascal(shared))
            : place + CSharpName.OfMethod(method, "POST") + "Request";
        var facts = new List<Constraint>();
        if (operation["deprecated"] is { IsTrue: true })
        {
            facts.Add(new Constraint("deprecated", "true") { Origin = operation["deprecated"] });
        }

        foreach (var keyword in (string[])["x-job", "x-stability-level", "x-sunset"])
        {
            if (operation[keyword] is { } value)
            {
                facts.Add(new Constraint(keyword == "x-stability-level" ? "stability" : keyword["x-".Length..], CanonicalJson.Write(value)) { Origin = value });
            }
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
            Parameters = ReadParameters(operation, item, place + CSharpName.OfMethod(method, "GET")),
            BodyOrigin = operation["requestBody"],
            IsBodyRequired = body?["required"] is { IsTrue: true },
            Bodies = body is null ? [] : ReadBodies(body, bodyName),
            Responses = Sorted(operation["responses"])
                .Select(r => ReadResponseOf(r, place + CSharpName.OfMethod(method, "POST")))
                .ToList(),
            Summary = operation.GetString("summary") ?? item.GetString("summary"),
            Description = operation.GetString("description") ?? item.GetString("description"),
            Origin = operation,
        };
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
            .Select(p => KeyValuePair.Create(p.Name, p.Value.Items.Count == 0 ? null : CanonicalJson.Write(p.Value)))));
        return alternatives.Order(StringComparer.Ordinal).ToList();
    }

    private List<ContractParameter> ReadParameters(DocumentNode operation, DocumentNode item, string place)
    {
        var parameters = new Dictionary<string, ContractParameter>(StringComparer.Ordinal);
        foreach (var node in (item["parameters"]?.Items ?? []).Concat(operation["parameters"]?.Items ?? []))
        {
            _budget.Spend(10, node);
            var parameter = ReadParameter(Resolve(node), SharedName(node, "parameters") is { } shared ? CSharpName.Pascal(shared) : place);
            // A parameter of the operation takes the place of the path's one.
            parameters[parameter.Location + " " + parameter.Name] = parameter;
        }

        return SortedNames.Of(parameters).Select(key => parameters[key]).ToList();
    }

    private ContractParameter ReadParameter(DocumentNode parameter, string place)
    {
        if (parameter.GetString("name") is not { } name || parameter.GetString("in") is not { } location || location is not ("path" or "query" or "header" or "cookie"))
        {
            throw InputException.At(parameter.Position, "this parameter lacks \"name\", or its \"in\" is not path, query, header or cookie", "say both");
        }

        var type = ReadTypeOf(parameter, place + CSharpName.Pascal(name));
        if (parameter["required"] is { IsTrue: true } || location == "path")
        {
            type = type.With("required", origin: parameter["required"] ?? parameter);
        }

        foreach (var flag in (string[])["deprecated", "allowEmptyValue", "allowReserved"])
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

        foreach (var keyword in (string[])["x-csharp-name", "x-csharp-type", "x-sunset", "x-stability-level", "x-extensible-enum"])
        {
            if (parameter[keyword] is { } value)
            {
                type = type.With(SchemaKeywords.Vocabulary[keyword], CanonicalJson.Write(value), value);
            }
        }

        return new ContractParameter { Location = location, Name = name, Type = type, Description = parameter.GetString("description"), Origin = parameter };
    }

    /// <summary>The type of a parameter or header: its schema, or the schema of its one content.</summary>
    private SchemaExpression ReadTypeOf(DocumentNode owner, string name)
    {
        if (owner["schema"] is { } schema)
        {
            return _schemas.ReadWhole(schema, name);
        }

        var content = owner["content"]?.Properties.FirstOrDefault();
        return content?.Value["schema"] is { } inner
            ? _schemas.ReadWhole(inner, name).With("content", JsonText.Quote(content.Name), content.Value)
            : new SchemaExpression(SchemaKind.Any, origin: owner);
    }

    /// <summary>
    /// The contents by media type. The one that callers most likely use gives its inline object the plain name, so that another beside
    /// it renames nothing; others with the same schema share it, and different ones have the media type in their name.
    /// </summary>
    private List<ContractContent> ReadContents(DocumentNode? contents, string name)
    {
        var read = new List<ContractContent>();
        DocumentNode? first = null;
        SchemaExpression? type = null;
        foreach (var content in LikeliestFirst(contents))
        {
            _budget.Spend(10, content.Value);
            if (content.Value["schema"] is not { } schema)
            {
                read.Add(new ContractContent(content.Name, new SchemaExpression(SchemaKind.Any, origin: content.Value)) { Origin = content.Value });
            }
            else if (first is null || type is null)
            {
                (first, type) = (schema, _schemas.ReadWhole(schema, name));
                read.Add(new ContractContent(content.Name, type) { Origin = content.Value });
            }
            else
            {
                var own = DocumentEquality.AreEqual(first, schema) ? type : _schemas.ReadWhole(schema, name + CSharpName.Pascal(content.Name[(content.Name.IndexOf('/') + 1)..]));
                read.Add(new ContractContent(content.Name, own) { Origin = content.Value });
            }
        }

        return [.. read.OrderBy(c => c.MediaType, StringComparer.Ordinal)];
    }

    private static List<DocumentProperty> LikeliestFirst(DocumentNode? contents)
    {
        var sorted = Sorted(contents).ToList();
        foreach (var likely in (string[])["multipart/form-data", "application/json"])
        {
            if (sorted.Find(c => c.Name == likely) is { } content)
            {
                sorted.Remove(content);
                sorted.Insert(0, content);
            }
        }

        return sorted;
    }

    private ContractResponse ReadResponseOf(DocumentProperty property, string place)
    {
        _budget.Spend(10, property.Value);
        if (SharedName(property.Value, "responses") is { } shared)
        {
            return new ContractResponse { Name = property.Name, Reference = shared, Origin = property.Value };
        }

        var name = place + (property.Name == "200" ? "" : CSharpName.Pascal(property.Name).TrimStart('_')) + "Response";
        return ReadResponse(property.Name, Resolve(property.Value), name);
    }

    private ContractResponse ReadResponse(string status, DocumentNode response, string name) => new()
    {
        Name = status,
        Contents = ReadContents(response["content"], name),
        Headers = Sorted(response["headers"]).Select(h => ReadHeader(h.Name, Resolve(h.Value), name)).ToList(),
        Description = response.GetString("description"),
        Origin = response,
    };

    private ContractProperty ReadHeader(string name, DocumentNode header, string place)
    {
        _budget.Spend(10, header);
        return new ContractProperty
        {
            Name = name,
            Type = ReadTypeOf(header, place + CSharpName.Pascal(name)) is var type && header["required"] is { IsTrue: true } isRequired ? type.With("required", origin: isRequired) : type,
            Description = header.GetString("description"),
            Origin = header,
        };
    }

    private DocumentNode Resolve(DocumentNode node) => _references.Resolve(node);

    private static IEnumerable<DocumentProperty> Sorted(DocumentNode? node) =>
        (node?.Properties ?? []).Where(p => !p.Name.StartsWith("x-", StringComparison.Ordinal) || p.Value["schema"] is not null).OrderBy(p => p.Name, StringComparer.Ordinal);
}
