using System.CommandLine;

namespace DryApi.Cli.Commands;

/// <summary>A command that is made where it is needed: its options come from the catalogue, and reading all of it takes longer than most commands.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Create">Makes it.</param>
internal sealed record CommandSource(string Name, Func<Command> Create)
{
    /// <summary>Adds the one that is meant to what it is a part of, or all where none is.</summary>
    /// <param name="parent">What they are a part of.</param>
    /// <param name="sources">All of them.</param>
    /// <param name="name">The name of the one that is meant, perhaps.</param>
    public static void AddTo(Command parent, IReadOnlyList<CommandSource> sources, string? name)
    {
        foreach (var source in sources.Any(each => each.Name == name) ? sources.Where(each => each.Name == name) : sources)
        {
            parent.Add(source.Create());
        }
    }
}
