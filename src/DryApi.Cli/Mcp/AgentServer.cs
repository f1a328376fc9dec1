using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace DryApi.Cli.Mcp;

/// <summary>What a server for agents is made of, whatever it is reached by.</summary>
internal static class AgentServer
{
    /// <summary>Adds the server.</summary>
    public static IMcpServerBuilder Add(IServiceCollection services, AgentSession session)
    {
        IEnumerable<McpServerTool> tools = [new SearchTool(), new DescribeTool(), new PriceTool(session), new RunTool(session), new JobTool(session), new ResultTool(session), new ModelsTool(session), new AccountTool(session)];
        var resources = new JobResources(session);
        return services.AddMcpServer(options =>
            {
                options.ServerInfo = new Implementation { Name = "dryapi", Title = "dryAPI", Version = Version, WebsiteUrl = "https://github.com/dryapi/DryApi.Generated" };
                options.ServerInstructions = Instructions(session.Settings);
                options.Handlers.NotificationHandlers =
                [
                    KeyValuePair.Create<string, Func<JsonRpcNotification, CancellationToken, ValueTask>>(NotificationMethods.RootsListChangedNotification, (_, _) =>
                    {
                        session.Roots.Forget();
                        return ValueTask.CompletedTask;
                    }),
                ];
                session.Tasks.Add(options);
            })
            .WithTools(tools)
            .WithListResourcesHandler(resources.ListAsync)
            .WithListResourceTemplatesHandler(JobResources.ListTemplatesAsync)
            .WithReadResourceHandler(resources.ReadAsync);
    }

    private static string Version => typeof(AgentServer).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0";

    private static string Instructions(AgentSettings settings)
    {
        var consent = settings.IsPaidUnasked ? "" : " Where the client can ask, the user confirms each price.";
        return $"""
            {(settings.IsEmulated ? "There is no API key, so an emulator responds in place of the service: nothing is real and nothing is paid, results are made up. The user sets DRYAPI_API_KEY to use the service." : "The service makes pictures, videos, speech, music, vectors and transcripts, and takes money for it.")}
            search_operations finds an operation, describe_operation tells what it takes, price what it costs, run runs it. models lists models; what is left out comes from the model's defaults.
            One run may cost {Money.Text(settings.MaxPrice)} at most, all runs of this session {Money.Text(settings.MaxSpend)}.{consent}
            Nothing is submitted twice: after a time-out, a cancelled call or an error, call run again with the same arguments, which gives back the job that is there. Only to make the same once more, give another key.
            A job goes on when its call ends; job waits for it, result returns what it made, account lists all of this session.
            """.ReplaceLineEndings("\n");
    }
}
