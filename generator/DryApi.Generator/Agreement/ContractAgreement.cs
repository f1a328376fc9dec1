using DryApi.Contracts;
using Microsoft.CodeAnalysis;

namespace DryApi.Generator.Agreement;

/// <summary>Holds the contract and the code that NSwag wrote against each other, and names every difference at its line.</summary>
internal sealed class ContractAgreement
{
    private readonly InputText _contract;
    private readonly string[] _contractLines;
    private readonly InputText _code;
    private readonly Declarations _declarations;
    private readonly HashSet<string> _expected = new(StringComparer.Ordinal);
    private readonly List<Finding> _findings = [];

    private ContractAgreement(InputText contract, InputText code, Declarations declarations)
    {
        _contract = contract;
        _contractLines = contract.Content.Split('\n');
        _code = code;
        _declarations = declarations;
    }

    /// <summary>The differences; empty when both sides agree.</summary>
    public static IReadOnlyList<Finding> Check(CSharpSurface surface, InputText contract, InputText code, Declarations declarations)
    {
        var agreement = new ContractAgreement(contract, code, declarations);
        agreement.Check(surface);
        return agreement._findings;
    }

    private void Check(CSharpSurface surface)
    {
        foreach (var finding in surface.Findings)
        {
            Report(Descriptors.Of(finding.Kind), finding.Line, finding.Message);
        }

        foreach (var model in surface.Models)
        {
            if (Expect("model", model.Name, model.ContractLine, model.Line))
            {
                foreach (var property in model.Properties)
                {
                    CheckProperty(model, property);
                }
            }
        }

        foreach (var union in surface.Unions)
        {
            Expect("union", union.Name, "", 1);
        }

        foreach (var @enum in surface.Enums.Where(@enum => !@enum.IsExternal))
        {
            Expect("enum", @enum.Name, "", 1);
        }

        foreach (var builder in surface.Builders.Where(b => b.Operations.Count > 0))
        {
            if (!Expect("builder", builder.Name, "", builder.Operations[0].Contract.Line))
            {
                continue;
            }

            foreach (var operation in builder.Operations)
            {
                Expect("operation", builder.Name + "." + operation.Name, operation.ContractLine, operation.Contract.Line);
            }
        }

        foreach (var declaration in _declarations.All.Where(d => !_expected.Contains(d.Kind + " " + d.Name)))
        {
            // A class that one side lacks is said once, not again for each of its members.
            if (OwnerOf(declaration) is not { } owner || (_expected.Contains(owner) && _declarations.Has(owner)))
            {
                _findings.Add(Finding.Of(Descriptors.ContractMissing, _code.Path, declaration.Line, declaration.Column, declaration.Name.Length, Words(declaration)));
            }
        }
    }

    private void CheckProperty(SurfaceModel model, SurfaceProperty property)
    {
        var name = model.Name + "." + property.Name;
        if (!Expect("property", name, property.ContractLine, property.Line))
        {
            return;
        }

        var declaration = _declarations.Find("property", name)!;
        if (declaration.Type != property.Declaration)
        {
            Report(Descriptors.TypesDiffer, property.Line, name, property.Declaration, declaration.Type);
        }
    }

    /// <summary>Whether the code declares it; if so, that it was made from the same line.</summary>
    private bool Expect(string kind, string name, string contractLine, int line)
    {
        _expected.Add(kind + " " + name);
        if (_declarations.Find(kind, name) is not { } declaration)
        {
            Report(Descriptors.DeclarationMissing, line, $"{kind} {name}" + (contractLine.Length > 0 ? $" ('{contractLine}')" : ""));
            return false;
        }

        if (declaration.ContractLine != contractLine)
        {
            Report(Descriptors.FactsDiffer, line, name, contractLine, declaration.ContractLine);
        }

        return true;
    }

    private static string? OwnerOf(Declaration declaration) => declaration.Kind switch
    {
        "property" => "model " + declaration.Name.Substring(0, declaration.Name.IndexOf('.')),
        "operation" => "builder " + declaration.Name.Substring(0, declaration.Name.IndexOf('.')),
        _ => null,
    };

    private static string Words(Declaration declaration) =>
        $"{declaration.Kind} {declaration.Name}" + (declaration.ContractLine.Length > 0 ? $" ('{declaration.ContractLine}')" : "");

    private void Report(DiagnosticDescriptor rule, int line, params string[] arguments)
    {
        var text = line >= 1 && line <= _contractLines.Length ? _contractLines[line - 1].TrimEnd('\r') : "";
        var column = text.Length - text.TrimStart().Length;
        _findings.Add(Finding.Of(rule, _contract.Path, line, column, text.Length - column, arguments));
    }
}
