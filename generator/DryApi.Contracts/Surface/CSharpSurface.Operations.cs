namespace DryApi.Contracts;

public sealed partial class CSharpSurface
{
    /// <summary>The headers that say what stands in a body; OpenAPI takes no parameter of these names.</summary>
    private static readonly HashSet<string> OwnHeaders = new(["Accept", "Content-Type", "Authorization"], StringComparer.OrdinalIgnoreCase);

    private readonly List<SurfaceFinding> _findings = [];

    /// <summary>The schemes of each alternative of authentication that was met.</summary>
    private readonly Dictionary<string, List<ContractSecurityScheme?>> _schemes = new(StringComparer.Ordinal);

    /// <summary>What of the contract the C# does not carry, or carries another way, in the order in which it was found.</summary>
    public IReadOnlyList<SurfaceFinding> Findings => _findings;

    /// <summary>The status of a response that makes a websocket of the connection.</summary>
    private const string SwitchingProtocols = "101";

    /// <summary>The answer that a caller takes as success: the lowest status of the two hundreds, or an open websocket; where none is said, whatever is.</summary>
    public static ContractResponse? Success(Contract contract, ContractOperation operation) => Successes(contract, operation).FirstOrDefault();

    private static List<ContractResponse> Successes(Contract contract, ContractOperation operation)
    {
        var successes = operation.Responses.FindAll(static response => StatusMatch.IsOfContent(response.Name));
        if (successes.Count == 0 && operation.Responses.TrueForAll(response => response.Name == "default"))
        {
            successes = operation.Responses;
        }

        if (successes.Count == 0 && operation.Method == "GET")
        {
            successes = operation.Responses.FindAll(static response => response.Name == SwitchingProtocols);
        }

        return successes.TrueForAll(static response => response.Reference is null) ? successes : successes.ConvertAll(response => response.Reference is { } name ? contract.FindResponse(name) ?? response : response);
    }

    /// <summary>The call of an operation; null where there is none, which a finding says.</summary>
    private SurfaceOperation? ReadOperation(ContractOperation operation)
    {
        (_line, _owner, _ownName) = (operation.Line, null, operation.ToString());
        var (body, bodyForm) = BodyOf(operation);
        if (operation.Bodies.Count > 0 && bodyForm == BodyForm.None)
        {
            Find(SurfaceFindingKind.MediaType, $"{operation} takes '{operation.Bodies[0].MediaType}', which no generated code can write: it has no method; offer application/json, or send it by hand with an HttpClient");
            return null;
        }

        var bodyType = body is null ? null : TypeOfContent(body, bodyForm, operation, isSent: true);
        if (bodyForm is BodyForm.Form or BodyForm.UrlForm && !IsFormType(bodyType!))
        {
            if (operation.IsBodyRequired)
            {
                Find(SurfaceFindingKind.LeftOut, $"{operation} takes a form whose fields the contract does not name: it has no method; give its schema properties, or send it by hand with an HttpClient");
                return null;
            }

            if (Resolve(body!.Type)["additionalProperties"] != "false")
            {
                Find(SurfaceFindingKind.LeftOut, $"{operation} can take a form whose fields the contract does not name: its method sends none; give its schema properties, or send it by hand with an HttpClient");
            }

            (body, bodyForm, bodyType) = (null, BodyForm.None, null);
        }

        if (bodyForm is BodyForm.Json or BodyForm.Form or BodyForm.UrlForm)
        {
            Mark(bodyType!, sent: true, isForm: bodyForm != BodyForm.Json);
        }

        var successes = Successes(_contract, operation);
        var switches = operation.Responses.Exists(static response => response.Name == SwitchingProtocols);
        var opensSocket = switches && operation.Method == "GET" && !operation.Responses.Exists(static response => StatusMatch.IsOfContent(response.Name));
        if (switches && !opensSocket)
        {
            Find(SurfaceFindingKind.LeftOut, $"{operation} can switch protocols (101): no method opens that connection; where it is a websocket, call it by hand with a ClientWebSocket, or make it a GET with no other success in the overlay");
        }

        var (events, eventsType) = opensSocket ? (null, null) : EventsOf(operation, successes);
        var (result, resultForm, isOptional) = opensSocket ? (null, BodyForm.None, false) : ResultOf(operation, successes);
        var resultType = result is null ? null : TypeOfContent(result, resultForm, operation, isSent: false);
        if (resultForm == BodyForm.Json)
        {
            Mark(resultType!, sent: false);
        }

        return new SurfaceOperation
        {
            Contract = operation,
            Name = CSharpName.Pascal(operation.Method.ToLowerInvariant()),
            BodyForm = bodyForm,
            Body = bodyType,
            BodyExpression = body?.Type,
            MediaType = body?.MediaType,
            IsBodyOptional = body is not null && !operation.IsBodyRequired,
            IsBodyWhole = bodyForm is BodyForm.Text or BodyForm.Bytes || (bodyType?.Kind == TypeKind.Union && FindUnion(bodyType.Name)!.Members.Any(member => member.Type.Kind != TypeKind.Model)),
            ResultForm = resultForm,
            Result = resultType,
            ResultExpression = result?.Type,
            ResultMediaType = result?.MediaType,
            // A text or a file of which nothing came is an empty one.
            IsResultOptional = resultForm == BodyForm.Json && (isOptional || result?.Type.IsNullable == true),
            Events = eventsType,
            EventsExpression = events?.Type,
            OnlyStreams = events is not null && successes.TrueForAll(static success => success.Contents.TrueForAll(static content => MediaForm.IsEvents(content.MediaType))),
            OpensSocket = opensSocket,
            Query = ReadQuery(operation),
            Key = KeyOf(operation),
            Job = operation.Fact("job") is { } job ? JsonText.Unquote(job) : null,
            SaysJobStatus = SaysJobStatus(operation),
        };
    }

