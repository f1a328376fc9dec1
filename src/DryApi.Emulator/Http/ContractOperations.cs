using System.Reflection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Routing;

namespace DryApi.Emulator.Http;

/// <summary>What the contract offers, read from the generated abstract controllers; a class that derives from one, or says that it stands for one, emulates it.</summary>
internal static class ContractOperations
{
    public static IReadOnlyList<ContractOperation> All { get; } = Read();

    private static ContractOperation[] Read()
    {
        var controllers = typeof(ContractOperations).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(ControllerBase))).ToList();
        return
        [
            .. from contract in controllers
               where contract.IsAbstract
               from action in contract.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
               let method = action.GetCustomAttribute<HttpMethodAttribute>()
               let route = action.GetCustomAttribute<RouteAttribute>()
               where method is not null && route is not null
               orderby route.Template, method.HttpMethods.First()
               select new ContractOperation(
                   method.HttpMethods.First(),
                   "/" + route.Template,
                   controllers.Find(type => !type.IsAbstract && (type.IsSubclassOf(contract) || type.GetCustomAttribute<EmulatesAttribute>()?.Contract == contract))),
        ];
    }
}
