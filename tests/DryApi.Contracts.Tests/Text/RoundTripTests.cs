using DryApi.Contracts;

namespace DryApi.Contracts.Tests.Text;

public sealed class RoundTripTests
{
    public static TheoryData<string> Documents => [.. RepositoryFiles.DocumentNames];

    public static TheoryData<string> Names => [.. RandomContract.Names.Select(Uri.EscapeDataString).Where(n => n != "%EF%BF%BD")];

    [Theory]
    [MemberData(nameof(Documents))]
    public void Write_OnAcceptedContract_GivesTheSameText(string name) => ContractWriter.Write(ContractReader.Read(Accepted(name))).ShouldBe(Accepted(name));

    [Theory]
    [MemberData(nameof(Documents))]
    public void Read_OnAcceptedContract_KeepsTheLines(string name)
    {
        var lines = Accepted(name).Split('\n');
        var contract = ContractReader.Read(Accepted(name));

        contract.Schemas.Count.ShouldBeGreaterThan(100);
        contract.Schemas.ShouldAllBe(s => lines[s.Line - 1].StartsWith("schema "));
        contract.Schemas.SelectMany(s => s.Properties).ShouldAllBe(p => lines[p.Line - 1] == "  " + p);
        contract.Operations.ShouldAllBe(o => lines[o.Line - 1] == "operation " + o);
        contract.Operations.SelectMany(o => o.Parameters).ShouldAllBe(p => lines[p.Line - 1] == "  " + p);
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void Read_OnOtherLineEndings_IsTheSame(string name) =>
        ContractWriter.Write(ContractReader.Read(Accepted(name).Replace("\n", "\r\n"))).ShouldBe(Accepted(name));

    [Fact]
    public void ReadOfWrite_OnRandomContracts_IsTheSameContract()
    {
        var lines = 0;
        for (var seed = 0; seed < TestLength.Rounds(500); seed++)
        {
            var contract = new RandomContract(seed).Next();
            var text = ContractWriter.Write(contract);
            var read = ContractReader.Read(text);

            ContractWriter.Write(read).ShouldBe(text, $"seed {seed}");
            // The text alone could lose the same thing twice.
            Flatten(read).ShouldBe(Flatten(contract), $"seed {seed}");
            lines += text.Split('\n').Length;
        }

        lines.ShouldBeGreaterThan(TestLength.Rounds(10_000));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void ReadOfWrite_OnOddName_KeepsItEverywhere(string escaped)
    {
        var name = Uri.UnescapeDataString(escaped);
        var type = new SchemaExpression(SchemaKind.Reference, [new Constraint("default", JsonText.Quote(name))], reference: name);
        var property = new ContractProperty { Name = name, Type = type };
        var contract = new Contract { Title = name, Version = name, PathPrefix = name };
        contract.Servers.Add(name);
        contract.SecuritySchemes.Add(new ContractSecurityScheme(name, name, [new Constraint("scheme", JsonText.Quote(name))]));
        contract.Operations.Add(new ContractOperation
        {
            Method = "GET",
            Path = name,
            Id = name,
            Tags = [name, name],
            Security = ["a[" + JsonText.Quote(name) + "] & b", "c"],
            Parameters = [new ContractParameter { Location = "query", Name = name, Type = type }],
            Bodies = [new ContractContent(name, type)],
            IsBodyRequired = true,
            Responses = [new ContractResponse { Name = name, Contents = [new ContractContent(name, type)], Headers = [property] }, new ContractResponse { Name = "default", Reference = name }],
        });
        contract.Responses.Add(new ContractResponse { Name = name, Contents = [new ContractContent(name, type)], Headers = [property] });
        contract.Schemas.Add(new ContractSchema { Name = name, Type = type, Properties = [property], PatternProperties = [property], AdditionalProperties = type });

        var text = ContractWriter.Write(contract);

        text.Split('\n').Length.ShouldBe(26);
        text.Where(c => char.IsControl(c) && c != '\n').ShouldBeEmpty();
        Flatten(ContractReader.Read(text)).ShouldBe(Flatten(contract));
    }

    /// <summary>All facts of a contract, one a line, by another way than the writer's.</summary>
    private static string Flatten(Contract contract) => System.Text.Json.JsonSerializer.Serialize(new
    {
        contract.Title,
        contract.Version,
        contract.PathPrefix,
        contract.Servers,
        Security = contract.SecuritySchemes.Select(s => new { s.Name, s.Type, s.Facts }),
        Operations = contract.Operations.Select(o => new
        {
            o.Kind, o.Method, o.Path, o.Id, o.Tags, o.Security, o.Facts, o.IsBodyRequired,
            Parameters = o.Parameters.Select(p => new { p.Location, p.Name, Type = Flatten(p.Type) }),
            Bodies = o.Bodies.Select(b => new { b.MediaType, Type = Flatten(b.Type) }),
            Responses = o.Responses.Select(Flatten),
        }),
        Responses = contract.Responses.Select(Flatten),
        Schemas = contract.Schemas.Select(s => new
        {
            s.Name,
            Type = Flatten(s.Type),
            Properties = s.Properties.Select(Flatten),
            Patterns = s.PatternProperties.Select(Flatten),
            Others = s.AdditionalProperties is null ? null : Flatten(s.AdditionalProperties),
        }),
    });

    private static object Flatten(ContractResponse response) => new
    {
        response.Name,
        response.Reference,
        Contents = response.Contents.Select(c => new { c.MediaType, Type = Flatten(c.Type) }),
        Headers = response.Headers.Select(Flatten),
    };

    private static object Flatten(ContractProperty property) => new { property.Name, Type = Flatten(property.Type) };

    private static object Flatten(SchemaExpression type) => new
    {
        type.Kind,
        type.Reference,
        type.Constraints,
        Arguments = type.Arguments.Select(Flatten),
    };

    private static string Accepted(string name) => File.ReadAllText(RepositoryFiles.PathOf(name, "contract.txt"));
}
