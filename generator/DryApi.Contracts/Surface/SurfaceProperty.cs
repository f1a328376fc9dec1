namespace DryApi.Contracts;

/// <summary>A property of a class of the SDK.</summary>
public sealed class SurfaceProperty
{
    /// <summary>Its name in C#.</summary>
    public required string Name { get; init; }

    /// <summary>Its name on the wire.</summary>
    public required string WireName { get; init; }

    /// <summary>The class that it is of.</summary>
    public required SurfaceModel Model { get; init; }

    /// <summary><c>query</c>, <c>header</c> or <c>cookie</c>; null for what stands in a body.</summary>
    public string? Location { get; init; }

    /// <summary>Its type without a question mark.</summary>
    public required CSharpType Type { get; set; }

    /// <summary>Its type and constraints in the contract, references not followed.</summary>
    public required SchemaExpression Expression { get; init; }

    /// <summary>What of the contract it was made from; its text is the line.</summary>
    public required object Source { get; init; }

    /// <summary>Its line of the contract, written anew whenever it is asked for.</summary>
    public string ContractLine => Source.ToString()!;

    /// <summary>Where that line stands in the contract's text; 0 when it was not read from one.</summary>
    public int Line { get; init; }

    /// <summary>What the document says of it.</summary>
    public string? Description { get; init; }

    /// <summary>Whether C# holds null: it may be absent, or the contract allows null.</summary>
    public bool IsNullable => !IsRequired || Expression.IsNullable;

    /// <summary>Whether it has to be there, wherever the class is used: what only one side writes is missing on the other.</summary>
    public bool IsRequired => Expression.Has("required") && !(Model.IsSent && Expression.Has("readOnly")) && !(Model.IsReceived && Expression.Has("writeOnly"));

    /// <summary>The type as C# declares it.</summary>
    public string Declaration => IsNullable ? Type.Name + "?" : Type.Name;
}
