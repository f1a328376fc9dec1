using Microsoft.CodeAnalysis;

namespace DryApi.Analyzers.Clients;

/// <summary>Where ASP.NET Core answers requests, as far as a compilation refers to it.</summary>
internal sealed class WebTypes(Compilation compilation)
{
    private readonly INamedTypeSymbol? _httpContext = compilation.GetTypeByMetadataName("Microsoft.AspNetCore.Http.HttpContext");
    private readonly INamedTypeSymbol? _endpoints = compilation.GetTypeByMetadataName("Microsoft.AspNetCore.Builder.EndpointRouteBuilderExtensions");

    /// <summary>The types of which one object is made for each request.</summary>
    private readonly INamedTypeSymbol[] _perRequest =
    [
        .. new[] { "Microsoft.AspNetCore.Mvc.ControllerBase", "Microsoft.AspNetCore.Mvc.RazorPages.PageModel", "Microsoft.AspNetCore.SignalR.Hub" }
            .Select(compilation.GetTypeByMetadataName)
            .OfType<INamedTypeSymbol>(),
    ];

    /// <summary>Whether an object of the type serves one request.</summary>
    public bool IsMadePerRequest(INamedTypeSymbol? type)
    {
        for (var each = type; each is not null && _perRequest.Length > 0; each = each.BaseType)
        {
            if (_perRequest.Contains(each, SymbolEqualityComparer.Default))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the method handles a request by itself, as middleware does.</summary>
    public bool IsHandler(IMethodSymbol method) => _httpContext is not null
        && method.Parameters.Any(parameter => SymbolEqualityComparer.Default.Equals(parameter.Type, _httpContext));

    /// <summary>Whether a call maps a path to a handler.</summary>
    public bool IsMapping(IMethodSymbol method) =>
        _endpoints is not null && SymbolEqualityComparer.Default.Equals(method.ContainingType, _endpoints);
}
