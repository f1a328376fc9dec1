using System.Text.Json;
using System.Text.Json.Nodes;
using DryApi.Emulator.Data;
using DryApi.Emulator.Documents;
using Microsoft.AspNetCore.Http;
using Microsoft.OpenApi;

namespace DryApi.Emulator.Requests;

/// <summary>Reads a request by what the document says of its operation, and judges it.</summary>
internal sealed class RequestReader(DryApiEmulatorOptions options)
{
    private const string Json = "application/json";
    private const string Multipart = "multipart/form-data";
    private const string Form = "application/x-www-form-urlencoded";

    /// <summary>Reads and judges.</summary>
    /// <param name="context">The request.</param>
    /// <param name="operation">Its operation.</param>
    /// <exception cref="RequestRefusedException">Something is wrong with it.</exception>
    /// <exception cref="BadHttpRequestException">Its body is of another media type, or too long.</exception>
    public async Task<RequestFields> ReadAsync(HttpContext context, Operation operation)
    {
        var fields = new RequestFields();
        var errors = new FieldErrors();
        ReadParameters(context.Request, operation, fields, errors);
        if (operation.Bodies.Count > 0)
        {
            await ReadBodyAsync(context, operation, fields, errors).ConfigureAwait(false);
        }

        errors.ThrowIfAny();
        return fields;
    }

    private void ReadParameters(HttpRequest request, Operation operation, RequestFields fields, FieldErrors errors)
    {
        var reader = new ValueReader(errors, isText: true, options.Strict);
        var pathNames = operation.PathNames;
        foreach (var parameter in operation.Parameters)
        {
            var isArray = parameter.Schema.Types().HasFlag(JsonSchemaType.Array);
            var texts = parameter.In switch
            {
                ParameterLocation.Path => [(string?)request.RouteValues["p" + pathNames.ToList().IndexOf(parameter.Name)] ?? ""],
                ParameterLocation.Query => (request.Query[parameter.Name].Count > 0 ? request.Query[parameter.Name] : request.Query[parameter.Name + "[]"]).OfType<string>().ToArray(),
                // What a client accepts and who it is, is said by HTTP itself.
                ParameterLocation.Header when parameter.Name is not ("Accept" or "Content-Type" or "Authorization") => request.Headers[parameter.Name].OfType<string>().ToArray(),
                ParameterLocation.Cookie => request.Cookies[parameter.Name] is { } cookie ? [cookie] : [],
                _ => [],
            };
            var raw = isArray
                ? JsonSerializer.SerializeToElement(texts.SelectMany(text => text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)), EmulatorJson.Default.IEnumerableString)
                : JsonSerializer.SerializeToElement(texts.LastOrDefault() ?? "", EmulatorJson.Default.String);
            var value = texts.Length == 0 ? null : reader.Read(raw, parameter.Schema, parameter.Name);
            if (value is null)
            {
                errors.AddIf(parameter is { IsRequired: true, In: ParameterLocation.Query or ParameterLocation.Path } && !errors.Has(parameter.Name), parameter.Name, $"The {parameter.Name} field is required.");
                continue;
            }

            fields.Parameters[parameter.Name] = value;
            if (!errors.Has(parameter.Name))
            {
                SchemaJudge.Judge(parameter, value, parameter.Name, errors);
            }
        }

