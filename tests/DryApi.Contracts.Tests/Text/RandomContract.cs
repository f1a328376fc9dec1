namespace DryApi.Contracts.Tests.Text;

/// <summary>Contracts of every shape, with the names that people and services invent.</summary>
internal sealed class RandomContract(int seed)
{
    /// <summary>Names that look like something else in a line: brackets, quotes, blanks, words of the text form, other scripts, what breaks lines.</summary>
    public static readonly string[] Names =
    [
        "a", "name", "images[]", "filter[inference_types]", "a b", " a", "a ", "\"quoted\"", "a\"b", "back\\slash", "others", "pattern", "header", "empty", "none",
        "any", "null", "string", "array", "oneOf", "object", "true", "required", "nullable", "a: b", "a=b", "<", ">", "a<b>", ",", "a, b", " | ", " & ", "{id}", "#", "$ref",
        "class", "gr\u00F6\u00DFe", "\u540D\u524D", "\U0001F600", "e\u0301", "\u2028", "a\u2029b", "\u0085", "a\nb", "a\r\nb", "a\tb", "\0", "\uFEFFa", "\u202Eabc", "-", ".", "*", "a-b.c$d*", "\uD83D",
    ];

    private static readonly string[] Values = ["true", "false", "0", "-1", "2048", "1.5", "1E+400", "[]", "[\"a\",\"b c\",\"]\"]", "{\"a\":[1,{\"b\":\"}\"}]}", "\"x\"", "\"\"", "\"a \\\"b\\\" > , =\"", "null"];

    private static readonly string[] Constraints = ["required", "nullable", "default", "title", "discriminator", "contains", "x.y", "readOnly"];

    private readonly Random _random = new(seed);

    public Contract Next()
    {
        var contract = new Contract { Title = Name(), Version = Name(), PathPrefix = _random.Next(2) == 0 ? "" : Name() };
        contract.Servers.AddRange(Some(3, Name));
        contract.SecuritySchemes.AddRange(Distinct(3, Name, name => name).Select(name => new ContractSecurityScheme(name, Name(), new SchemaExpression(SchemaKind.Any, Facts()).Constraints)));
        contract.Operations.AddRange(Distinct(5, Operation, o => o.Kind + " " + o));
        contract.Responses.AddRange(Distinct(2, () => Response(isShared: true), r => r.Name));
        contract.Schemas.AddRange(Distinct(6, Schema, s => s.Name));
        return contract;
    }

    private ContractOperation Operation() => new()
    {
        Kind = (OperationKind)_random.Next(3),
        Method = _random.Next(2) == 0 ? "GET" : "POST",
        Path = "/" + Name() + "/{" + Name() + "}",
        Id = _random.Next(2) == 0 ? null : Name(),
        Tags = Some(3, Name),
        Security = Some(2, () => _random.Next(2) == 0 ? "bearer" : "oauth[" + JsonText.Quote(Name()) + "] & key"),
        Facts = Facts(),
        Parameters = Distinct(3, () => new ContractParameter { Location = _random.Next(2) == 0 ? "query" : "cookie", Name = Name(), Type = Type(2) }, p => p.Location + p.Name),
        IsBodyRequired = false,
        Bodies = Distinct(2, Content, c => c.MediaType),
        Responses = Distinct(3, () => Response(isShared: false), r => r.Name),
    };

    private ContractContent Content() => new(_random.Next(2) == 0 ? "application/json; charset=utf-8" : Name(), Type(2).Without("required"));

    private ContractResponse Response(bool isShared)
    {
        var isReference = !isShared && _random.Next(3) == 0;
        return new ContractResponse
        {
            Name = isShared ? Name() : _random.Next(2) == 0 ? "200" : Name(),
            Reference = isReference ? Name() : null,
            Contents = isReference ? [] : Distinct(2, Content, c => c.MediaType),
            Headers = isReference ? [] : Distinct(2, Property, p => p.Name),
        };
    }

    private ContractSchema Schema() => new()
    {
        Name = Name(),
        Type = Type(2),
        Properties = Distinct(6, Property, p => p.Name),
        PatternProperties = Distinct(1, Property, p => p.Name),
        AdditionalProperties = _random.Next(3) == 0 ? Type(1) : null,
    };

    private ContractProperty Property() => new() { Name = Name(), Type = Type(3) };

    private SchemaExpression Type(int depth)
    {
        var kind = (SchemaKind)_random.Next(depth == 0 ? (int)SchemaKind.Array : (int)SchemaKind.Not + 1);
        return kind switch
        {
            SchemaKind.Reference => new SchemaExpression(kind, Facts(), reference: Name()),
            SchemaKind.Array or SchemaKind.Map or SchemaKind.Not => new SchemaExpression(kind, Facts(), [Type(depth - 1)]),
            SchemaKind.OneOf or SchemaKind.AnyOf or SchemaKind.AllOf => new SchemaExpression(kind, Facts(), Enumerable.Range(0, _random.Next(1, 4)).Select(_ => Type(depth - 1)).ToList()),
            _ => new SchemaExpression(kind, Facts()),
        };
    }

    private List<Constraint> Facts() =>
    [
        .. Distinct(3, () => Constraints[_random.Next(Constraints.Length)], name => name)
            .Order(StringComparer.Ordinal)
            .Select(name => new Constraint(name, name == "contains" ? JsonText.Quote(new SchemaExpression(SchemaKind.Array, arguments: [new SchemaExpression(SchemaKind.Reference, reference: Name())]).ToString()) : Value())),
    ];

    private string Value() => _random.Next(3) == 0 ? "true" : _random.Next(2) == 0 ? JsonText.Quote(Name()) : Values[_random.Next(Values.Length)];

    private string Name() => Names[_random.Next(Names.Length)];

    private List<T> Some<T>(int most, Func<T> make) => [.. Enumerable.Range(0, _random.Next(most + 1)).Select(_ => make())];

    private List<T> Distinct<T>(int most, Func<T> make, Func<T, string> key) => [.. Some(most, make).DistinctBy(key)];
}
