using System.Text.RegularExpressions;
using DryApi.OpenApi.Documents;

namespace DryApi.OpenApi.Normalization;

/// <summary>
/// Copies of a document what NSwag's stock controller templates may see. Those templates write names as they are and have no encoders, so only
/// words that are known come through, and names of which each character is known to mean nothing in C#; prose does not come through at all.
/// </summary>
internal sealed partial class StockTemplateGate
{
    private static readonly HashSet<string> Methods = new(StringComparer.Ordinal) { "get", "put", "post", "delete", "options", "head", "patch", "trace" };

    private static readonly HashSet<string> Types = new(StringComparer.Ordinal) { "string", "number", "integer", "boolean", "array", "object" };

    private static readonly HashSet<string> Locations = new(StringComparer.Ordinal) { "query", "header", "path" };

    private static readonly HashSet<string> Styles = new(StringComparer.Ordinal) { "form", "simple", "label", "matrix", "spaceDelimited", "pipeDelimited", "deepObject" };

    private const int LongestChain = 16;

    private readonly DocumentNode _root;
    private readonly List<(DocumentNode Place, string What)> _leftOut = [];

    private StockTemplateGate(DocumentNode root) => _root = root;

    /// <summary>Copies a document of OpenAPI 3.0.</summary>
    /// <param name="root">Its root.</param>
    /// <returns>The copy, and what was left out because of its name, with its place.</returns>
    public static (DocumentNode Root, IReadOnlyList<(DocumentNode Place, string What)> LeftOut) Copy(DocumentNode root)
    {
        var gate = new StockTemplateGate(root);
        return (gate.Copy(), gate._leftOut);
    }

    private DocumentNode Copy()
    {
        var copy = DocumentNode.Object(_root.Position);
        Set(copy, "openapi", DocumentNode.String(_root.Position, "3.0.3"));
        var info = DocumentNode.Object(_root.Position);
        Set(info, "title", DocumentNode.String(_root.Position, "Controllers"));
        Set(info, "version", DocumentNode.String(_root.Position, "1"));
        Set(copy, "info", info);
        foreach (var url in (_root["servers"]?.Items ?? []).Select(server => server["url"]).OfType<DocumentNode>().Where(url => Address().IsMatch(url.Text)).Take(1))
        {
            var server = DocumentNode.Object(url.Position);
            Set(server, "url", Scalar(url));
            var servers = DocumentNode.Array(url.Position);
            servers.Add(server);
            Set(copy, "servers", servers);
        }

        CopyMap(_root["paths"], copy, "paths", PathName(), "path", PathItem);
        if (_root["components"] is { IsObject: true } components)
        {
            var kept = DocumentNode.Object(components.Position);
            CopyMap(components["schemas"], kept, "schemas", Name(), "schema", Schema);
            CopyMap(components["responses"], kept, "responses", Name(), "response", Body);
            CopyMap(components["requestBodies"], kept, "requestBodies", Name(), "request body", Body);
            Set(copy, "components", kept);
        }

        return copy;
    }

    private DocumentNode PathItem(DocumentNode item) => Members(item, (copy, name, value) =>
    {
        if (Methods.Contains(name) && value.IsObject)
        {
            Set(copy, name, Operation(value));
        }
        else if (name == "parameters")
        {
            Set(copy, name, Items(value, Parameter));
        }
    });

    private DocumentNode Operation(DocumentNode operation)
    {
        var copy = DocumentNode.Object(operation.Position);
        // There have to be some.
        Set(copy, "responses", DocumentNode.Object(operation.Position));
        CopyMap(operation["responses"], copy, "responses", StatusCode(), "status code", Body);
        if (operation.GetString("operationId") is { } id && Identifier().IsMatch(id))
        {
            Set(copy, "operationId", DocumentNode.String(operation.Position, id));
        }

        if (operation["parameters"] is { IsArray: true } parameters)
        {
            Set(copy, "parameters", Items(parameters, Parameter));
        }

        if (operation["requestBody"] is { IsObject: true } body)
        {
            Set(copy, "requestBody", Body(body));
        }

        return copy;
    }

