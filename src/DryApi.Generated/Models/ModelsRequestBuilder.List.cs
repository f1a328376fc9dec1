using System.Runtime.CompilerServices;
using System.Text.Json;

namespace DryApi;

public partial class ModelsRequestBuilder
{
    private const int PageLength = 50;

    /// <summary>Lists all models, page after page, as they are asked for.</summary>
    /// <param name="query">Which models, how many a page, and the page to begin with; null for all models in pages of 50.</param>
    /// <param name="cancellationToken">Ends the listing.</param>
    /// <returns>The models, each once: whatever the service makes of the numbers of pages, the list ends with one that brings nothing new, or that says that it is the last.</returns>
    /// <exception cref="DryApiException">The service answered with an error; the type says which.</exception>
    public virtual async IAsyncEnumerable<InferenceModel> ListAsync(ModelsQuery? query = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var number = query?.Page ?? 1; ; number++)
        {
            var page = await GetAsync(new ModelsQuery { InferenceTypes = query?.InferenceTypes, PerPage = query?.PerPage ?? PageLength, Page = number }, null, cancellationToken).ConfigureAwait(false);
            var known = seen.Count;
            foreach (var model in page.Data ?? [])
            {
                if (seen.Add(model.Slug ?? ""))
                {
                    yield return model;
                }
            }

            if (seen.Count == known || IsLast(page, number))
            {
                yield break;
            }
        }
    }

    private static bool IsLast(InferenceModelPage page, long number) =>
        page.AdditionalProperties.TryGetValue("meta", out var meta) && meta.ValueKind == JsonValueKind.Object
        && meta.TryGetProperty("last_page", out var last) && last.ValueKind == JsonValueKind.Number && last.TryGetInt64(out var lastNumber) && number >= lastNumber;
}
