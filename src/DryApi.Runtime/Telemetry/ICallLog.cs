namespace DryApi.Telemetry;

/// <summary>Is told what a log can say of a client. No text that it gets has a key, a query or a body, but for a prompt where that is asked for; and each can be printed.</summary>
internal interface ICallLog
{
    /// <summary>A request is sent again.</summary>
    /// <param name="operation">The method and the path, with its parameters in braces.</param>
    /// <param name="attempt">Which time it is; the first one is 1.</param>
    /// <param name="reason">What went wrong the last time.</param>
    void SentAgain(string operation, int attempt, string reason);

    /// <summary>A call failed; the exception goes to the caller.</summary>
    /// <param name="operation">The method and the path, with its parameters in braces.</param>
    /// <param name="reason">What went wrong.</param>
    void Failed(string operation, string reason);

    /// <summary>The service took a job.</summary>
    /// <param name="jobId">Its id.</param>
    /// <param name="kind">What it makes.</param>
    void JobSubmitted(string jobId, string kind);

    /// <summary>What a job was asked to make, where the options say that it may be told.</summary>
    /// <param name="jobId">Its id.</param>
    /// <param name="kind">What it makes.</param>
    /// <param name="prompt">The prompt.</param>
    void JobPrompt(string jobId, string kind, string prompt);

    /// <summary>The end of a job was seen.</summary>
    /// <param name="jobId">Its id.</param>
    /// <param name="kind">What it makes.</param>
    /// <param name="failure">Why it failed; null when it is done.</param>
    void JobEnded(string jobId, string kind, string? failure);
}
