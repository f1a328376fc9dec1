using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;

namespace DryApi.Analyzers.CodeFixes;

/// <summary>
/// Rewrites a file for the new client: ways to builders, methods, classes, fields and values. What cannot go over keeps its name, which the new client does not have, so
/// that the compiler names it; a call that has no successor is made by an old client on the connection of the new one.
/// </summary>
internal sealed class SuccessorRewriter(SemanticModel model, SuccessorMap map, SourceText text, CancellationToken cancellationToken)
{
    private readonly List<TextChange> _changes = [];
    private readonly HashSet<SyntaxNode> _kept = [];
    private readonly SuccessorChoice _choice = new(model, map, cancellationToken);
    private readonly SuccessorNames _names = new(model, map, text, cancellationToken);

    /// <summary>The changes, in the order of the text.</summary>
    public IReadOnlyList<TextChange> Changes()
    {
        var root = model.SyntaxTree.GetRoot(cancellationToken);
        foreach (var creation in root.DescendantNodes().OfType<ObjectCreationExpressionSyntax>().Where(BuilderAccess.IsMadeOnAdapter))
        {
            KeepNames(creation.Type);
        }

        foreach (var expression in root.DescendantNodes().OfType<ExpressionSyntax>())
        {
            VisitBuilder(expression);
        }

        var registration = new SuccessorRegistration(model, map, _names, text, cancellationToken);
        _changes.AddRange(registration.Changes());
        foreach (var name in root.DescendantNodes(descendIntoTrivia: true).OfType<SimpleNameSyntax>().Where(name => !_kept.Contains(name) && !registration.IsMeant(name)))
        {
            VisitName(name);
        }

        foreach (var creation in root.DescendantNodes().OfType<BaseObjectCreationExpressionSyntax>())
        {
            VisitCreation(creation);
        }

        return [.. _changes.Concat(_names.Changes()).OrderBy(static change => change.Span.Start)];
    }

    /// <summary>A way to a builder that goes no further.</summary>
    private void VisitBuilder(ExpressionSyntax expression)
    {
        var type = model.GetTypeInfo(expression, cancellationToken).Type;
        if (!map.IsOldBuilder(type) || model.GetSymbolInfo(expression, cancellationToken).Symbol is INamedTypeSymbol || GoesOn(expression))
        {
            return;
        }

        var method = expression.Parent is MemberAccessExpressionSyntax { Name: var name } member && member.Expression == expression ? name : null;
        var call = method is null ? map.CallsOf(type).FirstOrDefault() : map.CallOf(type, method.Identifier.ValueText);
        if (call is null || (method is null && map.PathTo(type) is null && !map.CallsOf(type).All(static each => each.Path is null)))
        {
            return;
        }

        if (BuilderAccess.Of(expression, model, map, cancellationToken) is { } access)
        {
            if (access.IsKept)
            {
                return;
            }

            if (call.Path is null)
            {
                Keep(access);
                return;
            }

            if ((access.Start is null ? call : map.PathTo(access.Start) is { } start ? call.From(start) : null) is not { } rest || !TryReplace(access, rest))
            {
                return;
            }
        }

        if (method is not null)
        {
            Rename(method, call.NewName(method.Identifier.ValueText));
            NoteAbsent(method);
        }
    }

