using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace DryApi.Analyzers.CodeFixes;

/// <summary>DRY3101: the key from the environment: <c>DryApiClient.FromEnvironment()</c>, or its variable where there are other options.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(EnvironmentKeyFix))]
public sealed class EnvironmentKeyFix() : RuleFix(Descriptors.KeyInSource)
{
    private const string Title = "Take the key from the environment variable DRYAPI_API_KEY";

    private protected override IEnumerable<Fix> Fixes(SyntaxNode node, Diagnostic diagnostic, SemanticModel model, CancellationToken cancellationToken)
    {
        var key = node is ArgumentSyntax argument ? argument.Expression : node;
        if (Client(key, model, cancellationToken) is { } client)
        {
            var type = model.GetTypeInfo(client, cancellationToken).Type!.ToMinimalDisplayString(model, client.SpanStart);
            yield return new Fix(Title, "environment", new TextChange(client.Span, $"{type}.FromEnvironment()"));
        }
        else if (key.Parent is AssignmentExpressionSyntax { Right: var value } && value == key)
        {
            var environment = model.Compilation.GetTypeByMetadataName("System.Environment")!.ToMinimalDisplayString(model, key.SpanStart);
            yield return new Fix(Title, "environment", new TextChange(key.Span, $"{environment}.GetEnvironmentVariable(\"DRYAPI_API_KEY\")"));
        }
    }

    /// <summary>The client that is made with the key and nothing else.</summary>
    private static BaseObjectCreationExpressionSyntax? Client(SyntaxNode key, SemanticModel model, CancellationToken cancellationToken)
    {
        var given = key.Parent is AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax { Expressions.Count: 1, Parent: BaseObjectCreationExpressionSyntax options } } ? options : key;
        return given.Parent is ArgumentSyntax { Parent: ArgumentListSyntax { Arguments.Count: 1, Parent: BaseObjectCreationExpressionSyntax { Initializer: null } creation } }
            && model.GetTypeInfo(creation, cancellationToken).Type?.GetMembers("FromEnvironment").IsEmpty == false
            ? creation
            : null;
    }
}