    private static bool SaysJobStatus(ContractOperation operation) => operation.Fact("jobStatus") is not null
        && (operation.Method == "GET" && operation.Path.Split('{').Length == 2
            ? true
            : throw new SurfaceException($"{operation} says x-job-status, and is no GET with one parameter in its path, the id of the job; take it out of the overlay", operation.Line));

    /// <summary>The body that is sent, of those that the service takes.</summary>
    private (ContractContent? Body, BodyForm Form) BodyOf(ContractOperation operation)
    {
        var body = Preferred(operation.Bodies, out var form);
        if (form is BodyForm.None)
        {
            return (null, form);
        }

        if (operation.Bodies.Find(other => !other.Type.SaysTheSameAs(body!.Type)) is { } lost)
        {
            Find(SurfaceFindingKind.LeftOut, $"{operation} also takes '{lost.MediaType}', with another schema than '{body!.MediaType}': only the latter has a method; where the other is meant, take the first away in the overlay");
        }

        if (form is BodyForm.Text && (MediaForm.IsXml(body!.MediaType) || MediaForm.IsStream(body.MediaType)))
        {
            Find(SurfaceFindingKind.MediaType, $"{operation} takes '{body.MediaType}', which is passed as text and sent as it is; offer application/json for a typed body");
        }

        return (body, form);
    }

    /// <summary>The server-sent events of a success, and the type of the data of one.</summary>
    private (ContractContent? Events, CSharpType? Type) EventsOf(ContractOperation operation, List<ContractResponse> successes)
    {
        var streams = successes.SelectMany(static success => success.Contents).Where(static content => MediaForm.IsEvents(content.MediaType)).ToList();
        if (streams.Count == 0)
        {
            return (null, null);
        }

        var events = streams[0];
        if (streams.Exists(other => !other.Type.SaysTheSameAs(events.Type)))
        {
            Find(SurfaceFindingKind.LeftOut, $"{operation} responds with events of several kinds: the method reads the data of those of the first status alone; give them one schema in the overlay");
        }

        // Events are text, and what no schema says is no more than that.
        var form = Resolve(events.Type).Kind is SchemaKind.Any or SchemaKind.String ? BodyForm.Text : BodyForm.Json;
        var type = TypeOfContent(events, form, operation, isSent: false, suffix: "Event");
        if (form == BodyForm.Json)
        {
            Mark(type, sent: false);
        }

        return (events, type);
    }

