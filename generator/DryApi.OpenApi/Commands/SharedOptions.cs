using System.CommandLine;

namespace DryApi.OpenApi.Commands;

/// <summary>Arguments and options that several commands have.</summary>
internal static class SharedOptions
{
    public static Argument<string> Document() => new("DOCUMENT")
    {
        Description = "An OpenAPI 3.0, 3.1 or 3.2 document in JSON or YAML.",
    };

    public static Argument<string> Base() => new("BASE")
    {
        Description = "The contract that callers keep to: an OpenAPI 3.0, 3.1 or 3.2 document, or a contract's text.",
    };

    public static Argument<string> Head() => new("HEAD")
    {
        Description = "The contract that takes its place: a document or a contract's text.",
    };

    public static Option<string?> BaseOverlay() => new("--base-overlay")
    {
        Description = "The overlay of BASE, where it is another one than HEAD's.",
        HelpName = "FILE",
    };

    public static Option<string?> Overlay() => new("--overlay")
    {
        Description = "An OpenAPI Overlay 1.0 document that is applied first.",
        HelpName = "FILE",
    };

    public static Option<string> RequiredOutput(string description) => new("--output")
    {
        Description = description,
        HelpName = "FILE",
        Required = true,
    };
}
