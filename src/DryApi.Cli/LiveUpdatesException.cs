namespace DryApi.Cli;

/// <summary>There are no live updates, and there never will be. The message is one line: what, why, and what to do.</summary>
internal sealed class LiveUpdatesException(string message) : Exception(message);
