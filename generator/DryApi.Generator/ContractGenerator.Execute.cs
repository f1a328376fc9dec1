using System.Collections.Immutable;
using DryApi.Contracts;

namespace DryApi.Generator;

public sealed partial class ContractGenerator
{
    private static IEnumerable<GeneratedOutput> Execute(ImmutableArray<InputText> contracts, ImmutableArray<InputText> codes, ImmutableArray<InputText> lists, CancellationToken cancellation)
    {
        foreach (var document in contracts.Concat(codes).Concat(lists).Select(text => text.Document).Distinct(StringComparer.Ordinal))
        {
            yield return Execute(document, Of(contracts), Of(codes), Of(lists), cancellation);

            ImmutableArray<InputText> Of(ImmutableArray<InputText> texts) => texts.RemoveAll(text => text.Document != document);
        }
    }

    private static GeneratedOutput Execute(string document, ImmutableArray<InputText> contracts, ImmutableArray<InputText> codes, ImmutableArray<InputText> lists, CancellationToken cancellation)
    {
        var predecessors = contracts.RemoveAll(static text => text.PredecessorClient.Length == 0);
        contracts = contracts.RemoveRange(predecessors);
        if (contracts.Length != 1 || codes.Length != 1 || lists.Length != 1)
        {
            var place = contracts.Concat(codes).Concat(lists).First();
            var what = $"The generator needs exactly one {ContractFile}, one *{CodeExtension} and one *{DeclarationsExtension} among the AdditionalFiles and has {contracts.Length}, {codes.Length} and {lists.Length}; is the OpenAPI step of the build switched off?";
            return Output([], [Finding.Of(Descriptors.InputMissing, place.Path, 1, 0, 0, what)]);
        }

        var (contract, code, list) = (contracts[0], codes[0], lists[0]);
        var read = contract;
        CSharpSurface surface;
        Contract model;
        Declarations declarations;
        var files = new List<GeneratedFile>();
        var prefix = document.Length == 0 ? "" : document + ".";
        try
        {
            model = ContractReader.Read(contract.Content);
            cancellation.ThrowIfCancellationRequested();
            surface = CSharpSurface.Of(model);
            cancellation.ThrowIfCancellationRequested();
            declarations = Declarations.Read(list.Content, code.Content);
            foreach (var predecessor in predecessors)
            {
                read = predecessor;
                files.Add(new(prefix + "Successor.g.cs", SuccessorEmitter.Emit(ContractReader.Read(predecessor.Content), predecessor.PredecessorClient, model, surface, declarations)));
            }
        }
        catch (ContractFormatException exception)
        {
            return Output([], [Finding.Of(Descriptors.ContractUnreadable, read.Path, exception.Line, 0, 0, exception.Problem)]);
        }
        catch (SurfaceException exception)
        {
            return Output([], [Finding.Of(Descriptors.NotExpressible, read.Path, exception.Line, 0, 0, exception.Message)]);
        }
        catch (DeclarationException exception)
        {
            return Output([], [Finding.Of(Descriptors.InputMissing, code.Path, exception.Line, exception.Column, 0, $"The generated code and the list {Path.GetFileName(list.Path)} were not made together: {exception.Message}; build again")]);
        }

        cancellation.ThrowIfCancellationRequested();
        var findings = ContractAgreement.Check(surface, contract, code, declarations).ToList();
        cancellation.ThrowIfCancellationRequested();
        var models = new ModelEmitter(surface, declarations, contract, findings);
        files.AddRange(
        [
            new(prefix + "Models.g.cs", models.Emit()),
            new(prefix + "Builders.g.cs", new BuilderEmitter(surface, declarations).Emit()),
            new(prefix + "Operations.g.cs", new OperationsEmitter(surface, declarations).Emit()),
            new(prefix + "Contract.g.cs", ContractEmitter.Emit(model, contract.Content, declarations)),
        ]);
        return Output([.. files], findings);
    }

    private static GeneratedOutput Output(GeneratedFile[] files, IEnumerable<Finding> findings) =>
        new(new EquatableArray<GeneratedFile>(files), new EquatableArray<Finding>([.. findings]));
}
