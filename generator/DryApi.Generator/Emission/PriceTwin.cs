using DryApi.Contracts;

namespace DryApi.Generator.Emission;

/// <summary>The call that says what another call costs, where all that it needs stands in the other's request.</summary>
internal sealed class PriceTwin
{
    private PriceTwin(SurfaceBuilder builder, CSharpType request, CSharpType body, IReadOnlyList<string> properties, string price) =>
        (Builder, Request, Body, Properties, Price) = (builder, request, body, properties, price);

    /// <summary>The builder of the call that says it.</summary>
    public SurfaceBuilder Builder { get; }

    /// <summary>The request whose price is asked for.</summary>
    public CSharpType Request { get; }

    /// <summary>The class of the body that is sent.</summary>
    public CSharpType Body { get; }

    /// <summary>Sets the properties that both have: <c>Prompt = body.Prompt</c>.</summary>
    public IReadOnlyList<string> Properties { get; }

    /// <summary>The C# that leads from the response to the price: <c>.Data?.Price</c>.</summary>
    public string Price { get; }

    /// <summary>Gets the name of the method that asks.</summary>
    public string Method => Builder.Operations[0].Method;

    /// <summary>Finds the twin of what stands at a path.</summary>
    /// <param name="surface">The C# of the contract.</param>
    /// <param name="builder">The path.</param>
    /// <param name="segment">The last segment of the twin's path; empty where there are none.</param>
    public static PriceTwin? Of(CSharpSurface surface, SurfaceBuilder builder, string segment)
    {
        var child = segment.Length > 0 ? builder.Children.Find(other => other.Member is not null && other.Path == builder.Path + "/" + segment) : null;
        if (builder.Operations.Find(each => each.Body is { Kind: TypeKind.Model }) is not { } operation
            || surface.FindModel(operation.Body!.Name) is not { } request
            || child?.Operations is not [{ Body: { } body, Result: { } result, Query: null }]
            || PriceIn(surface, result) is not { } price)
        {
            return null;
        }

        var bodies = surface.FindUnion(body.Name) is { } union ? union.Members.Select(member => member.Type) : [body];
        var best = bodies.Select(type => (Type: type, Properties: Shared(surface, request, surface.FindModel(type.Name)))).Where(pair => pair.Properties is not null)
            .OrderByDescending(pair => pair.Properties!.Count).FirstOrDefault();
        return best.Properties is null ? null : new PriceTwin(child, operation.Body!, best.Type, best.Properties, price);
    }

    /// <summary>The properties that a request can fill; null where one is missing that has to be there.</summary>
    private static List<string>? Shared(CSharpSurface surface, SurfaceModel request, SurfaceModel? body)
    {
        var shared = new List<string>();
        foreach (var property in body?.Properties ?? [])
        {
            if (request.Find(property.WireName) is { } same && (property.IsNullable || !same.IsNullable) && ValueOf(surface, same, property) is { } value)
            {
                shared.Add($"{property.Name} = {value}");
            }
            else if (!property.IsNullable)
            {
                return null;
            }
        }

        return body is null ? null : shared;
    }

    /// <summary>The C# of a property's value as another property takes it; null where it does not.</summary>
    private static string? ValueOf(CSharpSurface surface, SurfaceProperty from, SurfaceProperty to)
    {
        var value = "body." + from.Name;
        if (from.Type == to.Type)
        {
            return value;
        }

        if (surface.FindUnion(from.Type.Name) is not { } source || surface.FindUnion(to.Type.Name) is not { } target
            || !source.Members.Select(member => (member.Name, member.Type)).SequenceEqual(target.Members.Select(member => (member.Name, member.Type))))
        {
            return null;
        }

        // Two unions of the same types: whichever is given goes over.
        var choice = string.Concat(source.Members.Select(member => $"{value}?.{member.Name} is {{ }} as{member.Name} ? new {to.Type.Name}(as{member.Name}) : "));
        return choice + (to.IsNullable ? "null" : "null!");
    }

    /// <summary>The one amount of money of a response, at most one object deep.</summary>
    private static string? PriceIn(CSharpSurface surface, CSharpType result)
    {
        var own = surface.FindModel(result.Name)?.Properties ?? [];
        var amounts = Amounts(own).Select(name => "." + name)
            .Concat(own.Where(each => each.Type.Kind == TypeKind.Model).SelectMany(each => Amounts(surface.FindModel(each.Type.Name)?.Properties ?? []).Select(name => $".{each.Name}{(each.IsNullable ? "?" : "")}.{name}")))
            .ToList();
        return amounts.Count == 1 ? amounts[0] : null;
    }

    private static IEnumerable<string> Amounts(IEnumerable<SurfaceProperty> properties) => properties.Where(each => each.Type.Kind == TypeKind.Decimal).Select(each => each.Name);
}
