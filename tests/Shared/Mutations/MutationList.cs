using DryApi.OpenApi.Documents;

namespace DryApi.Tests.Mutations;

/// <summary>Collects the edits of one schema, and says of each whether it breaks callers, from the ways that the values go.</summary>
internal sealed class MutationList(string pointer, Ways ways)
{
    public List<Mutation> Mutations { get; } = [];

    /// <summary>Less is allowed: who sends can be refused, who receives is not surprised.</summary>
    public void Tightens(string name, Action<DocumentNode> apply) => Add(name, sentBreaks: true, receivedBreaks: false, apply);

    /// <summary>More is allowed: who sends goes on, who receives can be surprised.</summary>
    public void Loosens(string name, Action<DocumentNode> apply) => Add(name, sentBreaks: false, receivedBreaks: true, apply);

    /// <summary>Something else is allowed.</summary>
    public void Breaks(string name, Action<DocumentNode> apply) => Add(name, sentBreaks: true, receivedBreaks: true, apply);

    /// <summary>Where a schema goes both ways, the worse of both counts.</summary>
    public void Add(string name, bool sentBreaks, bool receivedBreaks, Action<DocumentNode> apply)
    {
        var isBreaking = (ways.HasFlag(Ways.Sent) && sentBreaks) || (ways.HasFlag(Ways.Received) && receivedBreaks);
        Mutations.Add(new Mutation($"{pointer} ({ways}): {name}", isBreaking, root => apply(root.At(pointer))));
    }
}
