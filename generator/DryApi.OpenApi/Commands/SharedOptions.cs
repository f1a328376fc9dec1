using System.CommandLine;
using DryApi.Contracts;

namespace DryApi.OpenApi.Commands;

/// <summary>Arguments and options that several commands have.</summary>
internal static class SharedOptions
{
    public static Argument<string> Document() => new("DOCUMENT")
    {
        Description = "An OpenAPI 3.0 or 3.1 document in JSON or YAML.",
    };

    public static Option<string?> Overlay() => new("--overlay")
    {
        Description = "An OpenAPI Overlay 1.0 document that is applied first.",
        HelpName = "FILE",
    };

    /// <summary>The limit of the work that a walk over schemas may be.</summary>
    public static Option<long> MaxWork()
    {
        var option = new Option<long>("--max-work")
        {
            Description = "Limit: Values that are visited to read a document, and to compare two.",
            HelpName = "NUMBER",
            DefaultValueFactory = _ => WorkBudget.Default,
        };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<long>() < 1)
            {
                result.AddError("--max-work takes a number from 1 on");
            }
        });
        return option;
    }

    public static Option<string> RequiredOutput(string description) => new("--output")
    {
        Description = description,
        HelpName = "FILE",
        Required = true,
    };
}