    private DocumentNode Parameter(DocumentNode parameter)
    {
        // In place of a reference, so that none leads to what is left out.
        for (var depth = 0; depth < LongestChain && parameter.GetString("$ref") is { } reference; depth++)
        {
            parameter = JsonPointer.FindReferenced(_root, reference) ?? DocumentNode.Object(parameter.Position);
        }

        var name = parameter.GetString("name") ?? "";
        var isKnown = Name().IsMatch(name) && Locations.Contains(parameter.GetString("in") ?? "");
        if (!isKnown)
        {
            _leftOut.Add((parameter, $"the parameter {InputException.Quote(name)}"));
            return DocumentNode.Null(parameter.Position);
        }

        return Members(parameter, (copy, key, value) =>
        {
            if (key == "schema")
            {
                Set(copy, key, Schema(value));
            }
            else if (key is "name" or "in" || (key == "style" && Styles.Contains(value.Text)) || (key is "required" or "explode" or "deprecated" && value.Kind == NodeKind.Boolean))
            {
                Set(copy, key, Scalar(value));
            }
        });
    }

    /// <summary>A request body or a response.</summary>
    private DocumentNode Body(DocumentNode body)
    {
        if (Reference(body) is { } reference)
        {
            return reference;
        }

        var copy = DocumentNode.Object(body.Position);
        Set(copy, "description", DocumentNode.String(body.Position, ""));
        if (body["required"] is { Kind: NodeKind.Boolean } required)
        {
            Set(copy, "required", Scalar(required));
        }

        CopyMap(body["content"], copy, "content", MediaTypeName(), "media type", mediaType => Members(mediaType, (kept, key, value) =>
        {
            if (key == "schema")
            {
                Set(kept, key, Schema(value));
            }
        }));
        return copy;
    }

    private DocumentNode Schema(DocumentNode schema)
    {
        if (Reference(schema) is { } reference)
        {
            return reference;
        }

        return Members(schema, (copy, key, value) =>
        {
            switch (key)
            {
                case "type" when Types.Contains(value.Text):
                case "format" when Name().IsMatch(value.Text):
                case "nullable" or "deprecated" or "readOnly" or "writeOnly" when value.Kind == NodeKind.Boolean:
                    Set(copy, key, Scalar(value));
                    break;
                case "minLength" or "maxLength" or "minItems" or "maxItems" or "minimum" or "maximum" when value.Kind == NodeKind.Number && OrdinaryNumber().IsMatch(value.Text):
                    Set(copy, key, Scalar(value));
                    break;
                case "properties":
                    CopyMap(value, copy, key, Name(), "property", Schema);
                    break;
                case "items" or "not" or "additionalProperties" when value.IsObject:
                    Set(copy, key, Schema(value));
                    break;
                case "additionalProperties" when value.Kind == NodeKind.Boolean:
                    Set(copy, key, Scalar(value));
                    break;
                case "oneOf" or "anyOf" or "allOf":
                    Set(copy, key, Items(value, Schema));
                    break;
                case "required" when value.IsArray:
                    Set(copy, key, Items(value, item => Name().IsMatch(item.Text) ? Scalar(item) : DocumentNode.Null(item.Position)));
                    break;
                case "default" when (value.Kind == NodeKind.Boolean && schema.GetString("type") == "boolean") || (value.Kind == NodeKind.Number && schema.GetString("type") is "integer" or "number" && OrdinaryNumber().IsMatch(value.Text)):
                    Set(copy, key, Scalar(value));
                    break;
                // A value that has no name in an enumeration of C# leaves a string.
                case "enum" when value.Items.All(item => item.IsString && Value().IsMatch(item.Text)):
                    Set(copy, key, Items(value, Scalar));
                    break;
            }
        });
    }

