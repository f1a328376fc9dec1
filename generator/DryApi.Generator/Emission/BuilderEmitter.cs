using DryApi.Contracts;

namespace DryApi.Generator.Emission;

/// <summary>Writes the way from the client down to each builder, and builders of paths that have no operation of their own.</summary>
internal sealed class BuilderEmitter(CSharpSurface surface, Declarations declarations)
{
    public string Emit()
    {
        var code = new CodeWriter(declarations.Namespace);
        code.Line();
        if (declarations.ClientBase.Length > 0)
        {
            new ClientEmitter(surface, declarations).Open(code);
        }
        else
        {
            code.Open($"public partial class {declarations.Client}");
        }

        EmitChildren(code, surface.Root, isRoot: true);
        code.Close();
        foreach (var builder in surface.Builders)
        {
            Emit(code, builder);
        }

        return code.ToString();
    }

    private void Emit(CodeWriter code, SurfaceBuilder builder)
    {
        code.Line();
        if (builder.Operations.Count == 0)
        {
            code.Lines(new XmlDocumentation("summary").Text("Leads to what is below ").Code(builder.Path).Text("."));
            code.Open($"public partial class {builder.Name} : global::DryApi.Http.ApiRequestBuilder");
        }
        else
        {
            code.Open($"partial class {builder.Name}");
        }

        // The template's half has the operation.
        var operation = builder.IsOnlyAPost ? ", PostOperation" : "";
        code.Open(IsParameterized(builder)
            ? $"internal {builder.Name}(global::Microsoft.Kiota.Abstractions.IRequestAdapter requestAdapter, string path, global::System.Collections.Generic.Dictionary<string, object> pathParameters)\n        : base(requestAdapter, {CSharpLiteral.Quote("{+baseurl}" + builder.Path)}, path, pathParameters{operation})"
            : $"internal {builder.Name}(global::Microsoft.Kiota.Abstractions.IRequestAdapter requestAdapter)\n        : base(requestAdapter, {CSharpLiteral.Quote(builder.Path)}{operation})");
        code.Close();
        code.Line();
        code.Line("/// <summary>Initializes a new instance that calls nothing, for tests that replace its members.</summary>");
        code.Open($"protected {builder.Name}()");
        code.Close();
        EmitChildren(code, builder);
        if (PriceTwin.Of(surface, builder, declarations.PriceSegment) is { } twin)
        {
            EmitPrice(code, twin);
        }

        code.Close();
    }

    private void EmitPrice(CodeWriter code, PriceTwin twin)
    {
        code.Line();
        code.Lines(new XmlDocumentation("summary").Text("Gets what a call with this request costs: calls ").Code(twin.Builder.Path).Text(" with what that asks for of it. Nothing is submitted."));
        code.Line("/// <param name=\"body\">The request whose price is asked for. A file in it is sent; one from a stream that cannot seek can be sent once only.</param>");
        code.Line("/// <param name=\"cancellationToken\">Cancels the call.</param>");
        code.Line("/// <returns>The price, in the currency of the account.</returns>");
        code.Line($"/// <inheritdoc cref=\"{twin.Builder.Name}.{twin.Method}\" path=\"/exception\"/>");
        code.Open($"public virtual global::System.Threading.Tasks.Task<decimal> GetPriceAsync({twin.Request.Name} body, global::System.Threading.CancellationToken cancellationToken = default)");
        code.Line("global::System.ArgumentNullException.ThrowIfNull(body);");
        code.Line($"var call = {twin.Builder.Member}.{twin.Method}(new {twin.Body.Name} {{ {string.Join(", ", twin.Properties)} }}, cancellationToken: cancellationToken);");
        code.Line($"return PriceAsync({declarations.Client}.Service, call, static response => response{twin.Price});");
        code.Close();
    }

    private static void EmitChildren(CodeWriter code, SurfaceBuilder builder, bool isRoot = false)
    {
        foreach (var child in builder.Children)
        {
            code.Line();
            if (child.Parameters.Count == 0)
            {
                EmitProperty(code, child, isRoot);
            }
            else
            {
                EmitIndexer(code, child, isRoot);
            }
        }
    }

    private static void EmitProperty(CodeWriter code, SurfaceBuilder child, bool isRoot)
    {
        code.Lines(new XmlDocumentation("summary").Text(child.Operations.Count > 0 ? "Calls " : "Leads to what is below ").Code(child.Operations.Count > 0 ? child.Operations[0].Path : child.Path).Text("."));
        if (IsParameterized(child))
        {
            code.Line($"public virtual {child.Name} {child.Member} => new(RequestAdapter, RequestPath + {CSharpLiteral.Quote("/" + child.Segment)}, PathParameters);");
            return;
        }

        // Two threads may make two; both are the same and one of them is kept.
        code.Line($"public virtual {child.Name} {child.Member} => field ??= new(RequestAdapter);");
    }

    /// <summary>Writes the way through a segment with parameters: an indexer, or a method where there is an indexer already.</summary>
    private static void EmitIndexer(CodeWriter code, SurfaceBuilder child, bool isRoot)
    {
        var names = PathParameters.NamesOf(child.Parameters);
        // The client leads to the common prefix of all paths, which has no parameter; a builder knows its own path.
        var (path, parameters) = isRoot ? (CSharpLiteral.Quote(child.Path.Substring(0, child.Path.Length - child.Segment.Length - 1)), "") : ("RequestPath", "PathParameters");
        code.Lines(new XmlDocumentation("summary").Text("Calls ").Code(child.Path).Text("."));
        foreach (var name in names)
        {
            code.Line($"/// <param name=\"{name.TrimStart('@')}\">The part of the path; it is escaped.</param>");
        }

        code.Line($"/// <exception cref=\"global::System.ArgumentException\">It is empty, or would lead elsewhere.</exception>");
        var list = string.Join(", ", names.Select(name => "string " + name));
        code.Line($"public virtual {child.Name} {(child.Member is { } method ? $"{method}({list})" : $"this[{list}]")} => new(");
        code.Line("    RequestAdapter,");
        code.Line($"    {path} + {PathParameters.Fill("/" + child.Segment, index => $"global::DryApi.Http.PathSegment.Escape({names[index]}, nameof({names[index]}))")},");
        code.Line($"    new global::System.Collections.Generic.Dictionary<string, object>({parameters}) {{ {string.Join(", ", child.Parameters.Select((parameter, index) => $"[{CSharpLiteral.Quote(parameter)}] = {names[index]}"))} }});");
    }

    private static bool IsParameterized(SurfaceBuilder builder) => builder.Path.IndexOf('{') >= 0;
}
