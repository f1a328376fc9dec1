namespace DryApi.OpenApi.Tests.Bombs;

/// <summary>The pieces that many bombs are made of.</summary>
internal static class BombText
{
    /// <summary>The start of a JSON document of version 3.0, up to what is in <c>paths</c>; the changed one has one path more.</summary>
    public static string JsonHead(bool isChanged, string version = "3.0.3") =>
        "{\"openapi\":\"" + version + """
            ","info":{"title":"Bomb","version":"1"},"paths":{
            """ + (isChanged ? """
            "/added":{"get":{"responses":{"204":{"description":""}}}}
            """ : "");

    /// <summary>A JSON document with one schema.</summary>
    public static void WriteSchema(TextWriter text, bool isChanged, Action<TextWriter> schema, string version = "3.0.3") =>
        WriteSchemas(text, isChanged, inner =>
        {
            inner.Write("\"Bomb\":");
            schema(inner);
        }, version);

    /// <summary>A JSON document with the schemas that are written, of which <c>Bomb</c> is sent.</summary>
    public static void WriteSchemas(TextWriter text, bool isChanged, Action<TextWriter> schemas, string version = "3.0.3")
    {
        text.Write(JsonHead(isChanged, version));
        text.Write(isChanged ? "," : "");
        text.Write("""
            "/bomb":{"post":{"requestBody":{"content":{"application/json":{"schema":{"$ref":"#/components/schemas/Bomb"}}}},"responses":{"204":{"description":""}}}}},"components":{"schemas":{
            """.Trim());
        schemas(text);
        text.Write("}}}");
    }

    /// <summary>Writes an item many times, with commas between.</summary>
    public static void WriteMany(TextWriter text, int count, Action<int> item)
    {
        for (var i = 0; i < count; i++)
        {
            if (i > 0)
            {
                text.Write(',');
            }

            item(i);
        }
    }

    /// <summary>Writes a text many times.</summary>
    public static void Repeat(TextWriter text, string part, int count)
    {
        for (var i = 0; i < count; i++)
        {
            text.Write(part);
        }
    }
}
