namespace DryApi.Contracts;

/// <summary>A line of a contract's text as the place of a fact.</summary>
internal sealed record ContractLine(string File, int Line, string Pointer) : IOrigin
{
    int IOrigin.Column => 1;

    /// <summary>The place of an operation, as a document has it.</summary>
    public static string OfOperation(string method, string path) => $"/paths/{Escape(path)}/{method.ToLowerInvariant()}";

    /// <summary>The place of a schema, as a document has it.</summary>
    public static string OfSchema(string name) => "/components/schemas/" + Escape(name);

    /// <summary>A place below another.</summary>
    public static string Below(string pointer, string part, string name) => $"{pointer}/{part}/{Escape(name)}";

    private static string Escape(string name) => name.Replace("~", "~0").Replace("/", "~1");
}
