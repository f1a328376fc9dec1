using DryApi.Emulator.Data;
using DryApi.Emulator.Documents;
using DryApi.Emulator.Jobs;
using DryApi.Emulator.Results;

namespace DryApi.Emulator.Handlers;

/// <summary>Which handler responds to an operation: that follows from what its success gives.</summary>
internal sealed class HandlerTable(ModelCatalog models, JobStore jobs, EmulatorClock clock, ResultLinks links, DryApiEmulatorOptions options)
{
    /// <summary>The handler of an operation.</summary>
    public IOperationHandler Of(Operation operation)
    {
        if (JobKinds.Priced(operation) is { } priced)
        {
            return TakesJob(priced) && JobKinds.Of(priced) is var kind ? new PriceHandler(kind.Price, kind) : new PriceHandler(Prices.Prompt, null);
        }

        return TakesJob(operation) ? new JobHandler(JobKinds.Of(operation), models, jobs, links)
            : operation.PathNames.Count == 1 && operation.Gives("data", "status") && operation.Gives("data", "progress") ? new StatusHandler(jobs, clock, links)
            : operation.Gives("balance") || operation.Gives("data", "balance") ? new BalanceHandler()
            : operation.Success?.PropertyNamed("data")?.ItemSchema()?.PropertyNamed("inference_types") is not null ? new ModelsHandler(models, options)
            : operation.Gives("prompt") || operation.Gives("data", "prompt") ? new PromptHandler()
            : new ExampleHandler();
    }

    private static bool TakesJob(Operation operation) => operation.Method == "POST" && operation.Gives("data", "request_id");
}
