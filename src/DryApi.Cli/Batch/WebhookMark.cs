namespace DryApi.Cli.Batch;

/// <summary>Marks the URL of a row's webhook, where it has one, so that a delivery tells which submission was taken though its response was lost.</summary>
internal static class WebhookMark
{
    private const string Field = "webhook_url";

    /// <summary>Puts a token into the URL.</summary>
    /// <returns>The token; null where there is no URL.</returns>
    public static string? AddTo(Dictionary<string, object?> values)
    {
        if (values.GetValueOrDefault(Field) is not string url)
        {
            return null;
        }

        var token = SubmissionToken.Create();
        values[Field] = SubmissionToken.AddTo(url, token);
        return token;
    }
}
