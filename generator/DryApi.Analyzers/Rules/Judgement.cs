using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DryApi.Analyzers;

/// <summary>Holds what is given to a property or parameter against its rules.</summary>
internal sealed class Judgement(SdkTypes sdk, ISymbol member, ITypeSymbol type, MemberRules rules, OperationAnalysisContext context)
{
    public void Judge(IOperation value) => Outcomes.ForEach(value, this, static (outcome, self) => self.JudgeOutcome(outcome));

    /// <summary>Judges a list; what is wrong with it as a whole is reported where it stands.</summary>
    public void Judge(ItemList list, IOperation place)
    {
        foreach (var rule in rules.Lists)
        {
            rule.Judge(sdk, list, (breach, item) => Report(breach, (item ?? place).Syntax));
        }

        if (rules.Items.Length > 0)
        {
            foreach (var item in list.Items)
            {
                Outcomes.ForEach(item, this, static (outcome, self) => self.JudgeAll(self.Items, outcome));
            }
        }
    }

    private ValueRule[] Items => rules.Items;

    private void JudgeOutcome(IOperation outcome)
    {
        JudgeAll(rules.Values, outcome);
        if (rules.IsAboutLists && IsList(type) && ItemListReader.Read(sdk, outcome, context.CancellationToken) is { } list)
        {
            Judge(list, outcome);
        }
    }

    private void JudgeAll(ValueRule[] all, IOperation outcome)
    {
        if (all.Length == 0 || !ValueReader.TryReadBare(sdk, outcome, out var value))
        {
            return;
        }

        DiagnosticDescriptor? said = null;
        foreach (var rule in all)
        {
            // One word about a number is enough.
            if (rule.Judge(value) is { } breach && breach.Descriptor != said)
            {
                said = breach.Descriptor;
                Report(breach, outcome.Syntax);
            }
        }
    }

    private void Report(Breach breach, SyntaxNode place) => context.ReportDiagnostic(breach.At(place.GetLocation(), member is IPropertySymbol ? $"{member.ContainingType.Name}.{member.Name}" : member.Name));

    /// <summary>Whether the type keeps each item that it is given, also those that are equal.</summary>
    private static bool IsList(ITypeSymbol type) => type is IArrayTypeSymbol
        || type.OriginalDefinition.SpecialType
            is SpecialType.System_Collections_Generic_IList_T or SpecialType.System_Collections_Generic_ICollection_T or SpecialType.System_Collections_Generic_IEnumerable_T
            or SpecialType.System_Collections_Generic_IReadOnlyList_T or SpecialType.System_Collections_Generic_IReadOnlyCollection_T
        || type.AllInterfaces.Any(static each => each.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IList_T);
}
