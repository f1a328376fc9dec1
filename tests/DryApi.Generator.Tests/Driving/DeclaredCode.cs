using System.Text;
using DryApi.Contracts;

namespace DryApi.Generator.Tests;

/// <summary>The marks that the templates write for a contract: what the code declares when both sides agree.</summary>
internal static class DeclaredCode
{
    public static string Of(string contract)
    {
        var surface = CSharpSurface.Of(ContractReader.Read(contract));
        var text = new StringBuilder("//= namespace Shop\n//= client ShopClient\n//= contract ShopContract\n");
        foreach (var model in surface.Models)
        {
            text.Append($"//= model {model.Name} | {model.ContractLine}\n");
            foreach (var property in model.Properties)
            {
                text.Append($"    //= property {model.Name}.{property.Name} | {property.Declaration} | {property.ContractLine}\n");
            }
        }

        foreach (var union in surface.Unions)
        {
            text.Append($"//= union {union.Name}\n");
        }

        foreach (var @enum in surface.Enums)
        {
            text.Append($"//= enum {@enum.Name}\n");
        }

        foreach (var builder in surface.Builders.Where(b => b.Operations.Count > 0))
        {
            text.Append($"//= builder {builder.Name}\n");
            foreach (var operation in builder.Operations)
            {
                text.Append($"    //= operation {builder.Name}.{operation.Name} | {operation.ContractLine}\n");
            }
        }

        return text.ToString();
    }
}