    private bool GoesOn(ExpressionSyntax expression) => expression.Parent switch
    {
        MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } member when call.Expression == member => map.IsOldBuilder(model.GetTypeInfo(call, cancellationToken).Type),
        MemberAccessExpressionSyntax member when member.Expression == expression => map.IsOldBuilder(model.GetTypeInfo(member, cancellationToken).Type),
        ElementAccessExpressionSyntax element => element.Expression == expression,
        ParenthesizedExpressionSyntax => true,
        _ => false,
    };

    /// <summary>Writes the new way around the values that the old one was given. A comment in it stays, and the way with it.</summary>
    private bool TryReplace(BuilderAccess access, SuccessorCall call)
    {
        var comments = model.SyntaxTree.GetRoot(cancellationToken).DescendantTrivia(access.Steps).Where(trivia => access.Steps.Contains(trivia.Span) && IsComment(trivia));
        if (!call.Takes(access.Values.Select(static value => value.Count)) || comments.Any(comment => !access.Values.Any(value => value.Span.Contains(comment.Span))))
        {
            return false;
        }

        var start = access.Steps.Start;
        foreach (var (fragment, index) in call.Fragments.Select(static (fragment, index) => (fragment, index)))
        {
            var isLast = index == access.Values.Count;
            Change(TextSpan.FromBounds(start, isLast ? access.Steps.End : access.Values[index].Span.Start), fragment);
            start = isLast ? start : access.Values[index].Span.End;
        }

        return true;
    }

    /// <summary>A call that has no successor: an old client makes it, on the connection of the new one.</summary>
    private void Keep(BuilderAccess access)
    {
        if (access.Client is not { } client)
        {
            return;
        }

        if (KeepNames(client))
        {
            // It is made here, for this call alone.
            return;
        }

        Insert(client.SpanStart, $"new {_names.Whole(client.SpanStart, map.OldClient)}(");
        Insert(client.Span.End, ".RequestAdapter)");
    }

    /// <summary>The old client stays where an expression names it.</summary>
    private bool KeepNames(SyntaxNode expression)
    {
        var names = expression.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().Where(name => SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(name, cancellationToken).Symbol, map.OldClient)).ToList();
        foreach (var name in names)
        {
            _kept.Add(name);
            _names.Keep(name, map.OldClient);
        }

        return names.Count > 0;
    }

    private void VisitName(SimpleNameSyntax name)
    {
        switch (model.GetSymbolInfo(name, cancellationToken).Symbol)
        {
            case INamedTypeSymbol type when name is not IdentifierNameSyntax { IsVar: true } && model.GetAliasInfo(name, cancellationToken) is null:
                if (_choice.OfName(name, type) is { } successor)
                {
                    _names.Replace(name, successor.Type);
                }
                else
                {
                    _names.Keep(name, type);
                }

                break;
            case IPropertySymbol { ContainingType: var owner } property when _choice.OfField(name, owner) is { } @new:
                VisitField(name, property, @new);
                break;
        }
    }

    private void VisitField(SimpleNameSyntax name, IPropertySymbol property, SuccessorType successor)
    {
        if (successor.IsGone(property.Name))
        {
            // A field of this name that means something else must not take it.
            Rename(name, MembersOf(successor.Type, property.Name).Any() ? property.Name + "HasNoSuccessor" : property.Name);
            return;
        }

        var moved = successor.MovedTo(property.Name)?.Split('.');
        var value = ValueSetAt(name);
        if (moved is [var renamed])
        {
            Rename(name, renamed);
        }
        else if (moved is [var within, var inner])
        {
            Move(name, property, successor, within, inner);
        }

        if (value is not null && successor.LooksAt(property.Name).ToList() is { Count: > 0 } looks && !IsKnown(value))
        {
            Note(value.Span.End, $"{property.Name}: {string.Join(" ", looks)}");
        }
    }

    /// <summary>A field that stands in another one now.</summary>
    private void Move(SimpleNameSyntax name, IPropertySymbol property, SuccessorType successor, string within, string inner)
    {
        switch (name.Parent)
        {
            case AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax initializer } assignment:
                var fields = initializer.Expressions.Select(each => each is AssignmentExpressionSyntax { Left: IdentifierNameSyntax left } && successor.MovedTo(left.Identifier.ValueText)?.StartsWith(within + ".", StringComparison.Ordinal) == true).ToList();
                var index = initializer.Expressions.IndexOf(assignment);
                // Neighbors go into one object. One that stands apart keeps its name, and the compiler says so.
                if (fields.Take(index).SkipWhile(static isIn => !isIn).All(static isIn => isIn))
                {
                    Rename(name, index > 0 && fields[index - 1] ? inner : $"{within} = new() {{ {inner}");
                    if (index + 1 == fields.Count || !fields[index + 1])
                    {
                        Insert(assignment.Span.End, " }");
                    }
                }

                break;
            case MemberAccessExpressionSyntax { Parent: AssignmentExpressionSyntax assignment } member when assignment.Left == member:
                Insert(member.SpanStart, "(");
                Rename(name, $"{within} ??= new()).{inner}");
                break;
            case MemberAccessExpressionSyntax member when IsNullable(property) && MembersOf(successor.Type, within).Any(IsNullable):
                // What was read of it is read of null, where there is none, as before.
                var goesOn = member.Parent is MemberAccessExpressionSyntax or ElementAccessExpressionSyntax or ConditionalAccessExpressionSyntax or PostfixUnaryExpressionSyntax;
                Insert(member.SpanStart, goesOn ? "(" : "");
                Rename(name, $"{within}?.{inner}{(goesOn ? ")" : "")}");
                break;
            case MemberBindingExpressionSyntax when MembersOf(successor.Type, within).Any(IsNullable):
                Rename(name, $"{within}?.{inner}");
                break;
            default:
                Rename(name, $"{within}.{inner}");
                break;
        }
    }

    /// <summary>What is not set and means another value now is noted where the object is made.</summary>
    private void VisitCreation(BaseObjectCreationExpressionSyntax creation)
    {
        if (model.GetTypeInfo(creation, cancellationToken).Type is { } type && map.TypesOf(type) is [var only])
        {
            var set = SuccessorChoice.SetOn(creation).ToList();
            NoteAbsent(creation.Initializer?.OpenBraceToken.GetPreviousToken().Span.End ?? creation.Span.End, only.Unset.Where(each => !set.Contains(each.Key)));
        }
    }

    /// <summary>A call that passes no query leaves all of it out.</summary>
    private void NoteAbsent(SimpleNameSyntax method)
    {
        if (method.Parent?.Parent is InvocationExpressionSyntax syntax && model.GetOperation(syntax, cancellationToken) is IInvocationOperation call)
        {
            NoteAbsent(syntax.Span.End, call.Arguments.Where(static argument => argument.ArgumentKind == ArgumentKind.DefaultValue || argument.Value.ConstantValue is { HasValue: true, Value: null })
                .SelectMany(argument => map.TypesOf(argument.Parameter?.Type)).SelectMany(static type => type.Unset));
        }
    }

    private void NoteAbsent(int position, IEnumerable<KeyValuePair<string, string>> fields)
    {
        foreach (var field in fields)
        {
            Note(position, $"{field.Key} is not set: {field.Value}");
        }
    }

    /// <summary>The value that a field is given; null where it is read.</summary>
    private static ExpressionSyntax? ValueSetAt(SimpleNameSyntax name) =>
        (name.Parent as AssignmentExpressionSyntax ?? (name.Parent as MemberAccessExpressionSyntax)?.Parent as AssignmentExpressionSyntax) is { } assignment
        && (assignment.Left == name || assignment.Left == name.Parent)
            ? assignment.Right
            : null;

    /// <summary>Whether a value is known while the program is compiled: rules judge it where it stands, and a member of an enumeration that is gone does not compile.</summary>
    private bool IsKnown(ExpressionSyntax value) => value is CollectionExpressionSyntax list
        ? list.Elements.All(element => element is ExpressionElementSyntax { Expression: var item } && IsKnown(item))
        : model.GetConstantValue(value, cancellationToken).HasValue
            || (model.GetSymbolInfo(value, cancellationToken).Symbol is IPropertySymbol { IsStatic: true, ContainingType: var type } && map.TypesOf(type).Count > 0);

    private static IEnumerable<ISymbol> MembersOf(INamedTypeSymbol type, string name)
    {
        for (var each = type; each is not null; each = each.BaseType)
        {
            foreach (var member in each.GetMembers(name))
            {
                yield return member;
            }
        }
    }

    private static bool IsNullable(ISymbol member) => member is IPropertySymbol { Type: { NullableAnnotation: NullableAnnotation.Annotated } or { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } };

    private static bool IsComment(SyntaxTrivia trivia) => trivia.Kind() is SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia;

    private void Rename(SimpleNameSyntax name, string @new) => Change(name.Identifier.Span, @new);

    private void Change(TextSpan span, string @new)
    {
        if (text.ToString(span) != @new)
        {
            _changes.Add(new TextChange(span, @new));
        }
    }

    private void Insert(int position, string @new) => Change(new TextSpan(position, 0), @new);

    /// <summary>A note says what the other assembly says, and ends no sooner.</summary>
    private void Note(int position, string what) =>
        Insert(position, $" /* {new string([.. what.Replace("*/", "* /").Select(static character => char.IsControl(character) || character is '\u2028' or '\u2029' ? ' ' : character)])} */");
}
