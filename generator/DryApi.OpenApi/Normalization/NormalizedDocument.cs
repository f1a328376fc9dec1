using System.Text.Json;
using DryApi.Contracts;

namespace DryApi.OpenApi.Normalization;

/// <summary>
/// Writes the document that NSwag reads: plain OpenAPI 3.0 with everything under its C# name, every body as JSON, one tag a builder,
/// and under <see cref="TemplateValues.Key"/> what the templates need besides. No text of the contract stands anywhere else in it.
/// Beside it goes the list of what the code declares, which the templates name by its index alone.
/// </summary>
public sealed class NormalizedDocument
{
    /// <summary>How many properties a reader keeps track of in one number.</summary>
    private const int RequiredAtOnce = 64;

    private readonly Contract _contract;
    private readonly CSharpSurface _surface;
    private readonly ModelSummaries _summaries;
    private readonly Utf8JsonWriter _json;
    private readonly CodeNames _names;
    private readonly DeclarationList _declarations = new();

    private NormalizedDocument(Contract contract, CSharpSurface surface, CodeNames names, Utf8JsonWriter json)
    {
        _contract = contract;
        _surface = surface;
        _names = names;
        _summaries = new ModelSummaries(surface);
        _json = json;
    }

    /// <summary>Writes the document of a contract, and the list of its declarations.</summary>
    /// <param name="contract">The contract.</param>
    /// <param name="document">Where the document is written.</param>
    /// <param name="declarations">Where the list is written.</param>
    /// <param name="names">What the code around it is called; null for <c>ApiClient</c>, without exceptions and jobs of its own.</param>
    /// <exception cref="SurfaceException">The contract cannot be C# as it stands.</exception>
    public static void Write(Contract contract, Stream document, Stream declarations, CodeNames? names = null)
    {
        var surface = CSharpSurface.Of(contract);
        using var json = new Utf8JsonWriter(document, new JsonWriterOptions { Indented = true, Encoder = VisibleJson.Encoder });
        var normalized = new NormalizedDocument(contract, surface, names ?? new CodeNames(), json);
        normalized.Write();
        normalized._declarations.Add("client", normalized._names.Client);
        normalized._declarations.Add("contract", normalized._names.Contract);
        normalized._declarations.Add("operations", normalized._names.Operations);
        if (normalized._names is { ClientBase: { } clientBase, ClientOptions: { } clientOptions })
        {
            normalized._declarations.Add("base", clientBase);
            normalized._declarations.Add("options", clientOptions);
        }

        if (normalized._names.JobHandle is { } handle)
        {
            normalized._declarations.Add("handle", handle);
        }

        if (normalized._names.PriceSegment is { } price)
        {
            normalized._declarations.Add("price", price);
        }

        normalized._declarations.WriteTo(declarations);
    }

    private void Write()
    {
        _json.WriteStartObject();
        _json.WriteString("openapi", "3.0.3");
        _json.WriteStartObject("info");
        _json.WriteString("title", "Normalized");
        _json.WriteString("version", "1");
        _json.WriteEndObject();
        _json.WriteStartObject("paths");
        foreach (var builder in _surface.Builders.Where(b => b.Operations.Count > 0))
        {
            WritePath(builder);
        }

        _json.WriteEndObject();
        _json.WriteStartObject("components");
        _json.WriteStartObject("schemas");
        // A class of the runtime; NSwag is told not to write it.
        _json.WriteStartObject("FileContent");
        _json.WriteString("type", "object");
        _json.WriteEndObject();
        foreach (var @enum in _surface.Enums)
        {
            WriteEnum(@enum);
        }

        foreach (var union in _surface.Unions)
        {
            WriteUnion(union);
        }

        foreach (var model in _surface.Models)
        {
            WriteModel(model);
        }

        _json.WriteEndObject();
        _json.WriteEndObject();
        _json.WriteEndObject();
    }

