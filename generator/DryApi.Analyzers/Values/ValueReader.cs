using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace DryApi.Analyzers.Values;

/// <summary>Reads values that are certain while the program is compiled.</summary>
internal static class ValueReader
{
    /// <summary>
    /// Whether the value is certain: null, a text, a number in its own type, an <see cref="EnumMember"/> or a <see cref="NamedFile"/>.
    /// </summary>
    public static bool TryRead(SdkTypes sdk, IOperation operation, out object? value)
    {
        operation = PossibleValues.Unwrap(operation);
        return TryReadBare(sdk, operation, out value);
    }

    /// <summary>The same for what nothing wraps.</summary>
    public static bool TryReadBare(SdkTypes sdk, IOperation operation, out object? value)
    {
        value = null;
        if (operation.ConstantValue is { HasValue: true, Value: var constant })
        {
            value = constant;
            return true;
        }

        switch (operation)
        {
            case IConversionOperation { OperatorMethod.ContainingType: { } type } conversion when sdk.IsOpenEnum(type):
                return TryRead(sdk, conversion.Operand, out value) && value is string;
            case IObjectCreationOperation { Type: INamedTypeSymbol type, Arguments: [var argument] } when sdk.IsOpenEnum(type):
                return TryRead(sdk, argument.Value, out value) && value is string;
            case IPropertyReferenceOperation { Instance: null, Property: { ContainingType: { } type } property }
                when sdk.IsOpenEnum(type) && SymbolEqualityComparer.Default.Equals(property.Type, type):
                value = new EnumMember(property.Name);
                return true;
            case IInvocationOperation { TargetMethod: { Name: nameof(string.Concat), ContainingType.SpecialType: SpecialType.System_String } } call:
                return TryConcat(sdk, call, out value);
            case IInvocationOperation call when SymbolEqualityComparer.Default.Equals(call.TargetMethod.ContainingType, sdk.FileContent):
                value = ReadFile(sdk, call);
                return value is not null;
            case IDefaultValueOperation { Type.IsReferenceType: true }:
                return true;
            default:
                return false;
        }
    }

    private static bool TryConcat(SdkTypes sdk, IInvocationOperation call, out object? value)
    {
        value = null;
        if (call is not { Syntax: InvocationExpressionSyntax { ArgumentList.Arguments: var arguments }, SemanticModel: { } model })
        {
            return false;
        }

        // By syntax: the compilers differ in the operation for a parameter that takes any number.
        var texts = new string?[arguments.Count];
        for (var i = 0; i < texts.Length; i++)
        {
            if (model.GetOperation(arguments[i].Expression) is not { } operation || !TryRead(sdk, operation, out var part) || part is not (string or null))
            {
                return false;
            }

            texts[i] = (string?)part;
        }

        value = string.Concat(texts);
        return true;
    }

    private static NamedFile? ReadFile(SdkTypes sdk, IInvocationOperation call)
    {
        string? name = null;
        string? contentType = null;
        var isContentTypeKnown = true;
        foreach (var argument in call.Arguments)
        {
            switch (argument.Parameter?.Name)
            {
                case "path" or "fileName" when TryRead(sdk, argument.Value, out var text):
                    name = text as string;
                    break;
                case "contentType":
                    isContentTypeKnown = TryRead(sdk, argument.Value, out var type);
                    contentType = type as string;
                    break;
            }
        }

        return name is null ? null : new NamedFile(name, contentType, isContentTypeKnown);
    }
}
