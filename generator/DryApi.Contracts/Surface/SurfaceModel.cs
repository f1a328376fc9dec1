namespace DryApi.Contracts;

/// <summary>A class of the SDK with properties: a body, a part of one, an answer, or the query of an operation.</summary>
public sealed class SurfaceModel
{
    /// <summary>Its name in C#.</summary>
    public required string Name { get; init; }

    /// <summary>Its properties, in the contract's order.</summary>
    public List<SurfaceProperty> Properties { get; } = [];

    /// <summary>The type and rules of the whole: <c>exactlyOneOf</c>, <c>requiredWhen</c>, …</summary>
    public required SchemaExpression Expression { get; init; }

    /// <summary>What of the contract it was made from; its text is the line.</summary>
    public required object Source { get; init; }

    /// <summary>Its line of the contract, written anew whenever it is asked for.</summary>
    public string ContractLine => Source.ToString()!;

    /// <summary>Where that line stands in the contract's text; 0 when it was not read from one.</summary>
    public int Line { get; init; }

    /// <summary>What the document says of it.</summary>
    public string? Description { get; init; }

    /// <summary>Whether callers send it, so that it has C# <c>required</c> and is validated.</summary>
    public bool IsSent { get; set; }

    /// <summary>Whether callers receive it, so that it can be read.</summary>
    public bool IsReceived { get; set; }

    /// <summary>Whether it is the query of an operation.</summary>
    public bool IsQuery { get; init; }

    /// <summary>Whether it is sent as the fields and files of a form.</summary>
    public bool IsForm { get; set; }

    /// <summary>Whether it is sent as JSON.</summary>
    public bool IsJson { get; set; }

    private Dictionary<string, SurfaceProperty>? _byWireName;

    /// <summary>The property of that name on the wire, or null; where they are asked for in their order, each is there at once.</summary>
    /// <param name="wireName">The name.</param>
    /// <param name="next">Where the next one is expected; 0 for the first.</param>
    internal SurfaceProperty? Find(string wireName, ref int next)
    {
        if (next < Properties.Count && Properties[next].WireName == wireName)
        {
            return Properties[next++];
        }

        // One that came before it is passed by.
        if (next + 1 < Properties.Count && Properties[next + 1].WireName == wireName)
        {
            next += 2;
            return Properties[next - 1];
        }

        return Find(wireName);
    }

    /// <summary>The property of that name on the wire, or null.</summary>
    public SurfaceProperty? Find(string wireName)
    {
        _byWireName ??= new Dictionary<string, SurfaceProperty>(Properties.Count, StringComparer.Ordinal);
        for (var i = _byWireName.Count; i < Properties.Count; i++)
        {
            _byWireName[Properties[i].WireName] = Properties[i];
        }

        return _byWireName.TryGetValue(wireName, out var property) ? property : null;
    }
}