    private void WritePath(SurfaceBuilder builder)
    {
        var index = _declarations.Add("builder", builder.Name);
        _json.WriteStartObject("/" + builder.Name);
        foreach (var operation in builder.Operations)
        {
            _json.WriteStartObject(operation.Contract.Method.ToLowerInvariant());
            _json.WriteString("operationId", builder.Name + "_" + operation.Name);
            WriteStrings("tags", [builder.Name]);
            if (operation.Contract.Fact("deprecated") is not null)
            {
                _json.WriteBoolean("deprecated", true);
            }

            TemplateValues.Write(_json, values =>
            {
                values.Number("builderIndex", index);
                values.Name("builder", builder.Name);
                values.Documentation("builderSummary", SummaryOf(builder));
                if (builder.IsOnlyAPost)
                {
                    values.Flag("onlyPosts", true);
                    values.Type("bodyType", operation.Body!);
                    values.Type("resultType", operation.Result!);
                }

                WriteOperation(values, builder, operation);
            });
            // For NSwag only that there is a response: the types go to the template.
            _json.WriteStartObject("responses");
            _json.WriteStartObject("200");
            _json.WriteString("description", "");
            _json.WriteEndObject();
            _json.WriteEndObject();
            _json.WriteEndObject();
        }

        _json.WriteEndObject();
    }

    /// <summary>Whether all that can be done at the path is one POST with a body and a response, for which the runtime has a builder.</summary>
    private static XmlDocumentation SummaryOf(SurfaceBuilder builder)
    {
        var summary = new XmlDocumentation("summary");
        if (builder.Operations[0].Contract.Summary is { Length: > 0 } text)
        {
            summary.Text(text).Text(": ");
        }

        return summary.Text("calls ").Code(builder.Operations[0].Path).Text(".");
    }

    private void WriteOperation(TemplateValues values, SurfaceBuilder builder, SurfaceOperation operation)
    {
        var contract = operation.Contract;
        var name = builder.Name + "." + operation.Name;
        values.Number("index", _declarations.Add("operation", name, operation.ContractLine));
        _declarations.AddText("summary", name, contract.Summary);
        _declarations.AddText("operation", name, contract.Description);
        foreach (var parameter in contract.Parameters.Where(parameter => parameter.Location == "path"))
        {
            _declarations.AddText("path", name + "." + CSharpName.Of(parameter.Name), parameter.Description);
        }

        values.Name("client", _names.Client);
        values.Name("failure", _names.Failure);
        values.Name("invalidRequest", _names.InvalidRequest);
        values.Name("uncertainSubmission", _names.UncertainSubmission);
        values.Name("name", operation.Name);
        values.Name("method", contract.Method);
        values.Literal("methodLiteral", contract.Method);
        values.Literal("urlTemplate", "{+baseurl}" + operation.Path + QueryTemplate(operation.Query, operation.Path.Contains('?', StringComparison.Ordinal)));
        if (!string.IsNullOrEmpty(contract.Summary) || !string.IsNullOrEmpty(contract.Description))
        {
            var summary = new XmlDocumentation("summary").Text(contract.Summary);
            values.Documentation("summary", string.IsNullOrEmpty(contract.Summary) ? summary.Text(contract.Description) : summary.Text(". ").Text(contract.Description));
        }

        var description = CSharpSurface.Success(_contract, contract)?.Description;
        values.Documentation("returns", new XmlDocumentation("returns").Text(string.IsNullOrEmpty(description) ? "The answer." : description));
        WriteBodies(values, operation);
        if (operation.Query is { } query)
        {
            values.Name("query", query.Name);
            values.Flag("queryRequired", query.Properties.Exists(p => p.IsRequired));
        }

        values.Flag("submitsJob", operation.Job is not null);
        if (operation is { Job: { } job, Body: not null } && _names.JobHandle is { } handle)
        {
            values.Name("jobHandle", handle);
            values.Name("jobKind", CSharpName.Pascal(job));
            values.Names("jobId", MembersTo(_names.JobId, operation));
            values.Documentation("submitSummary", new XmlDocumentation("summary").Text("Submits a job: ").Text(contract.Summary ?? contract.Path).Text("."));
        }
    }

    /// <summary>What is sent and what comes back.</summary>
    private static void WriteBodies(TemplateValues values, SurfaceOperation operation)
    {
        if (operation.Body is { } body)
        {
            values.Type("body", body);
            values.Flag("bodyOptional", operation.IsBodyOptional);
            values.Flag("formBody", operation.BodyForm is BodyForm.Form or BodyForm.UrlForm);
            values.Flag("urlForm", operation.BodyForm == BodyForm.UrlForm);
            if (MediaForm.Sent(operation.MediaType!, operation.BodyForm) is { } sent)
            {
                values.Literal("contentType", sent);
            }
        }

        if (operation.Result is { } result)
        {
            values.Type("result", result);
            values.Flag("resultOptional", operation.IsResultOptional);
            values.Name("resultForm", operation.ResultForm.ToString());
        }

        if (AskedBy(operation) is { } asked)
        {
            values.Literal("accept", asked);
        }

        values.Flag("called", !operation.OnlyStreams && !operation.OpensSocket);
        values.Flag("socket", operation.OpensSocket);
        if (operation.Events is { } events)
        {
            values.Type("events", events);
            values.Flag("textEvents", events.Kind == TypeKind.String);
        }

        if (operation.Key is { } key)
        {
            values.Name("keyLocation", CSharpName.Pascal(key.Location));
            values.Literal("keyName", key.Name);
        }

        values.Flag("extras", operation.Key is not null || MediaForm.Sent(operation.MediaType ?? "", operation.BodyForm) is not null || operation.BodyForm is BodyForm.Form or BodyForm.UrlForm
            || AskedBy(operation) is not null);
    }

