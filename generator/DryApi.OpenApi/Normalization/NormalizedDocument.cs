using System.Text.Encodings.Web;
using System.Text.Json;
using DryApi.Contracts;

namespace DryApi.OpenApi.Normalization;

/// <summary>
/// Writes the document that NSwag reads: plain OpenAPI 3.0 with every schema under its C# name, every body as JSON,
/// one tag a builder, and in <c>x-</c> what the templates need besides: names, media types, readers, contract lines.
/// </summary>
public sealed class NormalizedDocument
{
    private readonly Contract _contract;
    private readonly CSharpSurface _surface;
    private readonly ModelSummaries _summaries;
    private readonly Utf8JsonWriter _json;

    private NormalizedDocument(Contract contract, CSharpSurface surface, Utf8JsonWriter json)
    {
        _contract = contract;
        _surface = surface;
        _summaries = new ModelSummaries(surface);
        _json = json;
    }

    /// <summary>Writes the document of a contract.</summary>
    /// <exception cref="SurfaceException">The contract cannot be C# as it stands.</exception>
    public static void Write(Contract contract, Stream output)
    {
        var surface = CSharpSurface.Of(contract);
        using var json = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        new NormalizedDocument(contract, surface, json).Write();
    }

    private void Write()
    {
        _json.WriteStartObject();
        _json.WriteString("openapi", "3.0.3");
        _json.WriteStartObject("info");
        _json.WriteString("title", _contract.Title);
        _json.WriteString("version", _contract.Version);
        _json.WriteEndObject();
        _json.WriteStartObject("paths");
        foreach (var builder in _surface.Builders.Prepend(_surface.Root).Where(b => b.Operations.Count > 0))
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
        _json.WriteStartObject(builder.Path);
        foreach (var operation in builder.Operations)
        {
            _json.WriteStartObject(operation.Contract.Method.ToLowerInvariant());
            _json.WriteString("operationId", builder.Name + "_" + operation.Name);
            WriteStrings("tags", [builder.Name]);
            WriteIfAny("summary", operation.Contract.Summary);
            WriteIfAny("description", operation.Contract.Description);
            if (operation.Contract.Fact("deprecated") is not null)
            {
                _json.WriteBoolean("deprecated", true);
            }

            _json.WriteString("x-contract", operation.ContractLine);
            _json.WriteString("x-name", operation.Name);
            _json.WriteString("x-method", operation.Contract.Method);
            _json.WriteString("x-path", builder.Path);
            _json.WriteString("x-path-literal", Literal(builder.Path));
            _json.WriteString("x-url-template", Literal("{+baseurl}" + builder.Path + QueryTemplate(operation.Query)));
            _json.WriteString("x-media-type", operation.MediaType ?? "");
            _json.WriteBoolean("x-body-required", operation.Contract.IsBodyRequired);
            _json.WriteString("x-result", operation.ResultMediaType switch { null => "none", "application/json" => "json", _ => operation.ResultMediaType });
            _json.WriteString("x-query", operation.Query?.Name ?? "");
            _json.WriteBoolean("x-query-required", operation.Query?.Properties.Exists(p => p.IsRequired) ?? false);
            _json.WriteString("x-job", operation.Job ?? "");
            _json.WriteString("x-job-name", CSharpName.Pascal(operation.Job ?? ""));
            WriteParameters(operation);
            if (operation.Body is not null)
            {
                _json.WriteStartObject("requestBody");
                _json.WriteBoolean("required", operation.Contract.IsBodyRequired);
                WriteContent(operation.Body);
                _json.WriteEndObject();
            }

            _json.WriteStartObject("responses");
            _json.WriteStartObject("200");
            _json.WriteString("description", CSharpSurface.Success(_contract, operation.Contract)?.Description ?? "");
            if (operation.Result is not null)
            {
                WriteContent(operation.Result);
            }

            _json.WriteEndObject();
            _json.WriteEndObject();
            _json.WriteEndObject();
        }

        _json.WriteEndObject();
    }

    /// <summary>The query as a URI template has it: a list is one value with commas unless the contract explodes it.</summary>
    private static string QueryTemplate(SurfaceModel? query) => query is null
        ? ""
        : "{?" + string.Join(',', query.Properties.Select(p => Uri.EscapeDataString(p.WireName) + (IsExploded(p) ? "*" : ""))) + "}";

    private static bool IsExploded(SurfaceProperty property) => property.Type.Kind == TypeKind.List && property.Expression["explode"] != "false";

    private void WriteParameters(SurfaceOperation operation)
    {
        _json.WriteStartArray("parameters");
        foreach (var parameter in operation.Contract.Parameters.Where(p => p.Location == "path"))
        {
            _json.WriteStartObject();
            _json.WriteString("name", parameter.Name);
            _json.WriteString("in", "path");
            _json.WriteBoolean("required", true);
            WriteIfAny("description", parameter.Description);
            _json.WriteStartObject("schema");
            _json.WriteString("type", "string");
            _json.WriteEndObject();
            _json.WriteEndObject();
        }

        _json.WriteEndArray();
    }

    private void WriteContent(CSharpType type)
    {
        _json.WriteStartObject("content");
        _json.WriteStartObject("application/json");
        _json.WriteStartObject("schema");
        WriteType(type);
        _json.WriteEndObject();
        _json.WriteEndObject();
        _json.WriteEndObject();
    }

