namespace DryApi.Contracts;

/// <summary>The C# type of a value, without its question mark.</summary>
/// <param name="Kind">How it is held, read and written.</param>
/// <param name="Name">The type as C# writes it.</param>
/// <param name="Element">What a list holds.</param>
public sealed record CSharpType(TypeKind Kind, string Name, CSharpType? Element = null)
{
    /// <summary>Whether it is a struct.</summary>
    public bool IsValueType => Kind is TypeKind.Boolean or TypeKind.Int32 or TypeKind.Int64 or TypeKind.Double or TypeKind.Decimal
        or TypeKind.DateTimeOffset or TypeKind.Json or TypeKind.OpenEnum;

    /// <summary>A list of it.</summary>
    public static CSharpType ListOf(CSharpType element) => new(TypeKind.List, $"System.Collections.Generic.IList<{element.Name}>", element);

    /// <summary>What has no fixed shape.</summary>
    public static readonly CSharpType Json = new(TypeKind.Json, "System.Text.Json.JsonElement");

    /// <summary>Bytes that are received as they are.</summary>
    internal static readonly CSharpType Bytes = new(TypeKind.Bytes, "byte[]");

    internal static readonly CSharpType File = new(TypeKind.File, "FileContent");
    internal static readonly CSharpType DateTimeOffset = new(TypeKind.DateTimeOffset, "System.DateTimeOffset");
    internal static readonly CSharpType String = new(TypeKind.String, "string");
    internal static readonly CSharpType Boolean = new(TypeKind.Boolean, "bool");
    internal static readonly CSharpType Int32 = new(TypeKind.Int32, "int");
    internal static readonly CSharpType Int64 = new(TypeKind.Int64, "long");
    internal static readonly CSharpType Double = new(TypeKind.Double, "double");
    internal static readonly CSharpType Decimal = new(TypeKind.Decimal, "decimal");

    /// <summary>
    /// The name of the method that reads it, of which each kind of reader has one: <c>String</c>, <c>Value&lt;Lora&gt;</c>, <c>StringList</c>.
    /// </summary>
    public string Reader => Kind switch
    {
        TypeKind.List => Element!.ReaderName + "List" + Element.ReaderArgument,
        _ => ReaderName + ReaderArgument,
    };

    private string ReaderName => Kind is TypeKind.Model or TypeKind.Union ? "Value" : Kind.ToString();

    private string ReaderArgument => Kind is TypeKind.Model or TypeKind.Union or TypeKind.OpenEnum ? $"<{Name}>" : "";
}