    /// <summary>The media type that the call asks for; null where that is what all ask for.</summary>
    private static string? AskedBy(SurfaceOperation operation) =>
        operation.OnlyStreams ? "text/event-stream" : operation.ResultMediaType is { } mediaType ? MediaForm.Asked(mediaType) : null;

    /// <summary>The members that lead from the response of a submission to the job's id.</summary>
    /// <exception cref="SurfaceException">The response has no text there.</exception>
    private List<string> MembersTo(string? path, SurfaceOperation operation)
    {
        var members = new List<string>();
        var type = operation.Result;
        foreach (var name in (path ?? "").Split('.'))
        {
            if (_surface.FindModel(type?.Name ?? "")?.Properties.Find(property => property.WireName == name) is not { } property)
            {
                throw NoId();
            }

            members.Add(property.Name);
            type = property.Type;
        }

        return type?.Kind == TypeKind.String ? members : throw NoId();

        SurfaceException NoId() => new(
            $"{operation.Contract} submits a job, and its response has no text '{path}' for the job's id; say with --job-id where the id stands, or take the job mark away", operation.Contract.Line);
    }

    /// <summary>The query as a URI template has it: a list is one value with commas unless the contract explodes it.</summary>
    private static string QueryTemplate(SurfaceModel? query, bool isSecond)
    {
        var names = query?.Properties.Where(property => property.Location == "query")
            .Select(property => Uri.EscapeDataString(property.WireName) + (IsExploded(property) || QueryStyle(property) is "Deep" or "Values" ? "*" : "")).ToList() ?? [];
        return names.Count == 0 ? "" : (isSecond ? "{&" : "{?") + string.Join(',', names) + "}";
    }

    private static bool IsExploded(SurfaceProperty property) => property.Type.Kind == TypeKind.List && property.Expression["explode"] != "false" && property.Expression["content"] is null;

    /// <summary>How a parameter is written that is no plain value or list of them as a form has it; null for those.</summary>
    private static string? QueryStyle(SurfaceProperty property)
    {
        if (property.Expression["content"] is not null)
        {
            return "Json";
        }

        var isPlain = property.Type.Kind is TypeKind.String or TypeKind.Boolean or TypeKind.Int32 or TypeKind.Int64 or TypeKind.Double or TypeKind.Decimal or TypeKind.DateTimeOffset or TypeKind.OpenEnum
            || property.Type.Element?.Kind is TypeKind.String or TypeKind.OpenEnum or TypeKind.Int64;
        return property.Expression["style"] switch
        {
            "\"pipeDelimited\"" => IsExploded(property) && property.Expression.Has("explode") ? "Form" : "Pipes",
            "\"spaceDelimited\"" => IsExploded(property) && property.Expression.Has("explode") ? "Form" : "Spaces",
            "\"deepObject\"" when !isPlain => "Deep",
            _ when isPlain && property.Location == "query" => null,
            _ when property.Location != "query" => property.Expression.Has("explode") ? "Pairs" : "Simple",
            _ => property.Expression["explode"] == "false" ? "Simple" : property.Type.Kind == TypeKind.List ? "Form" : "Values",
        };
    }

    private void WriteEnum(SurfaceEnum @enum)
    {
        _json.WriteStartObject(@enum.Name);
        _json.WriteString("type", "string");
        // For NSwag only that it is one: the values go to the template.
        WriteStrings("enum", [@enum.Name]);
        TemplateValues.Write(_json, values =>
        {
            values.Flag("external", @enum.IsExternal);
            if (@enum.IsExternal)
            {
                return;
            }

            values.Number("index", _declarations.Add("enum", @enum.Name));
            values.Name("name", @enum.Name);
            values.Literals("values", @enum.Values);
            values.Items("members", @enum.Members, member =>
            {
                values.Name("name", member.Name);
                values.Literal("value", member.Value);
                values.Documentation("summary", new XmlDocumentation("summary").Code(member.Value).Text("."));
            });
        });
        _json.WriteEndObject();
    }

