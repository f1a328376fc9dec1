using DryApi.Errors;
using DryApi.Http;
using Microsoft.Kiota.Abstractions;

namespace Bookshop;

/// <summary>A print run that the bookshop has taken.</summary>
/// <param name="Number">The number of its ticket.</param>
/// <param name="Kind">What it makes.</param>
public sealed record PrintRun(string Number, JobKind Kind)
{
    internal static async Task<PrintRun> SubmittedAsync<TBody, T>(
        ApiService service,
        IRequestAdapter adapter,
        TBody body,
        Action<RequestConfiguration<DefaultQueryParameters>>? configure,
        Func<TBody, Action<RequestConfiguration<DefaultQueryParameters>>?, CancellationToken, Task<T>> submit,
        Func<T, string?> numberOf,
        JobKind kind,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(adapter);
        ArgumentNullException.ThrowIfNull(service);
        return numberOf(await submit(body, configure, cancellationToken).ConfigureAwait(false)) is { Length: > 0 } number
            ? new PrintRun(number, kind)
            : throw service.Errors.OfUncertainty(new ServiceException(FailureKind.Response, "The ticket has no number."));
    }
}