    /// <summary>A reference to a component whose name came through; one to another place, or to what was left out, is any JSON.</summary>
    private DocumentNode? Reference(DocumentNode node)
    {
        if (node.GetString("$ref") is not { } reference)
        {
            return null;
        }

        var copy = DocumentNode.Object(node.Position);
        if (ComponentReference().IsMatch(reference) && JsonPointer.FindReferenced(_root, reference) is not null)
        {
            Set(copy, "$ref", DocumentNode.String(node.Position, reference));
        }

        return copy;
    }

    private void CopyMap(DocumentNode? map, DocumentNode owner, string key, Regex names, string word, Func<DocumentNode, DocumentNode> copyValue)
    {
        if (map is not { IsObject: true })
        {
            return;
        }

        var copy = DocumentNode.Object(map.Position);
        foreach (var property in map.Properties.Where(property => property.IsObject))
        {
            if (names.IsMatch(property.Name))
            {
                Set(copy, property.Name, copyValue(property));
            }
            else
            {
                _leftOut.Add((property, $"the {word} {InputException.Quote(property.Name)}"));
            }
        }

        Set(owner, key, copy);
    }

    private static DocumentNode Members(DocumentNode node, Action<DocumentNode, string, DocumentNode> copyMember)
    {
        var copy = DocumentNode.Object(node.Position);
        foreach (var property in node.Properties)
        {
            copyMember(copy, property.Name, property);
        }

        return copy;
    }

    private static DocumentNode Items(DocumentNode list, Func<DocumentNode, DocumentNode> copyItem)
    {
        var copy = DocumentNode.Array(list.Position);
        foreach (var item in list.Items.Select(copyItem).Where(item => !item.IsNull))
        {
            copy.Add(item);
        }

        return copy;
    }

    private static DocumentNode Scalar(DocumentNode node) => node.Kind switch
    {
        NodeKind.Boolean => DocumentNode.Boolean(node.Position, node.IsTrue),
        NodeKind.Number => DocumentNode.Number(node.Position, node.Text),
        _ => DocumentNode.String(node.Position, node.Text),
    };

    private static void Set(DocumentNode owner, string name, DocumentNode value) => owner.Set(name, value.Position, value);

    [GeneratedRegex(@"\A[A-Za-z][A-Za-z0-9_]*\z")]
    private static partial Regex Identifier();

    [GeneratedRegex(@"\A[A-Za-z_][A-Za-z0-9_.\-\[\]]*\z")]
    private static partial Regex Name();

    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9_.\-]*\z")]
    private static partial Regex Value();

    [GeneratedRegex(@"\Ahttps?://[A-Za-z0-9.\-]+(:[0-9]+)?(/[A-Za-z0-9_.\-]+)*/?\z", RegexOptions.NonBacktracking)]
    private static partial Regex Address();

    /// <summary>What every type of number in C# takes exactly, or nearly so.</summary>
    [GeneratedRegex(@"\A-?[0-9]{1,15}(\.[0-9]{1,15})?\z")]
    private static partial Regex OrdinaryNumber();

    [GeneratedRegex(@"\A(/([A-Za-z0-9_.~\-]|\{[A-Za-z_][A-Za-z0-9_]*\})*)+\z", RegexOptions.NonBacktracking)]
    private static partial Regex PathName();

    [GeneratedRegex(@"\A[A-Za-z0-9.+\-]+/[A-Za-z0-9.+*\-]+\z")]
    private static partial Regex MediaTypeName();

    [GeneratedRegex(@"\A([1-5]([0-9][0-9]|XX)|default)\z")]
    private static partial Regex StatusCode();

    [GeneratedRegex(@"\A#/components/(schemas|responses|requestBodies)/[A-Za-z_][A-Za-z0-9_.\-\[\]]*\z")]
    private static partial Regex ComponentReference();
}
