using System.Text.Json;

namespace DryApi.Cli;

/// <summary>What models can do.</summary>
internal static class ModelTasks
{
    /// <summary>The tasks of a model. The service gives a list of names in one place, and an object by name in another.</summary>
    public static IReadOnlyList<string> Of(InferenceModel model) => model.InferenceTypes switch
    {
        { ValueKind: JsonValueKind.Array } list => [.. list.EnumerateArray().Select(task => task.ToString())],
        { ValueKind: JsonValueKind.Object } map => [.. map.EnumerateObject().Select(task => task.Name)],
        _ => [],
    };
}