    private void WriteEnum(SurfaceEnum @enum)
    {
        _json.WriteStartObject(@enum.Name);
        _json.WriteString("type", "string");
        WriteStrings("enum", @enum.Values);
        WriteStrings("x-enumNames", @enum.Values.Select(CSharpName.Pascal));
        _json.WriteEndObject();
    }

    private void WriteUnion(SurfaceUnion union)
    {
        _json.WriteStartObject(union.Name);
        _json.WriteString("type", "object");
        _json.WriteBoolean("additionalProperties", false);
        _json.WriteBoolean("x-union", true);
        _json.WriteBoolean("x-form", union.IsForm);
        _json.WriteBoolean("x-sent", union.IsSent);
        _json.WriteBoolean("x-received", union.IsReceived);
        _json.WriteStartObject("properties");
        foreach (var member in union.Members)
        {
            _json.WriteStartObject(member.Name);
            WriteType(member.Type);
            _json.WriteString("x-member", member.Name);
            _json.WriteString("x-reader", member.Type.Reader);
            _json.WriteString("x-token", TokenOf(member.Type));
            _json.WriteString("x-element", member.Type.Element?.Name ?? "");
            _json.WriteBoolean("x-class", !member.Type.IsValueType);
            WriteStrings("x-fields", RequiredFields(member.Type));
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
        TypeKind.Boolean => "Boolean",
        TypeKind.Int32 or TypeKind.Int64 or TypeKind.Double => "Number",
        _ => "String",
    };

    private IEnumerable<string> RequiredFields(CSharpType type) =>
        _surface.FindModel(type.Name)?.Properties.Where(p => p.IsRequired).Select(p => p.WireName) ?? [];

    private void WriteModel(SurfaceModel model)
    {
        _json.WriteStartObject(model.Name);
        _json.WriteString("type", "object");
        _json.WriteBoolean("additionalProperties", false);
        WriteIfAny("description", model.Description);
        _json.WriteString("x-contract", model.ContractLine);
        _json.WriteBoolean("x-union", false);
        _json.WriteBoolean("x-sent", model.IsSent);
        _json.WriteBoolean("x-received", model.IsReceived);
        _json.WriteBoolean("x-form", model.IsForm);
        _json.WriteBoolean("x-query", model.IsQuery);
        _json.WriteBoolean("x-surface", model.Expression.Has("surface"));
        _json.WriteBoolean("x-has-required", model.IsSent && model.Properties.Exists(p => p.IsRequired));
        _json.WriteString("x-summary", _summaries.Of(model));
        _json.WriteString("x-interfaces", InterfacesOf(model));
        var strict = model.Properties.Where(p => !p.IsNullable).ToList();
        if (model.IsReceived && strict.Count > 64)
        {
            throw new SurfaceException($"{model.Name} has {strict.Count} required properties, and a reader keeps track of 64", model.Line);
        }

        _json.WriteString("x-required-literals", strict.Count == 0 ? "[]" : "[" + string.Join(", ", strict.Select(p => Literal(p.WireName))) + "]");
        WriteStrings("required", model.Properties.Where(p => !p.IsNullable).Select(p => p.WireName));
        _json.WriteStartObject("properties");
        foreach (var property in model.Properties)
        {
            _json.WriteStartObject(property.WireName);
            WriteType(property.Type);
            WriteIfAny("description", property.Description);
            if (property.Expression.Has("deprecated"))
            {
                _json.WriteBoolean("deprecated", true);
            }

            _json.WriteString("x-name", property.Name);
            _json.WriteString("x-wire-name", property.WireName);
            _json.WriteString("x-literal", Literal(property.WireName));
            _json.WriteString("x-contract", property.ContractLine);
            WriteIfAny("x-limits", Limits(property.Expression));
            _json.WriteBoolean("x-non-null", !property.IsNullable);
            _json.WriteNumber("x-bit", strict.IndexOf(property));
            _json.WriteString("x-reader", property.Type.Reader);
            _json.WriteBoolean("x-required", property.IsRequired);
            _json.WriteBoolean("x-explicit-null", property.IsRequired && property.Expression.IsNullable);
            _json.WriteString("x-query-name", Uri.EscapeDataString(property.WireName));
            _json.WriteBoolean("x-exploded", IsExploded(property));
            _json.WriteEndObject();
        }

        _json.WriteEndObject();
        _json.WriteEndObject();
    }

    /// <summary>What the class is to the runtime: each side of the wire asks for what it needs.</summary>
    private static string InterfacesOf(SurfaceModel model)
    {
        var writing = model.IsForm ? ["IFormWritable"] : model.IsQuery ? ["IQueryWritable"] : (string[])["IParsable", "IJsonWritable"];
        return string.Join(", ", model.IsReceived && !model.IsForm ? writing.Append($"IJsonReadable<{model.Name}>") : writing);
    }

    private static string Literal(string text) => CSharpLiteral.Quote(text);

    /// <summary>The limits in words a reader of the documentation understands, for those that the description may not state.</summary>
    private static string? Limits(SchemaExpression expression)
    {
        var facts = expression.Constraints
            .Concat(expression.Arguments.SelectMany(a => a.Constraints))
            .Where(c => c.Name is not ("required" or "nullable" or "format" or "csharpName" or "csharpType" or "readOnly" or "writeOnly" or "deprecated" or "explode" or "style"))
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
            case TypeKind.Double:
                _json.WriteString("type", "number");
                _json.WriteString("format", "double");
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

    private void WriteIfAny(string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            _json.WriteString(name, value);
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
