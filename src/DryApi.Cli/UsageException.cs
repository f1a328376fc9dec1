namespace DryApi.Cli;

/// <summary>Something that the caller has to change before anything is sent. The message is one line: what, why, and what to do.</summary>
internal sealed class UsageException(string message, Exception? innerException = null) : Exception(message, innerException);
