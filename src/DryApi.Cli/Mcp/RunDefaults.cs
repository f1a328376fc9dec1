namespace DryApi.Cli.Mcp;

/// <summary>What an agent left out and a request has to have, as for the commands.</summary>
internal static class RunDefaults
{
    /// <summary>Adds what is missing.</summary>
    /// <exception cref="ToolRefusedException">No model fits.</exception>
    public static async Task FillAsync(AgentSession session, OperationDescription operation, OperationDescription task, Dictionary<string, object?> values, CancellationToken cancellationToken)
    {
        if (operation.FindParameter("return_result_in_response") is not null)
        {
            values.TryAdd("return_result_in_response", true);
        }

        try
        {
            await new ModelDefaults(session.Terminal, session.Client).FillAsync(operation, task, values, cancellationToken).ConfigureAwait(false);
        }
        catch (UsageException exception)
        {
            throw new ToolRefusedException("model: no model that is listed fits. Nothing was sent. The tool models lists them, by the operation that they are for.", exception);
        }
    }
}
