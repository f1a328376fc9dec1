using System.Text.Json;
using DryApi.Contracts;

namespace DryApi.OpenApi.Normalization;

/// <summary>
/// What the templates get besides NSwag's own reading: one object under one key, of values that went through the encoder of their place in C#.
/// It has no method for a text as it is, so no text of a document gets into code as code.
/// NSwag takes an object with a key <c>type</c> or <c>properties</c> for a schema, and a text that looks like a date for one; here are neither.
/// </summary>
internal sealed class TemplateValues
{
    /// <summary>The one key.</summary>
    public const string Key = "x-csharp";

    /// <summary>NSwag removes these words from what a template made, wherever they stand.</summary>
    private const string RemovedByNSwag = "__EMPTY-TEMPLATE__";

    private readonly Utf8JsonWriter _json;

    private TemplateValues(Utf8JsonWriter json) => _json = json;

    /// <summary>Writes the object under its key.</summary>
    public static void Write(Utf8JsonWriter json, Action<TemplateValues> values)
    {
        json.WriteStartObject(Key);
        values(new TemplateValues(json));
        json.WriteEndObject();
    }

    /// <summary>Writes a C# name.</summary>
    /// <exception cref="ArgumentException">It is none.</exception>
    public void Name(string key, string name) => _json.WriteString(key, Checked(name));

    /// <summary>Writes C# names.</summary>
    /// <exception cref="ArgumentException">One is none.</exception>
    public void Names(string key, IEnumerable<string> names)
    {
        _json.WriteStartArray(key);
        foreach (var name in names)
        {
            _json.WriteStringValue(Checked(name));
        }

        _json.WriteEndArray();
    }

    /// <summary>Writes how a type is called in C#; its parts are names that the surface checked, or types of the framework.</summary>
    public void Type(string key, CSharpType type) => _json.WriteString(key, type.Name);

    /// <summary>Writes the method that reads a type.</summary>
    public void Reader(string key, CSharpType type) => _json.WriteString(key, type.Reader);

    /// <summary>Writes a text as a C# string literal.</summary>
    public void Literal(string key, string text) => _json.WriteString(key, Literal(text));

    /// <summary>Writes texts as C# string literals.</summary>
    public void Literals(string key, IEnumerable<string> texts)
    {
        _json.WriteStartArray(key);
        foreach (var text in texts)
        {
            _json.WriteStringValue(Literal(text));
        }

        _json.WriteEndArray();
    }

    /// <summary>Writes a documentation comment as its lines.</summary>
    public void Documentation(string key, XmlDocumentation documentation)
    {
        _json.WriteStartArray(key);
        foreach (var line in documentation.Lines)
        {
            _json.WriteStringValue(line.Replace(RemovedByNSwag, "&#95;" + RemovedByNSwag[1..], StringComparison.Ordinal));
        }

        _json.WriteEndArray();
    }

    /// <summary>Writes a condition, where it holds.</summary>
    public void Flag(string key, bool holds)
    {
        if (holds)
        {
            _json.WriteBoolean(key, true);
        }
    }

    /// <summary>Writes a number.</summary>
    public void Number(string key, int number) => _json.WriteNumber(key, number);

    /// <summary>Writes a list of objects.</summary>
    public void Items<T>(string key, IEnumerable<T> items, Action<T> write)
    {
        _json.WriteStartArray(key);
        foreach (var item in items)
        {
            _json.WriteStartObject();
            write(item);
            _json.WriteEndObject();
        }

        _json.WriteEndArray();
    }

    private static string Literal(string text) => CSharpLiteral.Quote(text).Replace(RemovedByNSwag, "\\u005f" + RemovedByNSwag[1..], StringComparison.Ordinal);

    private static string Checked(string name) => CSharpName.IsIdentifier(name) ? name : throw new ArgumentException($"{CSharpLiteral.Quote(name)} is no C# name.", nameof(name));
}
