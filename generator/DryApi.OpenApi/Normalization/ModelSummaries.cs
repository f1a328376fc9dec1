using DryApi.Contracts;

namespace DryApi.OpenApi.Normalization;

/// <summary>What each class is for, where the document does not say: the first call that it belongs to, or the first class that holds it.</summary>
internal sealed class ModelSummaries
{
    private readonly Dictionary<string, string> _byName = new(StringComparer.Ordinal);

    public ModelSummaries(CSharpSurface surface)
    {
        foreach (var operation in surface.Builders.SelectMany(builder => builder.Operations))
        {
            AddCall(operation, surface);
        }

        foreach (var model in surface.Models)
        {
            foreach (var property in model.Properties.Where(p => (p.Type.Element ?? p.Type).Name != model.Name))
            {
                _byName.TryAdd((property.Type.Element ?? property.Type).Name, $"Stands in {model.Name}.{property.Name}.");
            }
        }
    }

    public string Of(SurfaceModel model) => _byName.GetValueOrDefault(model.Name, "A part of the contract.");

    private void AddCall(SurfaceOperation operation, CSharpSurface surface)
    {
        var call = (operation.Contract.Summary ?? operation.Contract.Path).TrimEnd('.');
        if (operation.Query is { } query)
        {
            _byName.TryAdd(query.Name, $"The parameters in the address of \"{call}\".");
        }

        if (operation.Body is { } body)
        {
            foreach (var name in surface.FindUnion(body.Name)?.Members.Select(member => member.Type.Name).Prepend(body.Name) ?? [body.Name])
            {
                _byName.TryAdd(name, $"What to send for \"{call}\".");
            }
        }

        if (operation.Result is { } result)
        {
            _byName.TryAdd(result.Name, $"The answer to \"{call}\".");
        }
    }
}
