using DryApi.Errors;

namespace DryApi;

/// <summary>
/// A file cannot be sent. Its path leads to something else than a file with content, or, while it was being sent, it is gone, it is not what it
/// was when the request was made, reading it failed, or it comes from a stream that was read before. The service has not got the request as a
/// whole, so no job was made of it.
/// </summary>
/// <param name="fileName">The file's name.</param>
/// <param name="message">What happened.</param>
/// <param name="innerException">What it came from.</param>
public sealed class DryApiFileException(string fileName, string message, Exception? innerException = null) : DryApiException(FailureKind.File, message, innerException)
{
    /// <summary>The file's name, without folders.</summary>
    public string FileName { get; } = fileName;
}
