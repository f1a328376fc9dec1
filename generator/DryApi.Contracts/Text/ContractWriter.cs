using System.Text;

namespace DryApi.Contracts;

/// <summary>Prints a contract: one fact a line, sorted, so that a change of the service is a change of few lines.</summary>
public static class ContractWriter
{
    /// <summary>The first line of every contract; the number is the version of the text form.</summary>
    public const string Header = "contract 1";

    /// <summary>The contract as text, with line feeds and one at the end.</summary>
    public static string Write(Contract contract)
    {
        var text = new StringBuilder();
        Line(text, Header);
        Line(text, "title: " + JsonText.Quote(contract.Title));
        Line(text, "version: " + JsonText.Quote(contract.Version));
        foreach (var server in contract.Servers)
        {
            Line(text, "server: " + JsonText.Quote(server));
        }

        if (contract.PathPrefix.Length > 0)
        {
            Line(text, "prefix: " + JsonText.Quote(contract.PathPrefix));
        }

        foreach (var name in contract.Taken)
        {
            Line(text, "taken: " + JsonText.Quote(name));
        }

        foreach (var scheme in contract.SecuritySchemes)
        {
            Line(text, "security " + ExpressionText.WriteName(scheme.Name) + ": " + string.Join(" ", scheme.Facts.Select(f => f.ToString()).Prepend(ExpressionText.WriteName(scheme.Type))));
        }

        foreach (var reliance in contract.Reliances)
        {
            Line(text, "relies " + ExpressionText.WriteName(reliance.Name) + ": " + string.Join(" ", reliance.Facts.Select(f => f.ToString()).Prepend(ExpressionText.WriteName(reliance.Kind))));
        }

        foreach (var operation in contract.Operations)
        {
            Write(operation, text);
        }

        foreach (var response in contract.Responses)
        {
            Line(text, "");
            Line(text, "response " + ExpressionText.WriteName(response.Name));
            Write(response, "  ", text);
        }

        foreach (var schema in contract.Schemas)
        {
            Write(schema, text);
        }

        return text.ToString();
    }

    /// <summary>The lines of one schema.</summary>
    internal static string Write(ContractSchema schema)
    {
        var text = new StringBuilder();
        Write(schema, text);
        return text.ToString();
    }

    private static void Write(ContractOperation operation, StringBuilder text)
    {
        Line(text, "");
        Line(text, operation.Kind.ToString().ToLowerInvariant() + " " + operation.Method + " " + ExpressionText.WriteFree(operation.Path));
        if (operation.Id is not null)
        {
            Line(text, "  id: " + JsonText.Quote(operation.Id));
        }

        if (operation.Tags.Count > 0)
        {
            Line(text, "  tags: " + string.Join(", ", operation.Tags.Select(JsonText.Quote)));
        }

        Line(text, "  security: " + (operation.Security.Count == 0 ? SecurityText.None : string.Join(" | ", operation.Security)));
        foreach (var fact in operation.Facts)
        {
            Line(text, "  fact: " + fact);
        }

        foreach (var parameter in operation.Parameters)
        {
            Line(text, "  " + parameter);
        }

        foreach (var body in operation.Bodies)
        {
            Line(text, "  body " + ExpressionText.WriteFree(body.MediaType) + ": " + body.Type + (operation.IsBodyRequired ? " required" : ""));
        }

        foreach (var response in operation.Responses)
        {
            if (response.Reference is not null)
            {
                Line(text, "  response " + ExpressionText.WriteName(response.Name) + ": " + ExpressionText.WriteName(response.Reference));
            }
            else
            {
                Write(response, "  response " + ExpressionText.WriteName(response.Name) + " ", text);
            }
        }
    }

    private static void Write(ContractResponse response, string start, StringBuilder text)
    {
        if (response.Contents.Count == 0)
        {
            Line(text, start + "empty");
        }

        foreach (var content in response.Contents)
        {
            Line(text, start + ExpressionText.WriteFree(content.MediaType) + ": " + content.Type);
        }

        foreach (var header in response.Headers)
        {
            Line(text, start + "header " + header);
        }
    }

    private static void Write(ContractSchema schema, StringBuilder text)
    {
        Line(text, "");
        Line(text, "schema " + ExpressionText.WriteName(schema.Name) + ": " + schema.Type);
        foreach (var property in schema.Properties)
        {
            Line(text, "  " + property);
        }

        foreach (var pattern in schema.PatternProperties)
        {
            Line(text, "  pattern " + JsonText.Quote(pattern.Name) + ": " + pattern.Type);
        }

        if (schema.AdditionalProperties is not null)
        {
            Line(text, "  " + ExpressionText.Others + ": " + schema.AdditionalProperties);
        }
    }

    private static void Line(StringBuilder text, string line) => text.Append(line).Append('\n');
}
