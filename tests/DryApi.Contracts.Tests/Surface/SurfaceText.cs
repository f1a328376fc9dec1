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
        .. surface.Builders.Select(b => $"builder {b.Name} {b.Member ?? "[" + b.Parameter + "]"} {b.Path}"),
        .. surface.Builders.Prepend(surface.Root).SelectMany(b => b.Operations.Select(o => $"call {b.Name}.{o.Name}({o.Body?.Name}{(o.Query is null ? "" : " " + o.Query.Name)}): {o.Result?.Name}")),
    ];
}
