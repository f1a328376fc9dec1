using DryApi.Errors;

namespace DryApi;

/// <summary>The exceptions of a download. None of them shows the query of the link.</summary>
internal static class DownloadFailures
{
    /// <summary>The storage said no; the type follows the status.</summary>
    public static async Task<DryApiException> OfAsync(HttpResponseMessage response, Uri link, TimeProvider time, CancellationToken cancellationToken)
    {
        var failure = (DryApiException)await ErrorResponses.ReadAsync(DryApiClient.Service, response, time, cancellationToken, cancellationToken).ConfigureAwait(false);
        failure.Mask(text => ResultLink.Masked(text, link));
        return Of(failure, link);
    }

    /// <summary>The storage answered something that cannot be used.</summary>
    public static DryApiException Of(DryApiException failure, HttpResponseMessage response, Uri link)
    {
        ErrorResponses.Of(failure, response);
        return Of(failure, link);
    }

    /// <summary>The request without its secrets.</summary>
    public static DryApiException Of(DryApiException failure, Uri link)
    {
        failure.TakeRequest(HttpMethod.Get.Method, ResultLink.Shown(link));
        failure.ResponseHeaders.Remove("Location");
        return failure;
    }

    /// <summary>Whether the link no longer opens, so that a fresh one may.</summary>
    public static bool IsExpired(DryApiException failure) => failure.ResponseStatusCode is 401 or 403 or 404 or 410;
}
