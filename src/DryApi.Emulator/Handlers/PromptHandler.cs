using System.Text.Json.Nodes;
using DryApi.Emulator.Data;
using DryApi.Emulator.Results;

namespace DryApi.Emulator.Handlers;

/// <summary>Makes more of a prompt, or thinks of one. The same prompt gives the same.</summary>
internal sealed class PromptHandler : IOperationHandler
{
    private static readonly string[] Details =
    [
        "in warm evening light", "with fine detail in the foreground", "wide view, low horizon", "soft mist between the hills", "calm and clear colours", "deep shadows and bright edges",
    ];

    private static readonly string[] Subjects = ["a lighthouse on a cliff", "a harbour before sunrise", "mountains above a quiet lake", "a field of lanterns at night", "an orchard in the rain"];

    /// <inheritdoc/>
    public Quota Quota => Quota.Prompt;

    /// <inheritdoc/>
    public JsonNode Respond(Call call)
    {
        var fields = call.Fields;
        if (!call.Operation.Gives("prompt"))
        {
            var type = fields.Text("type") ?? "";
            var random = StableRandom.From($"{type}\n{fields.Text("topic")}\n{fields.Text("lang_code")}");
            var subject = fields.Text("topic") is { } topic ? $"{topic}, {Pick(Subjects, random)}" : Pick(Subjects, random);
            return new JsonObject { ["success"] = true, ["data"] = new JsonObject { ["type"] = type, ["prompt"] = subject } };
        }

        var prompt = fields.Text("prompt") ?? Subjects[0];
        var said = new JsonObject { ["prompt"] = $"{prompt}, {Pick(Details, StableRandom.From(prompt))}, {Pick(Details, StableRandom.From(prompt + "\n"))}" };
        if (call.Operation.Gives("negative_prompt") && fields.Text("negative_prompt") is { } negative)
        {
            said["negative_prompt"] = negative + ", blurred, cropped";
        }

        return said;
    }

    private static string Pick(string[] words, StableRandom random) => words[random.Next() % (ulong)words.Length];
}
