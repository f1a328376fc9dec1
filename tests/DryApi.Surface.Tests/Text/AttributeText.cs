using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace DryApi.Surface.Tests.Text;

/// <summary>Attributes with their arguments, without what compilers, tools and debuggers note for themselves.</summary>
internal static class AttributeText
{
    private static readonly HashSet<string> LeftOut =
    [
        "System.CodeDom.Compiler.GeneratedCodeAttribute",
        "System.Diagnostics.CodeAnalysis.ExcludeFromCodeCoverageAttribute",
        "System.Diagnostics.DebuggableAttribute",
        "System.Diagnostics.DebuggerBrowsableAttribute",
        "System.Diagnostics.DebuggerDisplayAttribute",
        "System.Diagnostics.DebuggerHiddenAttribute",
        "System.Diagnostics.DebuggerNonUserCodeAttribute",
        "System.Diagnostics.DebuggerStepThroughAttribute",
        "System.Diagnostics.DebuggerTypeProxyAttribute",
        "System.Reflection.AssemblyCompanyAttribute",
        "System.Reflection.AssemblyConfigurationAttribute",
        "System.Reflection.AssemblyCopyrightAttribute",
        "System.Reflection.AssemblyDescriptionAttribute",
        "System.Reflection.AssemblyFileVersionAttribute",
        "System.Reflection.AssemblyInformationalVersionAttribute",
        "System.Reflection.AssemblyProductAttribute",
        "System.Reflection.AssemblyTitleAttribute",
        "System.Reflection.DefaultMemberAttribute",
        "System.Runtime.CompilerServices.AsyncIteratorStateMachineAttribute",
        "System.Runtime.CompilerServices.AsyncStateMachineAttribute",
        "System.Runtime.CompilerServices.CompilationRelaxationsAttribute",
        "System.Runtime.CompilerServices.CompilerFeatureRequiredAttribute",
        "System.Runtime.CompilerServices.CompilerGeneratedAttribute",
        "System.Runtime.CompilerServices.DynamicAttribute",
        "System.Runtime.CompilerServices.ExtensionAttribute",
        "System.Runtime.CompilerServices.ExtensionMarkerAttribute",
        "System.Runtime.CompilerServices.IsByRefLikeAttribute",
        "System.Runtime.CompilerServices.IsReadOnlyAttribute",
        "System.Runtime.CompilerServices.IsUnmanagedAttribute",
        "System.Runtime.CompilerServices.IteratorStateMachineAttribute",
        "System.Runtime.CompilerServices.NativeIntegerAttribute",
        "System.Runtime.CompilerServices.NullableAttribute",
        "System.Runtime.CompilerServices.NullableContextAttribute",
        "System.Runtime.CompilerServices.NullablePublicOnlyAttribute",
        "System.Runtime.CompilerServices.ParamCollectionAttribute",
        "System.Runtime.CompilerServices.RefSafetyRulesAttribute",
        "System.Runtime.CompilerServices.RequiredMemberAttribute",
        "System.Runtime.CompilerServices.RequiresLocationAttribute",
        "System.Runtime.CompilerServices.RuntimeCompatibilityAttribute",
        "System.Runtime.CompilerServices.ScopedRefAttribute",
        "System.Runtime.CompilerServices.TupleElementNamesAttribute",
    ];

    /// <summary>One line each, sorted.</summary>
    /// <param name="attributes">The attributes.</param>
    /// <param name="target">What they are on, where that has to be said, such as <c>return: </c>.</param>
    public static IEnumerable<string> Of(ImmutableArray<AttributeData> attributes, string target = "") => attributes
        .Where(attribute => !LeftOut.Contains(Display.Type(attribute.AttributeClass!)))
        .Select(attribute => $"[{target}{Text(attribute)}]")
        .Order(StringComparer.Ordinal);

    /// <summary>All in one, each with a space after it, for what stands in the middle of a line.</summary>
    public static string Inline(ImmutableArray<AttributeData> attributes) => string.Concat(Of(attributes).Select(line => line + " "));

    private static string Text(AttributeData attribute)
    {
        var name = Display.Type(attribute.AttributeClass!);
        if (attribute.AttributeConstructor is null)
        {
            throw new InvalidOperationException($"The surface names an attribute that is in none of the references: {name}");
        }

        string[] arguments =
        [
            .. attribute.ConstructorArguments.Select(Literal.Of),
            .. attribute.NamedArguments.OrderBy(argument => argument.Key, StringComparer.Ordinal).Select(argument => $"{argument.Key} = {Literal.Of(argument.Value)}"),
        ];
        var used = name.EndsWith("Attribute", StringComparison.Ordinal) ? name[..^"Attribute".Length] : name;
        return arguments.Length == 0 ? used : $"{used}({string.Join(", ", arguments)})";
    }
}