        fields.Unknown.AddRange(request.Query.Keys.Where(key => !operation.Parameters.Any(parameter => key == parameter.Name || key == parameter.Name + "[]")));
    }

    private async Task ReadBodyAsync(HttpContext context, Operation operation, RequestFields fields, FieldErrors errors)
    {
        var request = context.Request;
        if (request.ContentType is null && request.ContentLength is null or 0 && !operation.IsBodyRequired)
        {
            return;
        }

        var body = Choose(request, operation);
        var isForm = request.HasFormContentType;
        var value = isForm ? await ReadFormAsync(context, body.Schema, fields, errors).ConfigureAwait(false) : await ReadJsonAsync(context, body.Schema, errors).ConfigureAwait(false);
        errors.ThrowIfAny();
        fields.Body = value;
        if (value is JsonObject members)
        {
            if (options.AsSeen)
            {
                Waive(operation, members);
            }

            var known = body.Schema.PropertyNames().ToHashSet(StringComparer.Ordinal);
            fields.Unknown.AddRange(members.Select(member => member.Key).Where(name => known.Count > 0 && !known.Contains(name)));
        }

        SchemaJudge.Judge(body, value, "", errors);
    }

    private static void Waive(Operation operation, JsonObject members)
    {
        foreach (var (name, otherwise) in JobKinds.Of(operation).Waived)
        {
            members[name] ??= otherwise;
        }
    }

    /// <summary>The body that the request has. The service takes JSON and forms alike, whatever the document says; a strict emulator does not.</summary>
    private Content Choose(HttpRequest request, Operation operation)
    {
        var mediaType = request.HasJsonContentType() ? Json : request.HasFormContentType ? request.ContentType!.StartsWith(Multipart, StringComparison.OrdinalIgnoreCase) ? Multipart : Form : null;
        return operation.Bodies.FirstOrDefault(body => mediaType is not null && body.MediaType.Equals(mediaType, StringComparison.OrdinalIgnoreCase))
            ?? (mediaType is not null && !options.Strict ? operation.Bodies[0]
                : throw new BadHttpRequestException(
                    $"The body has to be {string.Join(" or ", operation.Bodies.Select(body => body.MediaType))}, and is {request.ContentType ?? "of no declared type"}.",
                    StatusCodes.Status415UnsupportedMediaType));
    }

    private async Task<JsonNode> ReadJsonAsync(HttpContext context, IOpenApiSchema schema, FieldErrors errors)
    {
        try
        {
            using var document = await JsonDocument.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted).ConfigureAwait(false);
            if (document.RootElement.ValueKind == JsonValueKind.Object || !schema.Types().HasFlag(JsonSchemaType.Object))
            {
                var read = new ValueReader(errors, isText: false, options.Strict).Read(document.RootElement, schema, "");
                RefuseTextAsFile(read, schema, errors);
                return read ?? new JsonObject();
            }

            errors.Add("body", $"The body must be an object, and is {document.RootElement.ValueKind switch { JsonValueKind.Array => "an array", JsonValueKind.Null => "null", _ => "a single value" }}.");
        }
        catch (JsonException exception)
        {
            errors.Add("body", $"The body is no JSON: line {exception.LineNumber + 1}, byte {exception.BytePositionInLine + 1}.");
        }

        return new JsonObject();
    }

    private async Task<JsonNode> ReadFormAsync(HttpContext context, IOpenApiSchema schema, RequestFields fields, FieldErrors errors)
    {
        IFormCollection form;
        try
        {
            form = await context.Request.ReadFormAsync(context.RequestAborted).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is InvalidDataException || exception is IOException and not BadHttpRequestException)
        {
            errors.Add("body", "The body could not be read as a form.");
            return new JsonObject();
        }

        var texts = form.SelectMany(field => field.Value.Select(value => KeyValuePair.Create(field.Key, value ?? "")));
        var tree = JsonSerializer.SerializeToElement(FormTree.Build(texts, schema), EmulatorJson.Default.JsonObject);
        var value = (JsonObject)new ValueReader(errors, isText: true, options.Strict).Read(tree, schema, "")!;
        RefuseTextAsFile(value, schema, errors);
        foreach (var file in form.Files)
        {
            await AddFileAsync(file, schema, value, fields, errors, context.RequestAborted).ConfigureAwait(false);
        }

        return value;
    }

    private static async Task AddFileAsync(IFormFile file, IOpenApiSchema schema, JsonObject value, RequestFields fields, FieldErrors errors, CancellationToken cancellationToken)
    {
        var name = FormTree.FileField(file.Name, schema);
        var property = schema.PropertyNamed(name);
        var isList = property?.ItemSchema()?.IsFile() == true;
        if (property is not null && !isList && !property.IsFile())
        {
            errors.Add(name, ValueReader.MustBe(name, property));
            return;
        }

        var content = new byte[file.Length];
        using (var stream = file.OpenReadStream())
        {
            await stream.ReadExactlyAsync(content, cancellationToken).ConfigureAwait(false);
        }

        if (!fields.Files.TryGetValue(name, out var files))
        {
            fields.Files[name] = files = [];
        }

        files.Add(new UploadedFile(file.FileName, content));
        // The schema of a file is that of a string; what is in it is judged by whoever opens it.
        value[name] = isList ? new JsonArray([.. files.Select(each => JsonValue.Create(each.Name))]) : JsonValue.Create(file.FileName);
    }

    private static void RefuseTextAsFile(JsonNode? value, IOpenApiSchema schema, FieldErrors errors)
    {
        foreach (var (name, _) in (value as JsonObject ?? []).Where(each => each.Value is not null))
        {
            var property = schema.PropertyNamed(name);
            var field = name.Replace("[]", "", StringComparison.Ordinal);
            errors.AddIf(property is not null && (property.IsFile() || property.ItemSchema()?.IsFile() == true), field, $"The {field} field must be a file: send the form as multipart/form-data.");
        }
    }
}
