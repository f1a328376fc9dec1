using DryApi.OpenApi.Documents;

namespace DryApi.OpenApi.Pulling;

/// <summary>Gets what the references of a document name by URLs, all of it within one time.</summary>
/// <param name="client">Gets it.</param>
/// <param name="timeout">The time for all of it together.</param>
internal sealed class RemoteDocuments(HttpDocumentClient client, TimeSpan timeout)
{
    /// <summary>The time for all of it where nobody says otherwise.</summary>
    public static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(60);

    private readonly long _start = client.Time.GetTimestamp();

    /// <exception cref="InputException">The URL cannot be used, or the time is over.</exception>
    public ReadOnlyMemory<byte> Get(Uri url, DocumentLimits limits)
    {
        var left = timeout - client.Time.GetElapsedTime(_start);
        if (left <= TimeSpan.Zero)
        {
            throw InputException.In(SourceUrl.Display(url), FormattableString.Invariant($"the {timeout.TotalSeconds} s for what URLs name are over"), "try again");
        }

        // The commands that read documents run on a thread of their own, see CommandLine.
        return client.GetAsync(url, etag: null, left, limits, CancellationToken.None).GetAwaiter().GetResult().Body!.Value;
    }
}