    /// <summary>What a success has besides events, and whether one may have nothing.</summary>
    private (ContractContent? Result, BodyForm Form, bool IsOptional) ResultOf(ContractOperation operation, List<ContractResponse> all)
    {
        var successes = WithoutEvents(all);
        if (successes.Count == 0 && all.Count > 0)
        {
            return (null, BodyForm.None, false);
        }

        if (successes.Count == 0 && operation.Responses.Count > 0)
        {
            Find(SurfaceFindingKind.LeftOut, $"{operation} has no response of success: whatever it responds with is an exception; give it a response 2XX or default in the overlay where that is one");
        }

        if (successes is [{ Contents: [{ MediaType: "application/json" } only] }])
        {
            return (only, BodyForm.Json, false);
        }

        var contents = successes.Select(success => (Content: Preferred(success.Contents, out var form), Form: form)).ToList();
        var filled = contents.Where(content => content.Content is not null).ToList();
        if (filled.Count == 0)
        {
            return (null, BodyForm.None, false);
        }

        var (first, firstForm) = filled[0];
        if (firstForm is BodyForm.Form or BodyForm.UrlForm or BodyForm.None)
        {
            firstForm = BodyForm.Bytes;
            Find(SurfaceFindingKind.MediaType, $"{operation} responds with '{first!.MediaType}', which comes as its bytes; offer application/json for a typed response");
        }
        else if (firstForm is BodyForm.Text && (MediaForm.IsXml(first!.MediaType) || MediaForm.IsStream(first.MediaType)))
        {
            var how = MediaForm.IsStream(first.MediaType) ? "comes as one text, once all of it is there; to read it piece by piece, offer text/event-stream, or call it by hand with an HttpClient" : "comes as text; offer application/json for a typed response";
            Find(SurfaceFindingKind.MediaType, $"{operation} responds with '{first.MediaType}', which {how}");
        }

        var isOptional = filled.Count < contents.Count;
        if (filled.TrueForAll(content => content.Form == firstForm && content.Content!.Type.SaysTheSameAs(first!.Type)))
        {
            return (first, firstForm, isOptional);
        }

        if (filled.TrueForAll(content => content.Form == BodyForm.Json))
        {
            // Which of them came is told by what stands in it.
            var types = filled.Select(content => content.Content!.Type).GroupBy(type => type.ToString(), StringComparer.Ordinal).Select(group => group.First()).ToList();
            return (first! with { Type = new SchemaExpression(SchemaKind.OneOf, arguments: types) }, BodyForm.Json, isOptional);
        }

        Find(SurfaceFindingKind.LeftOut, $"{operation} responds with success in several media types: the method reads '{first!.MediaType}' alone; take the first away in the overlay where another is meant");
        return (first, firstForm, isOptional);
    }

    /// <summary>The successes without their events, and without those that are nothing else.</summary>
    private static List<ContractResponse> WithoutEvents(List<ContractResponse> successes) =>
        !successes.Exists(static success => success.Contents.Exists(static content => MediaForm.IsEvents(content.MediaType))) ? successes :
        [
            .. successes.Where(static success => success.Contents.Count == 0 || success.Contents.Exists(static content => !MediaForm.IsEvents(content.MediaType)))
                .Select(static success => new ContractResponse { Name = success.Name, Contents = success.Contents.FindAll(static content => !MediaForm.IsEvents(content.MediaType)) }),
        ];

