namespace DryApi.OpenApi.Prose;

/// <summary>Finds sentences that allow addresses with https alone.</summary>
/// <param name="sentence">The sentence.</param>
/// <param name="ownName">The name of what the sentence describes, if it has one.</param>
internal sealed class ProseSchemeReader(ProseSentence sentence, string? ownName)
{
    private const string Https = "[\"https\"]";

    /// <summary>Whether a description speaks of other addresses as well.</summary>
    public static bool HasOthers(List<ProseToken> tokens)
    {
        for (var i = 0; i < tokens.Count; i++)
        {
            var isOther = tokens[i].Text is "http" or "http://" or "base64" or "s3" or "gs" or "wss" or "ws" or "ftp" or "sftp" or "non-https"
                || (tokens[i].Text is "data" && i + 1 < tokens.Count && tokens[i + 1].Text is "url" or "uri" or "urls" or "uris");
            if (isOther)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The limit that the sentence states, or null.</summary>
    public ProseLimit? Read()
    {
        for (var at = 0; at < sentence.Count; at++)
        {
            if (Span(at) is var (from, to) && to > 0 && IsMeant(from, to))
            {
                return new ProseLimit(ProseLimitKind.Schemes, Https, sentence.Quote(from, to));
            }
        }

        return null;
    }

    /// <summary>Where the words begin and end; zeros when none stand here.</summary>
    private (int From, int To) Span(int at)
    {
        if (sentence[at].Text is "start" or "starts" or "begin" or "begins" && sentence.Has(at + 1, "with"))
        {
            return sentence[at + 2].Text is "https://" or "https" ? (at, at + 3) : default;
        }

        if (!sentence.Has(at, "https"))
        {
            return default;
        }

        if (sentence[at + 1].Text is "url" or "urls" or "uri" or "uris" or "address" or "addresses" or "link" or "endpoint")
        {
            return (at, at + 2);
        }

        if (sentence[at + 1].Text is "webhook" or "callback" && sentence[at + 2].Text is "url" or "address" or "endpoint")
        {
            return (at, at + 3);
        }

        return sentence switch
        {
            _ when sentence.Has(at + 1, "only") => (at, at + 2),
            _ when sentence.Has(at + 1, "is", "required") || sentence.Has(at + 1, "is", "mandatory") => (at, at + 3),
            _ when sentence.Has(at + 1, "required") => (at, at + 2),
            _ when sentence.Has(at - 1, "be") || sentence.Has(at - 1, "use") => (sentence.Has(at - 2, "must") ? at - 2 : 0, sentence.Has(at - 2, "must") ? at + 1 : 0),
            _ when sentence.Has(at - 1, "only") => (at - 1, at + 1),
            _ => default,
        };
    }

    private bool IsMeant(int from, int to) =>
        sentence[to].Text is not ("or" or "/")
        && sentence[from - 1].Text is not ("or" or "and" or "/" or "," or "no")
        && !sentence.IsHedged(from, to)
        && ProseContext.Begins(sentence, from, ownName);
}
