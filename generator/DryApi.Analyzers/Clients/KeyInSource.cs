using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace DryApi.Analyzers.Clients;

/// <summary>DRY3101: a key that is a constant. Where the address is another than the service's, such as the emulator's, it is no secret.</summary>
internal static class KeyInSource
{
    public static void JudgeClient(OperationAnalysisContext context, IObjectCreationOperation creation)
    {
        if (creation is { Constructor.Parameters: [{ Type.SpecialType: SpecialType.System_String }], Arguments: [{ Value: var key }] })
        {
            Judge(context, key);
        }
    }

    public static void JudgeOptions(OperationAnalysisContext context, IObjectCreationOperation creation)
    {
        if (Given(creation, "ApiKey") is { } key && (Given(creation, "BaseAddress") is not { } address || IsService(address)))
        {
            Judge(context, key);
        }
    }

    /// <summary>What the initializer gives to a property.</summary>
    public static IOperation? Given(IObjectCreationOperation creation, string property)
    {
        foreach (var initializer in creation.Initializer?.Initializers ?? ImmutableArray<IOperation>.Empty)
        {
            if (initializer is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.Name: var name }, Value: var value } && name == property)
            {
                return value;
            }
        }

        return null;
    }

    private static void Judge(OperationAnalysisContext context, IOperation key) => PossibleValues.ForEach(key, context, static (branch, context) =>
    {
        if (branch.ConstantValue is { HasValue: true, Value: string { Length: > 0 } })
        {
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.KeyInSource, branch.Syntax.GetLocation()));
        }
    });

    /// <summary>Whether the address is certainly one on the network: the default, or one that stands in the source.</summary>
    private static bool IsService(IOperation address) => PossibleValues.Unwrap(address) switch
    {
        IFieldReferenceOperation { Field.Name: "DefaultBaseAddress" } => true,
        IObjectCreationOperation { Arguments: [{ Value.ConstantValue: { HasValue: true, Value: string text } }, ..] } =>
            Uri.TryCreate(text, UriKind.Absolute, out var uri) && !uri.IsLoopback,
        _ => false,
    };
}
