using System.Text;
using DryApi.Contracts;

namespace DryApi.Generator.Tests.Driving;

/// <summary>The marks that the templates write for a contract, and their list: what the code declares when both sides agree.</summary>
/// <param name="Marks">The code, of which there are the marks alone.</param>
/// <param name="List">The list of declarations.</param>
internal sealed record DeclaredCode(string Marks, string List)
{
    public static DeclaredCode Of(string contract)
    {
        var surface = CSharpSurface.Of(ContractReader.Read(contract));
        var marks = new StringBuilder("//= namespace Shop\n");
        var list = new StringBuilder();
        var count = 0;
        void Add(string declaration, string contractLine = "", string type = "")
        {
            marks.Append($"    //= {count++} {type}".TrimEnd() + "\n");
            list.Append($"{declaration} | {contractLine}\n");
        }

        foreach (var model in surface.Models)
        {
            Add($"model {model.Name}", model.ContractLine);
            foreach (var property in model.Properties)
            {
                Add($"property {model.Name}.{property.Name}", property.ContractLine, property.Declaration);
            }
        }

        foreach (var union in surface.Unions)
        {
            Add($"union {union.Name}");
        }

        foreach (var @enum in surface.Enums)
        {
            Add($"enum {@enum.Name}");
        }

        foreach (var builder in surface.Builders.Where(b => b.Operations.Count > 0))
        {
            Add($"builder {builder.Name}");
            foreach (var operation in builder.Operations)
            {
                Add($"operation {builder.Name}.{operation.Name}", operation.ContractLine);
            }
        }

        list.Append("client ShopClient | \ncontract ShopContract | \noperations ShopOperations | \ntext summary OrdersRequestBuilder.Post | \"Orders \\\"all\\\" \\u2028 of it\"\n");
        return new DeclaredCode(marks.ToString(), list.ToString());
    }
}