    private ContractContent? Preferred(List<ContractContent> contents, out BodyForm form)
    {
        if (contents.Count < 2)
        {
            form = contents.Count == 0 ? BodyForm.None : MediaForm.Of(contents[0], Resolve(contents[0].Type));
            return contents.FirstOrDefault();
        }

        var best = contents.Select(content => (Content: content, Form: MediaForm.Of(content, Resolve(content.Type))))
            .OrderBy(each => MediaForm.Rank(each.Form)).ThenBy(each => each.Content.MediaType is "application/json" or "multipart/form-data" ? 0 : 1)
            .FirstOrDefault();
        form = best.Form;
        return best.Content;
    }

    /// <summary>The type of a body or an answer: a class or a union, text, or bytes.</summary>
    private CSharpType TypeOfContent(ContractContent content, BodyForm form, ContractOperation operation, bool isSent, string? suffix = null)
    {
        suffix ??= isSent ? "Request" : "Response";
        if (form is BodyForm.Text or BodyForm.Bytes)
        {
            return form == BodyForm.Text ? CSharpType.String : isSent ? CSharpType.File : CSharpType.Bytes;
        }

        // A list, a text or any JSON stands in a class of its own, which may become more than it is without breaking who uses it.
        var expression = content.Type;
        var isEnum = expression.Kind == SchemaKind.String;
        var type = WholeTypeOf(expression, IsNamedByPlace(expression) ? Name() + (isEnum ? "Value" : "") : "");
        if (type.Kind is TypeKind.Model or TypeKind.Union || form is BodyForm.Form or BodyForm.UrlForm)
        {
            return type;
        }

        if (type.Kind == TypeKind.Json && expression.Kind is SchemaKind.OneOf or SchemaKind.AnyOf)
        {
            Find(SurfaceFindingKind.Simplified, $"{Place}: nothing tells the types {expression} apart, so {(isSent ? "any JSON is taken" : "it comes as JSON")}; give their schemas different required properties, or a discriminator");
        }

        var shared = expression.Kind == SchemaKind.Reference && type.Kind != TypeKind.OpenEnum ? _contract.FindSchema(expression.Reference!) : null;
        var wrapper = shared is not null && _enums.Keys.All(known => known != NameOf(shared)) ? _names.Allot(NameOf(shared), "the value " + expression, () => Place, isOfSchema: true) : Allot(Name(), "the value at " + Place + (isSent ? " sent" : ""));
        if (!_unions.ContainsKey(wrapper))
        {
            var member = type.Kind == TypeKind.List ? "Items" : "Value";
            _unions[wrapper] = new SurfaceUnion { Name = wrapper, Members = [new SurfaceUnionMember(member == wrapper ? member + "Value" : member, type, expression)], Expression = expression, IsWrapper = true };
        }

        return new CSharpType(TypeKind.Union, wrapper);

        string Name() => PlaceOf(operation) + CSharpName.OfMethod(operation.Method, "POST") + suffix;
    }

    /// <summary>Whether its fields have names: a class, or one of several.</summary>
    private bool IsFormType(CSharpType type) => type.Kind == TypeKind.Model || (type.Kind == TypeKind.Union && FindUnion(type.Name)!.Members.All(member => member.Type.Kind == TypeKind.Model));

