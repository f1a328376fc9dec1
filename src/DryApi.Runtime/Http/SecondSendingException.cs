namespace DryApi.Http;

/// <summary>Something wanted to send the body of a submission a second time.</summary>
internal sealed class SecondSendingException() : InvalidOperationException(
    "What submits a job is sent once: a second sending could be a second job that is paid for. Let no handler of the HTTP client or adapter send a POST again (retries, hedging, redirects); the client itself does so where that is safe.");