    private void WriteUnion(SurfaceUnion union)
    {
        _json.WriteStartObject(union.Name);
        _json.WriteString("type", "object");
        _json.WriteBoolean("additionalProperties", false);
        TemplateValues.Write(_json, values =>
        {
            values.Flag("union", true);
            values.Number("index", _declarations.Add("union", union.Name));
            values.Name("name", union.Name);
            values.Flag("form", union.IsForm);
            values.Flag("sent", union.IsSent);
            values.Flag("received", union.IsReceived);
            values.Flag("wrapper", union.IsWrapper);
            if (_surface.DiscriminatorOf(union) is { } discriminator)
            {
                values.Literal("discriminator", discriminator.Property);
            }
        });
        _json.WriteStartObject("properties");
        var kinds = _surface.DiscriminatorOf(union)?.Values;
        var index = 0;
        foreach (var member in union.Members)
        {
            var (position, own) = (index, kinds?[index] ?? []);
            index++;
            _json.WriteStartObject(member.Name);
            WriteType(member.Type);
            TemplateValues.Write(_json, values =>
            {
                values.Name("name", member.Name);
                values.Number("position", position);
                values.Type("holds", member.Type);
                values.Reader("reader", member.Type);
                values.Name("token", TokenOf(member.Type));
                if (member.Type.Element is { } element)
                {
                    values.Type("element", element);
                }

                values.Flag("class", !member.Type.IsValueType);
                values.Flag("json", member.Type.Kind == TypeKind.Json);
                values.Literals("names", _surface.FindModel(member.Type.Name)?.Properties.Select(p => p.WireName) ?? []);
                values.Literals("fields", RequiredFields(member.Type));
                values.Literals("kinds", own);
            });
            _json.WriteEndObject();
        }

        _json.WriteEndObject();
        _json.WriteEndObject();
    }

    /// <summary>The kind of JSON by which a reader tells a member of a union from the others.</summary>
    private static string TokenOf(CSharpType type) => type.Kind switch
    {
        TypeKind.List => "Array",
        TypeKind.Model => "Object",
        TypeKind.Boolean => "True",
        TypeKind.Int32 or TypeKind.Int64 or TypeKind.Double or TypeKind.Decimal => "Number",
        _ => "String",
    };

    private IEnumerable<string> RequiredFields(CSharpType type) =>
        _surface.FindModel(type.Name)?.Properties.Where(p => p.IsRequired && !p.Expression.Has("writeOnly")).Select(p => p.WireName) ?? [];

    private void WriteModel(SurfaceModel model)
    {
        var strict = model.Properties.Where(p => !p.IsNullable).ToList();
        _json.WriteStartObject(model.Name);
        _json.WriteString("type", "object");
        _json.WriteBoolean("additionalProperties", false);
        TemplateValues.Write(_json, values =>
        {
            values.Number("index", _declarations.Add("model", model.Name, model.ContractLine));
            if (model.IsSent)
            {
                _declarations.AddText("model", model.Name, model.Description);
                model.Properties.ForEach(property => _declarations.AddText("property", model.Name + "." + property.Name, property.Description));
            }

            values.Name("name", model.Name);
            values.Name("client", _names.Client);
            values.Name("unreadableResponse", _names.UnreadableResponse);
            values.Flag("sent", model.IsSent);
            values.Flag("received", model.IsReceived);
            values.Flag("form", model.IsForm);
            values.Flag("query", model.IsQuery);
            values.Flag("surface", model.Expression.Has("surface"));
            values.Flag("hasRequired", model.IsSent && model.Properties.Exists(p => p.IsRequired));
            values.Flag("hasStrict", strict.Count > 0);
            values.Literals("strict", strict.Take(RequiredAtOnce).Select(p => p.WireName));
            values.Flag("formOnly", model is { IsForm: true, IsJson: false, IsReceived: false });
            values.Flag("headers", model.IsQuery && model.Properties.Exists(p => p.Location != "query"));
            if (strict.Count > RequiredAtOnce)
            {
                values.Number("moreCount", (strict.Count - 1) / RequiredAtOnce);
                values.Items("more", strict.Skip(RequiredAtOnce).Chunk(RequiredAtOnce).Select((chunk, index) => (chunk, index)), part =>
                {
                    values.Number("word", part.index);
                    values.Literals("names", part.chunk.Select(p => p.WireName));
                });
            }

            values.Documentation("summary", new XmlDocumentation("summary").Text(string.IsNullOrEmpty(model.Description) ? _summaries.Of(model) : model.Description));
        });
        WriteStrings("required", strict.Select(p => p.Name));
        _json.WriteStartObject("properties");
        var bit = 0;
        foreach (var property in model.Properties)
        {
            _json.WriteStartObject(property.Name);
            WriteType(property.Type);
            if (property.Expression.Has("deprecated"))
            {
                _json.WriteBoolean("deprecated", true);
            }

            TemplateValues.Write(_json, values => WriteProperty(values, model, property, property.IsNullable ? null : bit++));
            _json.WriteEndObject();
        }

        _json.WriteEndObject();
        _json.WriteEndObject();
    }

