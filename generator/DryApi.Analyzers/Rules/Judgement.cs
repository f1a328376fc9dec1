using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DryApi.Analyzers.Rules;

/// <summary>Holds what is given to a property or parameter against its rules.</summary>
internal sealed class Judgement(SdkTypes sdk, ISymbol member, ITypeSymbol type, MemberRules rules, OperationAnalysisContext context)
{
    public void Judge(IOperation value) => PossibleValues.ForEach(value, this, static (branch, self) => self.JudgeBranch(branch));

    /// <summary>Judges a list; what is wrong with it as a whole is reported where it stands.</summary>
    public void Judge(ItemList list, IOperation place)
    {
        foreach (var rule in rules.Lists)
        {
            rule.Judge(sdk, list, (violation, item) => Report(violation, (item ?? place).Syntax));
        }

        if (rules.Items.Length > 0)
        {
            foreach (var item in list.Items)
            {
                PossibleValues.ForEach(item, this, static (branch, self) => self.JudgeAll(self.Items, branch));
            }
        }
    }

    private ValueRule[] Items => rules.Items;

    private void JudgeBranch(IOperation branch)
    {
        JudgeAll(rules.Values, branch);
        if (rules.IsAboutLists && IsList(type) && ItemListReader.Read(sdk, branch, context.CancellationToken) is { } list)
        {
            Judge(list, branch);
        }
    }

    private void JudgeAll(ValueRule[] all, IOperation branch)
    {
        if (all.Length == 0 || !ValueReader.TryReadBare(sdk, branch, out var value))
        {
            return;
        }

        DiagnosticDescriptor? said = null;
        foreach (var rule in all)
        {
            // One word about a number is enough.
            if (rule.Judge(value) is { } violation && violation.Descriptor != said)
            {
                said = violation.Descriptor;
                Report(violation, branch.Syntax);
            }
        }
    }

    private void Report(Violation violation, SyntaxNode place) => context.ReportDiagnostic(violation.At(place.GetLocation(), member is IPropertySymbol ? $"{member.ContainingType.Name}.{member.Name}" : member.Name));

    /// <summary>Whether the type keeps each item that it is given, also those that are equal.</summary>
    private static bool IsList(ITypeSymbol type) => type is IArrayTypeSymbol
        || type.OriginalDefinition.SpecialType
            is SpecialType.System_Collections_Generic_IList_T or SpecialType.System_Collections_Generic_ICollection_T or SpecialType.System_Collections_Generic_IEnumerable_T
            or SpecialType.System_Collections_Generic_IReadOnlyList_T or SpecialType.System_Collections_Generic_IReadOnlyCollection_T
        || type.AllInterfaces.Any(static each => each.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IList_T);
}