    private SurfaceModel? ReadQuery(ContractOperation operation)
    {
        if (operation.Parameters.Count == 0)
        {
            return null;
        }

        var parameters = operation.Parameters.Where(parameter => parameter.Location is "query" or "cookie" || (parameter.Location == "header" && !OwnHeaders.Contains(parameter.Name))).ToList();
        foreach (var parameter in operation.Parameters.Where(parameter => parameter.Location is not ("path" or "query" or "cookie" or "header")))
        {
            Find(SurfaceFindingKind.LeftOut, $"{operation}: the parameter '{parameter.Name}' in {parameter.Location} has no C#; set it by hand with an HttpClient", parameter.Line);
        }

        foreach (var parameter in operation.Parameters.Where(parameter => parameter.Location == "path" && (parameter.Type["style"] is not (null or "\"simple\"") || Resolve(parameter.Type).Kind is SchemaKind.Array or SchemaKind.Object or SchemaKind.Map)))
        {
            Find(SurfaceFindingKind.Simplified, $"{operation}: the parameter '{parameter.Name}' of the path is one text, whose commas are escaped; where it is a list of several, call it by hand with an HttpClient", parameter.Line);
        }

        if (parameters.Count == 0)
        {
            return null;
        }

        var name = Allot(PlaceOf(operation) + CSharpName.OfMethod(operation.Method, "GET") + "Query", "the query of " + operation);
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
        var parts = parameters.SelectMany(parameter => PartsOf(parameter, parameters)).ToList();

        // One in a header may have the name of one in the query.
        NameMembers(model, parts.Count, i => (KeyOf(parts[i]), parts[i].Name, parts[i].Type));
        foreach (var parameter in parts)
        {
            AddProperty(model, parameter.Name, parameter.Type, parameter, parameter.Description, parameter.Line, parameter.Location);
        }

        ReadProperties();
        foreach (var property in model.Properties)
        {
            Mark(property.Type, sent: true);
        }

        return model;

        static string KeyOf(ContractParameter parameter) => parameter.Location == "query" ? parameter.Name : parameter.Location + " " + parameter.Name;
    }

    /// <summary>An object that is written as parameters of their own is those parameters, unless one of them is there already.</summary>
    private IEnumerable<ContractParameter> PartsOf(ContractParameter parameter, List<ContractParameter> others)
    {
        var parts = ExplodedParameters.PartsOf(parameter, type => FlatSchema.Of(_contract, type)).ToList();
        return parts.Count == 0 || parts.Exists(part => others.Exists(other => other.Name == part.Name)) ? [parameter] : parts;
    }

    /// <summary>Where the key goes: the first way that needs one key alone.</summary>
    private SurfaceKey? KeyOf(ContractOperation operation)
    {
        if (operation.Fact("servers") is { } servers)
        {
            Find(SurfaceFindingKind.LeftOut, $"{operation} has servers of its own, {servers}, and is called at the client's; make a client with that BaseAddress for it");
        }

        SurfaceKey? key = null;
        foreach (var text in operation.Security)
        {
            if (!_schemes.TryGetValue(text, out var alternative))
            {
                _schemes[text] = alternative = SchemesOf(text);
            }

            if (alternative.Count == 0 || (alternative.Count == 1 && alternative[0] is { Type: "oauth2" or "openIdConnect" } or { Type: "http" } && IsBearer(alternative[0]!)))
            {
                return null;
            }

            if (alternative is [{ Type: "apiKey" } scheme] && Fact(scheme, "in") is ("header" or "query" or "cookie") and var location && Fact(scheme, "name") is { Length: > 0 } name)
            {
                key ??= new SurfaceKey(location, name);
            }
        }

        if (key is null && operation.Security.Count > 0)
        {
            Find(SurfaceFindingKind.LeftOut, $"{operation} asks for '{string.Join(" | ", operation.Security)}', which one key does not give; pass an AuthenticationProvider to the client that adds it");
        }

        return key;

        List<ContractSecurityScheme?> SchemesOf(string alternative) => alternative == "none" ? [] :
            [.. alternative.Split([" & "], StringSplitOptions.None).Select(word => _contract.SecuritySchemes.Find(scheme => scheme.Name == NameIn(word)))];

        static string NameIn(string word) => word.EndsWith("]", StringComparison.Ordinal) && word.IndexOf('[') is > 0 and var scopes ? word.Substring(0, scopes) : word;

        static string? Fact(ContractSecurityScheme? scheme, string name) => scheme?.Facts.FirstOrDefault(fact => fact.Name == name) is { } fact ? JsonText.Unquote(fact.Value) : null;

        static bool IsBearer(ContractSecurityScheme scheme) => scheme.Type != "http" || string.Equals(Fact(scheme, "scheme"), "bearer", StringComparison.OrdinalIgnoreCase);
    }

    private void Find(SurfaceFindingKind kind, string message, int line = 0) => _findings.Add(new SurfaceFinding(kind, message, line > 0 ? line : _line));
}