    private void WriteProperty(TemplateValues values, SurfaceModel model, SurfaceProperty property, int? bit)
    {
        values.Number("index", _declarations.Add("property", model.Name + "." + property.Name, property.ContractLine));
        values.Name("name", property.Name);
        values.Literal("wireName", property.WireName);
        values.Literal("queryName", Uri.EscapeDataString(property.WireName));
        var summary = new XmlDocumentation("summary");
        values.Documentation("summary", string.IsNullOrEmpty(property.Description) ? summary.Code(property.WireName).Text(".") : summary.Text(property.Description));
        if (Limits(property.Expression) is { } limits)
        {
            values.Documentation("remarks", new XmlDocumentation("remarks").Text(limits));
        }

        values.Reader("reader", property.Type);
        values.Flag("required", property.IsRequired);
        values.Flag("nonNull", !property.IsNullable);
        if (bit is { } place)
        {
            values.Number("bit", place % RequiredAtOnce);
            values.Flag("isMore", place >= RequiredAtOnce);
            values.Number("word", (place / RequiredAtOnce) - 1);
        }

        values.Flag("explicitNull", property.IsRequired && property.Expression.IsNullable);
        values.Flag("deprecated", property.Expression.Has("deprecated") && !(model.IsSent && property.IsRequired));
        values.Flag("exploded", IsExploded(property));
        if (model.IsQuery && QueryStyle(property) is { } style)
        {
            values.Name("style", style);
        }

        values.Flag("inHeader", property.Location == "header");
        values.Flag("inCookie", property.Location == "cookie");
        values.Flag("inQuery", property.Location == "query");
        values.Flag("file", (property.Type.Element ?? property.Type).Kind == TypeKind.File);
    }

    /// <summary>The limits in words a reader of the documentation understands, for those that the description may not state.</summary>
    private static string? Limits(SchemaExpression expression)
    {
        var facts = expression.Constraints
            .Concat(expression.Arguments.SelectMany(a => a.Constraints))
            .Where(c => c.Name is not ("required" or "nullable" or "format" or "csharpName" or "csharpType" or "csharpExternal" or "readOnly" or "writeOnly" or "deprecated" or "explode" or "style"))
            .Select(c => c.Name + " " + c.Value.Replace("\"", ""))
            .ToList();
        return facts.Count == 0 ? null : "Contract: " + string.Join("; ", facts) + ".";
    }

    private void WriteType(CSharpType type)
    {
        switch (type.Kind)
        {
            case TypeKind.String:
                _json.WriteString("type", "string");
                break;
            case TypeKind.Boolean:
                _json.WriteString("type", "boolean");
                break;
            case TypeKind.Int32 or TypeKind.Int64:
                _json.WriteString("type", "integer");
                _json.WriteString("format", type.Kind == TypeKind.Int32 ? "int32" : "int64");
                break;
            case TypeKind.Double or TypeKind.Decimal:
                _json.WriteString("type", "number");
                _json.WriteString("format", type.Kind == TypeKind.Double ? "double" : "decimal");
                break;
            case TypeKind.DateTimeOffset:
                _json.WriteString("type", "string");
                _json.WriteString("format", "date-time");
                break;
            case TypeKind.List:
                _json.WriteString("type", "array");
                _json.WriteStartObject("items");
                WriteType(type.Element!);
                _json.WriteEndObject();
                break;
            case TypeKind.Json:
                break;
            default:
                _json.WriteString("$ref", "#/components/schemas/" + type.Name);
                break;
        }
    }

    private void WriteStrings(string name, IEnumerable<string> values)
    {
        _json.WriteStartArray(name);
        foreach (var value in values)
        {
            _json.WriteStringValue(value);
        }

        _json.WriteEndArray();
    }
}
