namespace DryApi.Cli;

/// <summary>Something that was asked for and did not succeed. The message is one line: what, why, and what to do.</summary>
internal sealed class FailedException(string message, Exception? innerException = null) : Exception(message, innerException);
