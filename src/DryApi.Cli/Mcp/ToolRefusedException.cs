namespace DryApi.Cli.Mcp;

/// <summary>A tool does not do what it was asked for. The message says what, why and what to do instead, for an agent to act on.</summary>
internal sealed class ToolRefusedException(string message, Exception? innerException = null) : Exception(message, innerException);
