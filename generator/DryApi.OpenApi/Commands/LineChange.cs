namespace DryApi.OpenApi.Commands;

/// <summary>One line that differs between an accepted and a current text.</summary>
/// <param name="Line">The line of the accepted text, from 1; of an added line, where it would stand.</param>
/// <param name="Accepted">The accepted line; null when the line was added.</param>
/// <param name="Current">The current line; null when the line was removed.</param>
internal readonly record struct LineChange(int Line, string? Accepted, string? Current);
