using System.Reflection;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.AspNetCore.Mvc.Controllers;

namespace DryApi.Emulator.Http;

/// <summary>Gives MVC the controllers that emulate something; they are internal, which it would not find by itself.</summary>
internal sealed class EmulatedControllers : IApplicationFeatureProvider<ControllerFeature>
{
    public void PopulateFeature(IEnumerable<ApplicationPart> parts, ControllerFeature feature)
    {
        foreach (var controller in ContractOperations.All.Select(operation => operation.Controller).OfType<Type>().Distinct())
        {
            feature.Controllers.Add(controller.GetTypeInfo());
        }
    }
}
