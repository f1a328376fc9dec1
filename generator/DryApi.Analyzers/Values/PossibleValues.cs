using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DryApi.Analyzers.Values;

/// <summary>What an expression can come out as: each branch that is a constant by itself is wrong whenever it is taken.</summary>
internal static class PossibleValues
{
    /// <summary>Tells each expression that the value may come from, without what only wraps it.</summary>
    public static void ForEach<T>(IOperation value, T state, Action<IOperation, T> action)
    {
        value = Unwrap(value);
        switch (value)
        {
            case IConditionalOperation { WhenFalse: { } otherwise, ConstantValue.HasValue: false } conditional:
                ForEach(conditional.WhenTrue, state, action);
                ForEach(otherwise, state, action);
                break;
            case ICoalesceOperation { ConstantValue.HasValue: false } coalesce:
                ForEach(coalesce.Value, state, action);
                ForEach(coalesce.WhenNull, state, action);
                break;
            case ISwitchExpressionOperation choice:
                foreach (var arm in choice.Arms)
                {
                    ForEach(arm.Value, state, action);
                }

                break;
            default:
                action(value, state);
                break;
        }
    }

    /// <summary>Goes through conversions that keep the value: those that change a constant are constants themselves.</summary>
    public static IOperation Unwrap(IOperation value)
    {
        while (value is IConversionOperation { ConstantValue.HasValue: false, OperatorMethod: null } conversion)
        {
            value = conversion.Operand;
        }

        return value is IParenthesizedOperation parenthesized ? Unwrap(parenthesized.Operand) : value;
    }
}
