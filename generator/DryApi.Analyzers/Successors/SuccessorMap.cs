using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DryApi.Analyzers.Successors;

/// <summary>What became of a client's calls, classes and fields in the client of another assembly, as that assembly says it. Names that are no names of C# are left out.</summary>
internal sealed class SuccessorMap
{
    private readonly Dictionary<string, List<SuccessorCall>> _calls = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<SuccessorType>> _types = new(StringComparer.Ordinal);

    private SuccessorMap(INamedTypeSymbol oldClient, INamedTypeSymbol client, string map)
    {
        (OldClient, Client) = (oldClient, client);
        _types[oldClient.Name] = [new SuccessorType(client)];
        Read(map);
    }

    /// <summary>The client whose place is taken.</summary>
    public INamedTypeSymbol OldClient { get; }

    /// <summary>The client that takes it.</summary>
    public INamedTypeSymbol Client { get; }

    /// <summary>The namespace of the new client.</summary>
    public string Namespace => Client.ContainingNamespace.ToDisplayString();

    /// <summary>What the assemblies say that a compilation refers to.</summary>
    public static IReadOnlyList<SuccessorMap> Of(Compilation compilation)
    {
        List<SuccessorMap> maps = [];
        foreach (var assembly in compilation.SourceModule.ReferencedAssemblySymbols.Where(SdkAssemblies.IsForRuntime))
        {
            foreach (var attribute in assembly.GetAttributes())
            {
                if (SdkAssemblies.IsOfRuntime(attribute, "SuccessorOfAttribute") && attribute.ConstructorArguments is [{ Value: string old }, { Value: string @new }, { Value: string map }]
                    && compilation.GetTypeByMetadataName(old) is { } oldClient && assembly.GetTypeByMetadataName(@new) is { } client)
                {
                    maps.Add(new SuccessorMap(oldClient, client, map));
                }
            }
        }

        return maps;
    }

    /// <summary>Whether a text is a name of C#.</summary>
    public static bool IsName(string text) => SyntaxFacts.IsValidIdentifier(text) && SyntaxFacts.GetKeywordKind(text) == SyntaxKind.None;

    /// <summary>Whether it is of the old client's namespace and assembly.</summary>
    public bool IsOld(ISymbol? symbol) => symbol is not null && SymbolEqualityComparer.Default.Equals(symbol.ContainingAssembly, OldClient.ContainingAssembly)
        && SymbolEqualityComparer.Default.Equals(symbol.ContainingNamespace, OldClient.ContainingNamespace);

    /// <summary>Whether it is the old client, or derives from it.</summary>
    public bool IsOldClient(ITypeSymbol? type) => BasesOf(type).Any(each => SymbolEqualityComparer.Default.Equals(each, OldClient));

    /// <summary>Whether it is a builder of the old client.</summary>
    public bool IsOldBuilder(ITypeSymbol? type) => IsOld(type) && BasesOf(type).Any(static each => each is { Name: "ApiRequestBuilder", ContainingAssembly.Name: SdkAssemblies.Runtime });

    /// <summary>The call of a builder's method; null where the map has none.</summary>
    public SuccessorCall? CallOf(ITypeSymbol? builder, string method) => CallsOf(builder) is { Count: > 0 } calls
        ? calls.FirstOrDefault(call => call.Names(method)) ?? calls.FirstOrDefault(static call => call.Method == "Post") ?? calls[0]
        : null;

    /// <summary>The calls of a builder.</summary>
    public IReadOnlyList<SuccessorCall> CallsOf(ITypeSymbol? builder) => IsOldBuilder(builder) && _calls.TryGetValue(builder!.Name, out var calls) ? calls : [];

    /// <summary>What takes the place of a class, a builder or an enumeration, the likeliest first; none where nothing does.</summary>
    public IReadOnlyList<SuccessorType> TypesOf(ITypeSymbol? old)
    {
        if (!IsOld(old))
        {
            return [];
        }

        if (_types.TryGetValue(old!.Name, out var types))
        {
            return types;
        }

        return PathTo(old) is { } path && BuilderAt(path) is { } builder ? [new SuccessorType(builder)] : [];
    }

    /// <summary>The way to what takes the place of a builder; null where its calls went apart, or one is gone.</summary>
    public IReadOnlyList<PathStep>? PathTo(ITypeSymbol? builder) =>
        CallsOf(builder) is [{ Path: { } path }, ..] calls && calls.All(call => call.Path is { } other && other.SequenceEqual(path)) ? path : null;

    private static IEnumerable<ITypeSymbol> BasesOf(ITypeSymbol? type)
    {
        for (var each = type; each is not null; each = each.BaseType)
        {
            yield return each;
        }
    }

    /// <summary>Where a way leads on the new client; null where there is none.</summary>
    private INamedTypeSymbol? BuilderAt(IReadOnlyList<PathStep> path)
    {
        var at = Client;
        foreach (var step in path)
        {
            var member = BasesOf(at).SelectMany(type => step.Name.Length == 0 ? type.GetMembers().Where(static member => member is IPropertySymbol { IsIndexer: true }) : type.GetMembers(step.Name))
                .FirstOrDefault(member => (member is IPropertySymbol property ? property.Parameters : (member as IMethodSymbol)?.Parameters)?.Length == step.Parameters);
            at = (member as IPropertySymbol)?.Type as INamedTypeSymbol ?? (member as IMethodSymbol)?.ReturnType as INamedTypeSymbol;
            if (at is null)
            {
                return null;
            }
        }

        return at;
    }

    private void Read(string map)
    {
        SuccessorType? type = null;
        foreach (var line in map.Split('\n'))
        {
            var words = line.Split([' '], 3);
            if (words.Length < 2 || !words[1].Split('.').All(IsName))
            {
                type = words[0] is "type" ? null : type;
                continue;
            }

            switch (words[0])
            {
                case "call" when words[1].Split('.') is [var builder, var method] && SuccessorCall.Of(method, words.Length > 2 ? words[2] : null) is { } call:
                    Add(_calls, builder, call);
                    break;
                case "type":
                    type = words.Length > 2 && IsName(words[2]) && Client.ContainingAssembly.GetTypeByMetadataName(Namespace + "." + words[2]) is { } @new ? new SuccessorType(@new) : null;
                    if (type is not null)
                    {
                        Add(_types, words[1], type);
                    }

                    break;
                default:
                    type?.Read(words[0], words[1], words.Length > 2 ? words[2] : "");
                    break;
            }
        }
    }

    private static void Add<T>(Dictionary<string, List<T>> lists, string key, T value)
    {
        if (!lists.TryGetValue(key, out var list))
        {
            lists[key] = list = [];
        }

        list.Add(value);
    }
}
