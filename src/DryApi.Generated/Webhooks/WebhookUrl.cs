namespace DryApi;

/// <summary>The field of requests that has the URL of a job's webhook, in all versions of the API. Tests hold both against the catalogues.</summary>
internal static class WebhookUrl
{
    /// <summary>Its name.</summary>
    public const string Field = "webhook_url";

    /// <summary>How many characters it takes.</summary>
    public const int Longest = 2048;
}
