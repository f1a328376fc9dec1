using DryApi.Contracts;

namespace DryApi.Contracts.Tests.Surface;

/// <summary>The C# of a contract as lines, for tests that compare it.</summary>
internal static class SurfaceText
{
    public static CSharpSurface Of(string blocks) => CSharpSurface.Of(ContractReader.Read("contract 1\ntitle: \"t\"\nversion: \"1\"\nprefix: \"/v1\"\n\n" + blocks.ReplaceLineEndings("\n")));

    public static string[] Lines(CSharpSurface surface) =>
    [
        .. surface.Models.SelectMany(m => m.Properties.Select(p => $"{m.Name}.{p.Name}: {p.Declaration}").Prepend($"class {m.Name}{(m.IsSent ? " sent" : "")}{(m.IsReceived ? " received" : "")}{(m.IsForm ? " form" : "")}{(m.IsQuery ? " query" : "")}")),
        .. surface.Enums.Select(e => $"enum {e.Name}: {string.Join(' ', e.Values)}"),
        .. surface.Unions.Select(u => $"union {u.Name}: {string.Join(' ', u.Members.Select(m => $"{m.Name}={m.Type.Name}"))}"),
        .. surface.Builders.Select(b => $"builder {b.Name} {b.Member ?? "[" + string.Join(", ", b.Parameters) + "]"} {b.Path}"),
        .. surface.Builders.Prepend(surface.Root).SelectMany(b => b.Operations.Select(o => $"call {b.Name}.{o.Name}({o.Body?.Name}{(o.Query is null ? "" : " " + o.Query.Name)}): {o.Result?.Name}")),
    ];

    /// <summary>All of the C# of a contract: the builders with their calls, then each type with the line of the contract that it was made from.</summary>
    public static string Whole(CSharpSurface surface) => string.Concat(
        surface.Builders.Prepend(surface.Root).Select(Whole)
            .Concat(surface.Models.Select(model => Whole(surface, model)))
            .Concat(surface.Unions.Select(union => $"union {union.Name}{Uses(union.IsSent, union.IsReceived, union.IsForm)}: {union.Expression}\n"
                + string.Concat(union.Members.Select(member => $"  {member.Name}: {Whole(member.Type)} of {surface.Resolve(member.Expression)}\n"))))
            .Concat(surface.Enums.Select(@enum => $"enum {@enum.Name}: {string.Join(' ', @enum.Values)}\n{string.Concat(@enum.Members.Select(member => $"  {member.Name}: {member.Value}\n"))}")));

    private static string Whole(SurfaceBuilder builder) =>
        $"builder '{builder.Name}' {builder.Member ?? $"[{string.Join(", ", builder.Parameters)}]"} {builder.Path}: {string.Join(' ', builder.Children.Select(child => child.Name))}\n"
        + string.Concat(builder.Operations.Select(operation => $"  {operation.Name}: {operation.ContractLine}\n"));

    private static string Whole(CSharpSurface surface, SurfaceModel model) =>
        $"class {model.Name}{Uses(model.IsSent, model.IsReceived, model.IsForm)}{(model.IsQuery ? " query" : "")}, line {model.Line}: {model.ContractLine}\n"
        + string.Concat(model.Properties.Select(property => $"  {property.Name} {property.Declaration}: {Whole(property.Type)} of {surface.Resolve(property.Expression)}, line {property.Line}: {property.ContractLine}\n"));

    private static string Whole(CSharpType type) => $"{(type.IsValueType ? "struct" : "class")} read as {type.Reader}";

    private static string Uses(bool isSent, bool isReceived, bool isForm) => $"{(isSent ? " sent" : "")}{(isReceived ? " received" : "")}{(isForm ? " form" : "")}";
}
