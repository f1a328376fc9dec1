using System.CommandLine;

namespace DryApi.Cli.Commands;

/// <summary>Arguments and options that several commands have.</summary>
internal static class SharedOptions
{
    public static Argument<string> Prompt() => new("PROMPT") { Description = "What the image should show, in words." };

    public static Option<string> Output() => new("--output", "-o") { Description = "Where the result is saved; an existing file is replaced, - is standard output.", HelpName = "FILE", Required = true };

    public static Option<string> Model(string standard) => new("--model") { Description = "Slug of the model; 'dryapi models' lists them.", HelpName = "SLUG", DefaultValueFactory = _ => standard };

    public static Option<long> Steps(long standard) => new("--steps") { Description = "Number of denoising steps, within the limits of the model.", HelpName = "N", DefaultValueFactory = _ => standard };

    public static Option<double> Guidance() => new("--guidance") { Description = "How strictly the model follows the prompt; 0 for models without guidance.", HelpName = "X", DefaultValueFactory = _ => 7.5 };

    public static Option<long> Seed() => new("--seed") { Description = "Repeat it to repeat a result; -1 is another one each time.", HelpName = "N", DefaultValueFactory = _ => -1 };

    public static Option<string?> NegativePrompt() => new("--negative-prompt") { Description = "What must stay out of the image.", HelpName = "TEXT" };

    public static Option<string?> WebhookUrl() => new("--webhook-url") { Description = "An https address to notify, at most 2048 characters.", HelpName = "URL" };
}
